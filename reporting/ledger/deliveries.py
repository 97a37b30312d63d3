"""Lines from deliveries: each counts once, on the day on which it first arrived.

`done_at` moves when the desk sends a delivery again; the list of attempts never changes, so an earlier report stays
as it was. Without an attempt that arrived (the receiver fetches by itself, or a person noted where it appeared)
`done_at` is all there is.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from planning.periods import Period, local_day
from reporting.ledger.entry import DELIVERIES, UNKNOWN_TYPE, Cell, Entry, Receipt, What
from reporting.ledger.subjects import Subject
from reporting.roster import UNKNOWN
from reporting.scope import Scope
from syndication.models import Attempt, Delivery, ItemVersion

Kind = ItemVersion.Kind
KINDS = {
    Kind.NEW: What.SENT,
    Kind.UPDATE: What.CHANGE_SENT,
    Kind.CORRECTION: What.CHANGE_SENT,
    Kind.WITHDRAWAL: What.WITHDRAWAL_SENT,
}
RECEIPTS = {
    Delivery.Receipt.NONE: Receipt.DELIVERED,
    Delivery.Receipt.ACCEPTED: Receipt.DELIVERED,
    Delivery.Receipt.ACKNOWLEDGED: Receipt.ACKNOWLEDGED,
    Delivery.Receipt.PUBLISHED: Receipt.PUBLISHED,
}
WHAT = DELIVERIES
OWN = ("pk", "kind", "receipt", "channel_id", "external_url", "arrived_at", "item_id", "item__language")
OF_STORY = (
    "item__story_id", "item__story__agency_id", "item__story__content_type__model",
    "item__story__title", "item__story__url_path",
)  # fmt: skip


def entries(scope: Scope) -> Iterator[Entry]:
    """Two queries."""
    arrived = _arrived(scope.period)
    gone = dict(_gone(arrived, scope))
    for row in arrived.values_list(*OWN, *OF_STORY, named=True):
        subject = gone.get(row.item_id, NOTHING_KNOWN) if row.item__story_id is None else _of_story(row)
        yield _entry(row, subject, scope)


def _arrived(period: Period) -> QuerySet[Delivery]:
    begin, end = period.moments
    first = Attempt.objects.filter(delivery=OuterRef("pk"), outcome=Attempt.Outcome.DELIVERED).order_by("at", "pk")
    # Nothing arrives after it is done, so what was done before the period needs no look at its attempts.
    done = Delivery.objects.filter(done_at__gte=begin)
    arrived = done.annotate(arrived_at=Coalesce(Subquery(first.values("at")[:1]), "done_at"))
    return arrived.filter(arrived_at__range=(begin, end)).order_by("pk")


def _of_story(row: object) -> Subject:
    return Subject(
        row.item__story__agency_id,
        row.item__story__content_type__model,
        row.item__language,
        row.item__story__title,
        row.item__story__url_path,
    )


NOTHING_KNOWN = Subject(UNKNOWN, UNKNOWN_TYPE, "", "", "")


def _gone(arrived: QuerySet[Delivery], scope: Scope) -> Iterator[tuple[int, Subject]]:
    """Stories that were deleted, by item, as their last version told them to receivers."""
    items = arrived.filter(item__story=None).values("item")
    told = ItemVersion.objects.filter(item__in=items).exclude(kind=Kind.WITHDRAWAL).order_by("number")
    columns = ("item_id", "snapshot__agency__code", "snapshot__type", "snapshot__content__title", "snapshot__address")
    for row in told.values_list(*columns, named=True):
        agency = scope.roster.codes.get(row.snapshot__agency__code, UNKNOWN)
        title, address = row.snapshot__content__title or "", row.snapshot__address or ""
        yield row.item_id, Subject(agency, row.snapshot__type or UNKNOWN_TYPE, "", title, address)


def _entry(row: object, subject: Subject, scope: Scope) -> Entry:
    return Entry(
        record=f"Delivery {row.pk}",
        cell=Cell(
            KINDS[row.kind],
            scope.roster.stands_for(subject.agency),
            row.item__language,
            subject.type,
            row.channel_id,
            RECEIPTS[row.receipt],
        ),
        day=local_day(row.arrived_at),
        agency=subject.agency,
        title=subject.title,
        address=row.external_url or subject.address,
    )
