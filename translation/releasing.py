"""A source and chosen languages of it go out together, at a moment or by hand: all of them or none."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import languages
from content import occasion, release
from content.gate import RefusedError
from content.wagtail_actions import is_due_later, lock
from reference.language_names import name_of
from translation.errors import NotPossibleError
from translation.models import Translation
from translation.models_release import ReleaseGroup

logger = logging.getLogger(__name__)
Outcome = ReleaseGroup.Outcome
MIN_MEMBERS = 2


@dataclass(frozen=True)
class Member:
    """One page of a group; `missing` says what it still lacks."""

    page: Page
    language: str
    missing: str

    @property
    def name(self) -> str:
        return name_of(self.language)


class NotReadyError(NotPossibleError):
    """Some of the pages can't go out yet, so none did."""


def open_group(source_id: int) -> ReleaseGroup | None:
    return ReleaseGroup.objects.open().filter(source=source_id).first()


@transaction.atomic
def bind(
    source: Page, codes: Iterable[str], by: AbstractBaseUser, go_at: datetime | None = None, *, with_source: bool = True
) -> ReleaseGroup:
    """The source's open group, made or changed to these languages and this moment. Raises NotPossibleError."""
    lock(source)
    _check_moment(go_at)
    chosen = list(Translation.objects.filter(source=source.pk, language__in=list(codes)).select_related("page"))
    pages = [source, *(one.page for one in chosen)] if with_source else [one.page for one in chosen]
    if len(pages) < MIN_MEMBERS:
        raise NotPossibleError(_("Choose at least two texts that are to go out together."))
    for page in pages:
        _check_unscheduled(page)
    group, _made = ReleaseGroup.objects.open().get_or_create(source_id=source.pk, defaults={"made_by": by})
    group.with_source, group.go_at, group.refused = with_source, go_at, ""
    group.save(update_fields=["with_source", "go_at", "refused"])
    group.translations.set(chosen)
    return group


def _check_moment(go_at: datetime | None) -> None:
    if go_at is not None and go_at <= timezone.now():
        moment = timezone.localtime(go_at).strftime("%H:%M %d/%m/%Y")
        raise NotPossibleError(_("The moment %(moment)s is over. Choose a later one.") % {"moment": moment})


def _check_unscheduled(page: Page) -> None:
    if page.specific.scheduled_revision is not None:
        raise NotPossibleError(
            _("“%(title)s” is cleared with a date of its own. Have it sent back, or leave it out of the group.")
            % {"title": page.title}
        )


def members(group: ReleaseGroup) -> list[Member]:
    """The source first, then the languages in the order of the site."""
    found = [Member(group.source, group.source.locale.language_code, "")] if group.with_source else []
    order = list(languages.KNOWN)
    chosen = group.translations.select_related("page__locale")
    found += [Member(one.page, one.language, "") for one in sorted(chosen, key=lambda t: order.index(t.language))]
    return [Member(one.page, one.language, _missing(one.page)) for one in found]


def _missing(page: Page) -> str:
    page = page.specific
    draft = page.get_latest_revision_as_object()
    if is_due_later(draft):
        return _("has a date of its own")
    if release.is_waiting(page):
        return ""
    if page.live and not page.has_unpublished_changes:
        return _("is live already")
    return _("is not approved yet")


def held(page: Page) -> str:
    """Why a page goes out with others only; see content/holding.py."""
    as_source = Q(source=page.pk, with_source=True)
    if not ReleaseGroup.objects.open().filter(as_source | Q(translations__page=page.pk)).exists():
        return ""
    return _("“%(title)s” goes out together with other languages. Release the group, or dissolve it.") % {
        "title": page.title
    }


@transaction.atomic
def dissolve(group: ReleaseGroup, by: AbstractBaseUser) -> None:
    """Each of its pages goes on by itself: what is cleared waits for its own release."""
    _end(group, Outcome.DISSOLVED, by)


def release_group(group: ReleaseGroup, by: AbstractBaseUser | None) -> int:
    """Put every page of the group live in one transaction; how many. Raises NotReadyError, and then none went out."""
    try:
        with transaction.atomic():
            return _release_all(group, by)
    except (NotReadyError, RefusedError) as error:
        ReleaseGroup.objects.open().filter(pk=group.pk).update(refused=str(error))
        raise NotReadyError(str(error)) from error


def _release_all(group: ReleaseGroup, by: AbstractBaseUser | None) -> int:
    lock(group.source)  # one moment decides: a group that somebody else released or dissolved is open no more
    pages = [member.page for member in members(group)]
    for page in sorted(pages, key=lambda page: page.pk):
        lock(page)
    waiting = members(group)
    lacking = [one for one in waiting if one.missing]
    if lacking and group_is_open(group):
        raise NotReadyError(_named(lacking))
    _end(group, Outcome.RELEASED, by)
    for member in waiting:
        with occasion.because(by=by, is_together=True):
            member.page.specific.get_latest_revision().publish(user=by, skip_permission_checks=True)
    return len(waiting)


def group_is_open(group: ReleaseGroup) -> bool:
    return ReleaseGroup.objects.open().filter(pk=group.pk).exists()


def _named(lacking: list[Member]) -> str:
    named = "; ".join(f"{member.name}: {member.missing}" for member in lacking)
    return _("Nothing went out, because not every text is ready. %(reasons)s.") % {"reasons": named}


def _end(group: ReleaseGroup, outcome: str, by: AbstractBaseUser | None) -> None:
    ended = ReleaseGroup.objects.open().filter(pk=group.pk)
    if not ended.update(outcome=outcome, ended_by=by, ended_at=timezone.now(), refused=""):
        raise NotPossibleError(_("This group is open no more: somebody else released or dissolved it."))


def release_due(now: datetime) -> int:
    """Release groups whose moment has come; how many. One that can't go out keeps its moment and says why, once."""
    due = ReleaseGroup.objects.open().filter(go_at__lte=now, refused="").select_related("source__locale")
    return sum(_try(group) for group in due.order_by("go_at", "pk"))


def _try(group: ReleaseGroup) -> bool:
    try:
        return release_group(group, None) > 0
    except NotPossibleError as error:
        logger.warning("release group refused", extra={"group": group.pk, "reason": str(error)})
    except Exception as error:  # one group that can't be published must not stop the others
        logger.exception("release group failed", extra={"group": group.pk})
        ReleaseGroup.objects.open().filter(pk=group.pk).update(refused=f"{type(error).__name__}: {error}"[:500])
    return False
