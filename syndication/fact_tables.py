"""Facts that a story shows, as rows of text in the story's language.

Kept in the snapshot as they were on that day: what receivers were told can be proved later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content import event_words, itinerary_words
from content.models import ClarificationPage, EventPage, ItineraryPage, PublicationPage
from reference.localized import localized
from reference.models import KeyFigure
from reference.models.site import IndustrialSite
from reference.models.site_figures import Figure, Unit
from syndication import numbers

Row = dict[str, str]
Table = dict[str, Any]
SUBJECTS = ("place", "park", "cluster", "project")  # fields of stories that are about one fact


def of_story(story: Model, code: str) -> list[Table]:
    """Tables of what the story is about, shown beside its text; the language must be active."""
    subjects = [(name, getattr(story, name, None)) for name in SUBJECTS]
    tables = [TABLES[name](fact, code) for name, fact in subjects if fact is not None]
    return [
        table
        for table in (
            *_of_press(story, code),
            *_of_itinerary(story, code),
            *_of_event(story, code),
            *_of_publication(story, code),
            *tables,
        )
        if table["rows"]
    ]


def _of_event(story: Model, code: str) -> Iterator[Table]:
    """Its rule, which stays; the days of a yearly event change with the calendar and are no part of a version."""
    if not isinstance(story, EventPage):
        return
    organiser = localized(story.organiser or story.agency, "name", code).text
    rows = [
        (_("When"), event_words.rule(story.own_rule) or " / ".join(event_words.once(story.own_rule))),
        (_("Hours"), event_words.hours(story.starts_at, story.ends_at)),
        (_("Where"), story.venue),
        (_("Organiser"), organiser),
    ]
    filled = [_row(label, value) for label, value in rows if value]
    yield {"kind": "facts", "title": _("Dates and place"), "rows": filled, "source": "", "source_url": ""}


def _of_press(story: Model, code: str) -> Iterator[Table]:
    """A clarification's heart: what is true, what was said, what proves it."""
    if not isinstance(story, ClarificationPage):
        return
    signer = localized(story.signed_by or story.agency, "name", code).text
    rows = [
        _row(_("What is true"), story.truth),
        _row(_("What was said"), story.claim, story.claim_where),
        *(_row(_("Sources"), block.value["title"], block.value["publisher"]) for block in story.sources),
        _row(_("Signed by"), signer),
    ]
    yield {"kind": "facts", "title": _("Official clarification"), "rows": rows, "source": "", "source_url": ""}


def _of_itinerary(story: Model, code: str) -> Iterator[Table]:
    """A table for each day: the stops in order, each with its text and the way on."""
    if not isinstance(story, ItineraryPage):
        return
    for number, day in enumerate(story.days, 1):
        title = _("Day %(number)s: %(title)s") % {"number": number, "title": day.value["title"]}
        rows = [_stop(stop, code) for stop in day.value["stops"]]
        yield {"kind": "facts", "title": title, "rows": rows, "source": "", "source_url": ""}


def _of_publication(story: Model, code: str) -> Iterator[Table]:
    """What is printed on the edition; the file itself stays on the site."""
    if not isinstance(story, PublicationPage):
        return
    rows = [
        (_("Edition"), story.edition),
        (_("Day of issue"), numbers.day(story.issued_on, code) if story.issued_on else ""),
        (_("Number of pages"), str(story.page_count or "")),
        (_("Imprint"), story.imprint),
    ]
    filled = [_row(label, value) for label, value in rows if value]
    yield {"kind": "facts", "title": _("The edition"), "rows": filled, "source": "", "source_url": ""}


def _stop(stop: Any, code: str) -> Row:
    name = localized(stop["place"], "name", code).text if stop["place"] else stop["title"]
    stay = itinerary_words.stay(stop["minutes"]) if stop["minutes"] else ""
    onward = itinerary_words.onward(stop["onward_by"] or "", stop["onward_minutes"])
    label = " ".join(part for part in (stop["time"], name) if part)
    return _row(label, stop["text"] or stay, ", ".join(part for part in (stay if stop["text"] else "", onward) if part))


def of_site(site: IndustrialSite, code: str) -> Table:
    """A park or cluster with all its figures."""
    rows = [
        *_texts(site, code, {"developer": _("Developer"), "address": _("Address"), "sectors": _("Sectors")}),
        *_figures(site, code),
    ]
    return _table(site, code, rows)


