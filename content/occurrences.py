"""Keeps the days of live events as rows, so that lists and calendars need not compute them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from content import event_dates, publication
from content.event_dates import Span
from content.models import EventOccurrence, EventPage

SAID = ("first_day", "last_day", "starts_at", "ends_at")


@transaction.atomic
def store(page: EventPage) -> int:
    """Make the rows what the page says for this year and the next two, last year's kept; how many rows changed."""
    kept = {row.year: row for row in page.occurrences.all()}
    wanted = _wanted(page, kept)
    gone = kept.keys() - wanted.keys()
    page.occurrences.filter(year__in=gone).delete()
    changed = [row for year, row in wanted.items() if year not in kept or _said(row) != _said(kept[year])]
    EventOccurrence.objects.bulk_create(
        changed,
        update_conflicts=True,  # the worker's round may write the same year at the same time
        unique_fields=["page", "year"],
        update_fields=[*SAID, "written_at"],
    )
    return len(changed) + len(gone)


def store_with_translations(page: EventPage) -> None:
    """A day is a fact: it is the same in every language from the moment that it changes."""
    for shown in (page, *publication.translations_of(page)):
        if isinstance(shown, EventPage):
            store(shown)


def _wanted(page: EventPage, kept: Iterable[int]) -> dict[int, EventOccurrence]:
    page.__dict__.pop("dated", None)  # kept from before the source changed
    hours = {"starts_at": page.dated.starts_at, "ends_at": page.dated.ends_at}
    return {
        span.year: EventOccurrence(page=page, year=span.year, first_day=span.first_day, last_day=span.last_day, **hours)
        for span in [*_held_last_year(page, kept), *page.holdings()]
    }


def _held_last_year(page: EventPage, kept: Iterable[int]) -> list[Span]:
    """What calendars of subscribers hold already: it would vanish from them on 1 January."""
    last = timezone.localdate().year - 1
    spans = event_dates.between(page.rule, date(last, 1, 1), date(last, 12, 31))
    return [span for span in spans if span.year in kept]


def _said(row: EventOccurrence) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in SAID)


def drop(page: EventPage) -> None:
    """The event is not public any more."""
    page.occurrences.all().delete()


def extend_all() -> int:
    """A new year has begun, or rows are missing after a restore; how many rows changed."""
    EventOccurrence.objects.filter(page__live=False).delete()
    return sum(store(page) for page in EventPage.objects.live())


def of_language(code: str) -> QuerySet[EventOccurrence]:
    """Holdings of live events, in order, with what lists and calendars show of them."""
    live = EventOccurrence.objects.filter(page__live=True, page__locale__language_code=code)
    shown = ("page__place", "page__organiser", "page__agency", "page__hero_image", "page__locale", "page__content_type")
    return live.select_related(*shown).defer("page__body")


def next_of_each(code: str, today: date | None = None) -> QuerySet[EventOccurrence]:
    """The next holding of each event that is not over, the nearest first."""
    not_over = EventOccurrence.objects.filter(last_day__gte=today or timezone.localdate())
    nearest = not_over.filter(page=OuterRef("page")).order_by(*EventOccurrence._meta.ordering).values("pk")[:1]
    return of_language(code).filter(pk=Subquery(nearest))


def coming(code: str, today: date | None = None) -> list[EventOccurrence]:
    return list(next_of_each(code, today))
