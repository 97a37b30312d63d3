"""Other pictures, other documents and another address for one language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images import permissions as image_permissions
from wagtail.models import Page

from content.models import Lineage
from content.wagtail_actions import lock
from reference.folding import ascii_slug
from reference.models import CustomDocument, CustomImage
from translation import places, rights, states
from translation.errors import NotPossibleError
from translation.models import Choice, Translation
from translation.source import source_of
from translation.states import Standing, State

MODELS: dict[str, type[models.Model]] = {places.IMAGE: CustomImage, places.DOCUMENT: CustomDocument}
STALE = "choices"  # kind of staleness: one approval more, see following.py


def apply(translation: Translation, source: Page) -> None:
    """Put this language's pictures and documents on the source, in memory, before its target is built."""
    files = {choice.place: choice.file_id for choice in translation.choices.all()}
    if files:
        places.replace(source, files)


def may_choose(user: AbstractBaseUser, translation: Translation, standing: Standing) -> bool:
    """Whoever may write it; outside the review the desk too, which has the pictures."""
    if rights.may_write(user, translation, standing):
        return True
    return rights.roles_of(user).runs_desk and standing.state not in (State.REVIEW, State.WAITING)


def choosable(user: AbstractBaseUser, kind: str) -> QuerySet:
    """Files of the collections that the person may choose from."""
    policy = image_permissions.permission_policy if kind == places.IMAGE else document_policy
    return policy.instances_user_has_any_permission_for(user, ["choose"])


@transaction.atomic
def save(translation: Translation, user: AbstractBaseUser, files: Mapping[str, int | None], slug: str) -> bool:
    """Keep what the language uses at each place (None: the same as the source) and its address; whether that is news.

    Choices for places that the source no longer has are dropped. Raises NotPossibleError.
    """
    lock(translation.page)
    if not may_choose(user, translation, states.of(translation)):
        raise NotPossibleError(_("You can't change this now."))
    known = {place.path: place for place in places.of(source_of(translation))}
    held = {choice.place: choice for choice in translation.choices.all()}
    translation.choices.exclude(place__in=known).delete()
    changed = [_keep(translation, user, place, files.get(path), held) for path, place in known.items() if path in files]
    changed.append(_keep_slug(translation, slug))
    if any(changed):
        _mark(translation, user)
    return any(changed)


def gone(translation: Translation) -> list[Choice]:
    """Choices for places that the source no longer has."""
    known = {place.path for place in places.of(source_of(translation))}
    return [row for row in translation.choices.select_related("image", "document") if row.place not in known]


def check_slug(translation: Translation, slug: str) -> str:
    """The address as it may be; empty stays empty. Raises NotPossibleError."""
    slug = slug.strip()
    if not slug:
        return ""
    clean = ascii_slug(slug)
    if clean != slug:
        raise NotPossibleError(
            _("An address has small letters without marks, digits and hyphens only. Such as: %(example)s.")
            % {"example": clean or "hung-yen"}
        )
    siblings = translation.page.get_siblings(inclusive=False)
    wished = Translation.objects.filter(page__in=siblings, slug=slug)
    if siblings.filter(slug=slug).exists() or wished.exists():
        raise NotPossibleError(_("Another page beside this one has the address “%(slug)s”.") % {"slug": slug})
    return slug


def check_rights_until(file: models.Model, today: date) -> None:
    """Raises NotPossibleError for a picture that may not be shown any more."""
    until = getattr(file, "rights_until", None)
    if until is not None and until < today:
        raise NotPossibleError(
            _("The rights to “%(picture)s” ended on %(day)s. Choose another picture.")
            % {"picture": file, "day": formats.date_format(until, "j/n/Y")}
        )


def _keep(
    translation: Translation, user: AbstractBaseUser, place: places.Place, pk: int | None, held: dict[str, Choice]
) -> bool:
    """Whether the language shows another file now than before."""
    old = held.get(place.path)
    wanted = None if pk == place.pk else pk
    if wanted == (old.file_id if old else None):
        return False
    if wanted is None:
        old.delete()
        return True
    check_rights_until(_allowed(user, place.kind, wanted), timezone.localdate())
    files: dict[str, Any] = {"image_id": None, "document_id": None, f"{place.kind}_id": wanted}
    Choice.objects.update_or_create(translation=translation, place=place.path, defaults={**files, "by": user})
    return True


def _allowed(user: AbstractBaseUser, kind: str, pk: int) -> models.Model:
    file = choosable(user, kind).filter(Q(pk=pk)).first()
    if file is None:
        raise NotPossibleError(_("You have no right to choose this file."))
    return file


def _keep_slug(translation: Translation, slug: str) -> bool:
    slug = check_slug(translation, slug)
    if slug == translation.slug:
        return False
    translation.slug = slug
    translation.save(update_fields=["slug"])
    return bool(slug)


def _mark(translation: Translation, user: AbstractBaseUser) -> None:
    """What is live needs one approval more; whoever chose outside the review does not give it."""
    standing = states.of(translation)
    if standing.state != State.REVIEW:
        translation.page.lineage.translators.add(user)
    lineage = Lineage.objects.filter(page=translation.page_id)
    if translation.page.live:
        lineage.filter(stale_since=None).update(stale_since=timezone.now(), stale_kind=STALE)