def of_site_figures(site: IndustrialSite, code: str) -> Table:
    """Only the figures, as the block in a text shows them."""
    return _table(site, code, _figures(site, code))


def of_figures(figures: Iterable[KeyFigure], code: str) -> list[Row]:
    """Key figures, each with period and source."""
    return [_key_figure(figure, code) for figure in figures if figure is not None]


def _key_figure(figure: KeyFigure, code: str) -> Row:
    def words(name: str) -> str:
        return localized(figure, name, code).text

    value = f"{numbers.number(figure.rounded, code)} {words('unit')}".strip()
    note = ", ".join(part for part in (words("period"), words("source")) if part)
    return {"label": words("label"), "value": value, "note": note}


def _figures(site: IndustrialSite, code: str) -> Iterator[Row]:
    for figure in site.figures(code):
        yield _row(capfirst(str(figure.label)), _value(site, figure, code), _note(site, figure, code))
    if site.bonded_warehouse is not None:
        yield _row(_("Bonded warehouse"), _("yes") if site.bonded_warehouse else _("no"))
    for tenant in site.tenants.all():
        label = _("Firms from %(country)s") % {"country": numbers.country(tenant.country, code)}
        yield _row(label, numbers.number(tenant.count, code))
    for distance in site.distances.all():
        place = localized(distance, "label", code).text or capfirst(str(distance.get_to_display()))
        yield _row(place, f"{numbers.number(distance.km, code)} km")
    yield from _texts(site, code, {"power": _("Power supply"), "labour": _("Labour")})


def _value(site: IndustrialSite, figure: Figure, code: str) -> str:
    if figure.unit == Unit.DATE:
        return numbers.day(figure.value, code)
    if figure.unit == Unit.REGION:
        return str(site.get_wage_region_display())
    return numbers.number(figure.value, code)


def _note(site: IndustrialSite, figure: Figure, code: str) -> str:
    """Source and day of a figure where they differ from the row's."""
    if figure.source.text == localized(site, "source", code).text and figure.as_of == site.as_of:
        return ""
    return _source(figure.source.text, figure.as_of, code)


def _of_place(place: Model, code: str) -> Table:
    labels = {
        "address": _("Address"),
        "hours": _("Opening hours"),
        "closed_days": _("Closed"),
        "fee": _("Entrance fee"),
        "season": _("Best season"),
        "getting_there": _("How to get there"),
    }
    more = {_("Telephone"): place.phone, _("Website"): place.website}
    return _table(place, code, [*_texts(place, code, labels), *(_row(*pair) for pair in more.items() if pair[1])])


def _of_project(project: Model, code: str) -> Table:
    rows = list(_texts(project, code, {"sector": _("Sector"), "form": _("Form of investment")}))
    for label, fact in ((_("Industrial park"), project.park), (_("Place"), project.unit)):
        if fact is not None:
            rows.append(_row(label, localized(fact, "name", code).text))
    for label, amount in ((_("Capital (million USD)"), project.capital_musd), (_("Area (ha)"), project.area_ha)):
        if amount is not None:
            rows.append(_row(label, numbers.number(amount, code)))
    return _table(project, code, rows)


TABLES = {"place": _of_place, "park": of_site, "cluster": of_site, "project": _of_project}


def _texts(fact: Model, code: str, labels: dict[str, str]) -> Iterator[Row]:
    for name, label in labels.items():
        if text := localized(fact, name, code).text:
            yield _row(label, text)


def _row(label: str, value: str, note: str = "") -> Row:
    return {"label": label, "value": value, "note": note}


def _table(fact: Model, code: str, rows: Iterable[Row]) -> Table:
    return {
        "kind": "facts",
        "title": localized(fact, "name", code).text,
        "rows": list(rows),
        "source": _source(localized(fact, "source", code).text, fact.as_of, code),
        "source_url": fact.source_url,
    }


def _source(source: str, as_of: Any, code: str) -> str:
    parts = [_("Source: %(source)s") % {"source": source}] if source else []
    if as_of:
        parts.append(_("As of %(date)s") % {"date": numbers.day(as_of, code)})
    return ". ".join(parts)
