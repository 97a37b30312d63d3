"""Lines from the history of stories, and from the consents to their translations."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from content.models import Clearance, PageEvent
from planning.periods import Period, local_day
from reporting.ledger import subjects
from reporting.ledger.entry import Cell, Entry, What
from reporting.ledger.subjects import Subject
from reporting.scope import Scope

Kind = PageEvent.Kind
EVENTS = {
    Kind.PUBLISHED: What.STORY,
    Kind.UPDATED: What.UPDATE,
    Kind.CORRECTED: What.CORRECTION,
    Kind.WITHDRAWN: What.WITHDRAWAL,
    Kind.EXPIRED: What.EXPIRY,
}
CONSENTS = {Clearance.Basis.TRANSLATION: What.APPROVED, Clearance.Basis.FORMAL_CHECK: What.CHECKED}
OF_EVENT = ("pk", "page_id", "kind", "at", "language", "title", "url_path", "is_again")
WHAT = frozenset({*EVENTS.values(), *CONSENTS.values(), What.AGAIN})


def entries(scope: Scope) -> Iterator[Entry]:
    """Six queries."""
    events, consents = _events(scope.period), _consents(scope.period)
    known = subjects.of(events.values("page_id"), consents.values("page_id"))
    for row in events.values_list(*OF_EVENT, named=True):
        if (subject := known.get(row.page_id)) is not None:
            yield _of_event(row, subject, scope)
    for row in consents.values_list("pk", "page_id", "basis", "at", named=True):
        if (subject := known.get(row.page_id)) is not None:
            yield _of_consent(row, subject, scope)


def _events(period: Period) -> QuerySet[PageEvent]:
    """A page is published again when it was published at any time before: a withdrawal or its date lies between."""
    earlier = PageEvent.objects.filter(page_id=OuterRef("page_id"), kind=Kind.PUBLISHED, pk__lt=OuterRef("pk"))
    events = PageEvent.objects.filter(kind__in=EVENTS, at__range=period.moments)
    return events.annotate(is_again=Exists(earlier)).order_by("pk")


def _consents(period: Period) -> QuerySet[Clearance]:
    """Also those that were taken back later: somebody read and approved the translation."""
    return Clearance.objects.filter(basis__in=CONSENTS, at__range=period.moments).order_by("pk")


def _of_event(row: object, subject: Subject, scope: Scope) -> Entry:
    is_again = row.kind == Kind.PUBLISHED and row.is_again
    what = What.AGAIN if is_again else EVENTS[row.kind]
    return Entry(
        record=f"PageEvent {row.pk}",
        cell=Cell(what, scope.roster.stands_for(subject.agency), row.language, subject.type),
        day=local_day(row.at),
        agency=subject.agency,
        title=row.title,
        address=row.url_path,
        task=subject.task,
    )


def _of_consent(row: object, subject: Subject, scope: Scope) -> Entry:
    return Entry(
        record=f"Clearance {row.pk}",
        cell=Cell(CONSENTS[row.basis], scope.roster.stands_for(subject.agency), subject.language, subject.type),
        day=local_day(row.at),
        agency=subject.agency,
        title=subject.title,
        address=subject.address,
        task=subject.task,
    )
