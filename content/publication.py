"""What publishing and withdrawing write, in the transaction that does it: history, clearance used, public files."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from content import clearance, files, history, occasion, signals
from content.digest import digest_of, files_of, read_relations
from content.facts import facts_of
from content.models.clearance import Clearance, FactUse, FileUse, Lineage, PageEvent, Wording

Kind = PageEvent.Kind
GONE = (Kind.WITHDRAWN, Kind.EXPIRED, Kind.DELETED)
APPEARED = (Kind.PUBLISHED, Kind.UPDATED, Kind.CORRECTED)


def went_live(page: Page) -> PageEvent:
    """Record the publication and make the page's files public."""
    read_relations(page)
    digest = digest_of(page)
    used = Clearance.objects.in_force().of(page.pk, digest).first()
    event = history.record(page, _kind(page, digest), digest=digest, clearance=used)
    _use_files(page)
    _use_facts(page)
    page.refused_releases.all().delete()
    signals.went_live.send(sender=type(page), page=page, event=event)
    return event


def _kind(page: Page, digest: str) -> PageEvent.Kind:
    """Published for the first time or anew after a withdrawal; else corrected when a new note says so, else updated."""
    last = PageEvent.objects.filter(page_id=page.pk, kind__in=[*APPEARED, *GONE]).first()
    if last is None or last.kind in GONE:
        return Kind.PUBLISHED
    note = getattr(page, "correction_note", "")
    return Kind.CORRECTED if note and note != _note_of(last.digest) else Kind.UPDATED


def _note_of(digest: str) -> str:
    wording = Wording.objects.filter(digest=digest).first()
    return wording.content.get("correction_note", "") if wording else ""


def _use_files(page: Page) -> None:
    wanted = files_of(page)
    known = {files.FileRef(use.kind, use.file_id) for use in page.file_uses.all()}
    for gone in known - wanted:
        page.file_uses.filter(kind=gone.kind, file_id=gone.pk).delete()
    FileUse.objects.bulk_create(FileUse(page_id=page.pk, kind=f.kind, file_id=f.pk) for f in wanted - known)
    files.refresh(wanted | known)


def _use_facts(page: Page) -> None:
    page.fact_uses.all().delete()
    FactUse.objects.bulk_create(FactUse(page_id=page.pk, kind=fact.kind, fact_id=fact.pk) for fact in facts_of(page))


def went_away(page: Page, kind: PageEvent.Kind = Kind.WITHDRAWN) -> None:
    """Record the withdrawal, hide files that nothing else shows, and take the translations along.

    What was withdrawn needs clearance anew; what only expired does not.
    """
    event = history.record(page, kind)
    if kind != Kind.EXPIRED:
        clearance.revoke(page, event.by, event.remark)
    known = [files.FileRef(use.kind, use.file_id) for use in page.file_uses.all()]
    page.file_uses.all().delete()
    page.fact_uses.all().delete()
    files.refresh(known)
    signals.went_away.send(sender=type(page), page=page, event=event)
    _withdraw_translations(page)


def translations_of(page: Page) -> list[Page]:
    """Live pages that were translated from this one."""
    lineages = Lineage.objects.filter(source_id=page.pk, page__live=True).select_related("page")
    return [lineage.page.specific for lineage in lineages]


def _withdraw_translations(page: Page) -> None:
    """All of them, but for those that the occasion keeps; whichever route the withdrawal came by."""
    known = occasion.current()
    for translation in translations_of(page):
        if translation.pk not in known.kept:
            take_down(translation, known.by)


def take_down(page: Page, user: AbstractBaseUser | None) -> None:
    """Unpublish, whatever Wagtail thinks of the person's rights; whoever calls this has asked for them."""
    UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
