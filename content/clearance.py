"""Giving and taking back clearance. Nobody clears a text that they wrote or last changed."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from content import digest as digests
from content import files
from content.gate import is_cleared
from content.models.clearance import Clearance, PageEvent, Wording
from reference.models import Membership, Office
from reference.roles import roles_of

Basis = Clearance.Basis
Role = Membership.Role
REASON_MIN = 10  # characters: "vì gấp" is no reason


class NotGrantedError(Exception):
    """Clearance was not given; the message says why and what to do."""


@transaction.atomic
def grant(
    page: Page,
    digest: str,
    basis: Clearance.Basis,
    by: AbstractBaseUser | None,
    *,
    checklist: Iterable[str] = (),
    reason: str = "",
) -> Clearance:
    """Consent to the text behind the digest; the same consent in force is returned as it is."""
    _check_basis(page, digest, basis, by, reason)
    existing = Clearance.objects.in_force().of(page.pk, digest).first()
    if existing:
        return existing
    files.settle(digests.files_of(page))
    return Clearance.objects.create(
        page=page.page_ptr if hasattr(page, "page_ptr") else page,
        digest=digest,
        basis=basis,
        by=by,
        checklist=list(checklist),
        reason=reason.strip(),
    )


def _check_basis(page: Page, digest: str, basis: str, by: AbstractBaseUser | None, reason: str) -> None:
    if basis == Basis.SETUP:
        return
    if by is None or by.pk in writers(page):
        raise NotGrantedError(
            _("“%(title)s”: you wrote or last changed this text, so somebody else must clear it.")
            % {"title": page.title}
        )
    CHECKS[basis](page, digest, by, reason)


def _check_cleared(page: Page, digest: str, by: AbstractBaseUser, reason: str) -> None:
    if not may_clear(by, page):
        raise NotGrantedError(_("Only a clearance officer may clear this page."))
    if has_agency(page) and not is_approved(page, digest):
        raise NotGrantedError(
            _("“%(title)s”: the agency has not approved this wording. Return it.") % {"title": page.title}
        )


def _check_translation(page: Page, digest: str, by: AbstractBaseUser, reason: str) -> None:
    if page.language not in roles_of(by).reviews:
        raise NotGrantedError(_("Only a reviewer of this language may approve the translation."))
    _check_second_person(page, by)


def _check_formally(page: Page, digest: str, by: AbstractBaseUser, reason: str) -> None:
    if not (roles_of(by).runs_desk and is_formally_checked(page.language)):
        raise NotGrantedError(_("Only the desk checks translations formally, and only where the office says so."))
    _check_second_person(page, by)


def _check_second_person(page: Page, by: AbstractBaseUser) -> None:
    lineage = getattr(page, "lineage", None)
    if lineage is None or lineage.translators.filter(pk=by.pk).exists():
        raise NotGrantedError(_("You translated this text, so somebody else must approve it."))
    if lineage.source_id is None or not is_cleared(lineage.source_id, lineage.source_digest):
        raise NotGrantedError(_("The wording that this was translated from is not cleared. Clear the source first."))


def is_formally_checked(language: str) -> bool:
    """Whether the office has no second person for the language; the desk then checks, and it is called so."""
    office = Office.objects.first()
    return office is not None and language in office.formal_check_languages


def _check_override(page: Page, digest: str, by: AbstractBaseUser, reason: str) -> None:
    if not roles_of(by).is_chief:
        raise NotGrantedError(_("Only the chief may override."))
    if len(reason.strip()) < REASON_MIN:
        raise NotGrantedError(_("Give a reason of at least %(count)d characters.") % {"count": REASON_MIN})


CHECKS = {
    Basis.CLEARED: _check_cleared,
    Basis.TRANSLATION: _check_translation,
    Basis.FORMAL_CHECK: _check_formally,
    Basis.OVERRIDE: _check_override,
}


def is_approved(page: Page, digest: str) -> bool:
    """Whether the agency approved exactly this wording."""
    return PageEvent.objects.filter(page_id=page.pk, kind=PageEvent.Kind.APPROVED, digest=digest).exists()


def has_agency(page: Page) -> bool:
    return getattr(page, "agency_id", None) is not None


def may_clear(user: AbstractBaseUser, page: Page) -> bool:
    """Clearance officers clear everything; the desk clears pages that belong to no agency."""
    roles = roles_of(user)
    return roles.clears or (roles.runs_desk and not has_agency(page))


def writers(page: Page) -> set[int]:
    """Keys of who wrote what is not yet published: who saved a revision since the live one, and the last one."""
    since = page.live_revision.created_at if page.live and page.live_revision_id else None
    drafts = page.revisions.filter(created_at__gt=since) if since else page.revisions
    last = page.get_latest_revision()
    found = {*drafts.order_by().values_list("user", flat=True).distinct(), last.user_id if last else None}
    return found - {None}


def revoke(page: Page, by: AbstractBaseUser | None, reason: str, digest: str = "") -> int:
    """Take back the consents in force, to one wording or to all; how many there were."""
    found = Clearance.objects.in_force().filter(page_id=page.pk)
    found = found.filter(digest=digest) if digest else found
    return found.update(revoked_at=timezone.now(), revoked_by=by, revoked_because=reason)


def keep_wording(page: Page) -> str:
    """Keep the page's canonical content as it is now; its digest."""
    content = digests.canonical(page)
    digest = digests.digest(page._meta.label_lower, content)
    wording = Wording(digest=digest, scheme=digests.SCHEME, kind=page._meta.label_lower, content=content)
    if not Wording.objects.filter(digest=digest).exists():
        Wording.objects.bulk_create([wording], ignore_conflicts=True)
    return digest
