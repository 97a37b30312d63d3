"""Industrial parks side by side: what differs is marked by a word and by weight, what is missing is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.template.defaultfilters import yesno
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms import languages
from reference.localized import LocalizedText, localized
from reference.models import IndustrialPark, SiteDistance
from reference.models.site_figures import Figure, Unit
from website.invest.figures import own
from website.templatetags.site import country, day, language_names, number

COUNTRIES = 5  # those with the most tenants
HIGHEST = (
    "area_ha",
    "leasable_ha",
    "free_ha",
    "plot_max_ha",
    "factory_area_m2",
    "land_rent_term_years",
    "water_capacity_m3",
    "wastewater_capacity_m3",
)
LOWEST = (
    "plot_min_ha",
    "factory_rent_usd",
    "land_rent_usd",
    "management_fee_usd",
    "power_price_usd",
    "water_price_usd",
    "wastewater_price_usd",
)


@dataclass(frozen=True)
class Cell:
    """One park's value; empty text when the register has none."""

    text: LocalizedText
    amount: Decimal | None = None
    as_of: date | None = None
    source: LocalizedText | None = None  # where it differs from the park's
    mark: str = ""


@dataclass(frozen=True)
class Row:
    """One thing that parks are compared by."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def is_same(self) -> bool:
        """All parks have a value, and it is the same."""
        texts = {cell.text.text for cell in self.cells}
        return len(self.cells) > 1 and len(texts) == 1 and "" not in texts

    @property
    def as_of(self) -> date | None:
        return _one_day(self.cells)


@dataclass(frozen=True)
class Group:
    """Rows below one heading."""

    title: str
    rows: tuple[Row, ...]

    @property
    def as_of(self) -> date | None:
        return _one_day([cell for row in self.rows for cell in row.cells])


def _one_day(cells: Iterable[Cell]) -> date | None:
    """The day of all these figures; None where they have different ones, which are then said one by one."""
    days = {cell.as_of for cell in cells if cell.text}
    return days.pop() if len(days) == 1 else None


def groups(parks: list[IndustrialPark], code: str) -> list[Group]:
    """The whole comparison, in the reader's language; rows that no park fills are left out."""
    described = [
        Group(_("What and where"), tuple(_words(parks, code))),
        Group(_("Land, prices and supply"), tuple(_figures(parks, code))),
        Group(_("Distances by road"), tuple(_distances(parks, code))),
        Group(_("Firms in the park"), tuple(_tenants(parks))),
        Group(_("Power and labour"), tuple(_texts(parks, code))),
        Group(_("Contact"), tuple(_contacts(parks))),
    ]
    filled = [replace(group, rows=tuple(filter(_is_filled, group.rows))) for group in described]
    return [group for group in filled if group.rows]


def _is_filled(row: Row) -> bool:
    return any(cell.text for cell in row.cells)


def _row(label: str, parks: list[IndustrialPark], cell: Callable[[IndustrialPark], Cell]) -> Row:
    return Row(capfirst(label), tuple(cell(park) for park in parks))


def _words(parks: list[IndustrialPark], code: str) -> Iterable[Row]:
    yield _row(_("Status"), parks, lambda park: Cell(own(capfirst(str(park.get_state_display())))))
    yield _row(_("Place"), parks, lambda park: Cell(localized(park.unit, "name", code) if park.unit else own("")))
    yield _row(_("Sectors"), parks, lambda park: Cell(localized(park, "sectors", code)))
    yield _row(_("Developer"), parks, lambda park: Cell(localized(park, "developer", code)))
    yield _row(_("Bonded warehouse"), parks, lambda park: Cell(own(_yes_or_no(park.bonded_warehouse))))


def _texts(parks: list[IndustrialPark], code: str) -> Iterable[Row]:
    yield _row(_("Power supply"), parks, lambda park: Cell(localized(park, "power", code)))
    yield _row(_("Labour"), parks, lambda park: Cell(localized(park, "labour", code)))


def _yes_or_no(value: bool | None) -> str:
    return "" if value is None else capfirst(yesno(value))


def _figures(parks: list[IndustrialPark], code: str) -> Iterable[Row]:
    """In the register's order, what is free after the occupancy that it is reckoned from."""
    known = [{figure.field: figure for figure in park.figures(code)} for park in parks]
    for spec in IndustrialPark.FIGURES:
        label = str(IndustrialPark._meta.get_field(spec.field).verbose_name)
        cells = [_figure(park, own_ones.get(spec.field), code) for park, own_ones in zip(parks, known, strict=True)]
        yield Row(capfirst(label), _marked(spec.field, cells))
        if spec.field == "occupancy_percent":
            yield Row(_("Free land, estimated (ha)"), _marked("free_ha", [_free(park) for park in parks]))


def _free(park: IndustrialPark) -> Cell:
    value = park.free_ha
    return Cell(own(number(value)), value, park.as_of_figure("occupancy_percent") if value is not None else None)


def _figure(park: IndustrialPark, figure: Figure | None, code: str) -> Cell:
    if figure is None:
        return Cell(own(""))
    main = localized(park, "source", code)
    source = figure.source if figure.source.text != main.text else None
    if figure.unit == Unit.DATE:
        return Cell(own(day(figure.value, "medium")), None, figure.as_of, source)
    if figure.unit == Unit.REGION:
        return Cell(own(str(park.get_wage_region_display())), None, figure.as_of, source)
    return Cell(own(number(figure.value)), Decimal(figure.value), figure.as_of, source)


def _marked(name: str, cells: list[Cell]) -> tuple[Cell, ...]:
    """The best for an investor with a word, where the amounts differ."""
    amounts = [cell.amount for cell in cells if cell.amount is not None]
    if len(set(amounts)) < 2 or name not in HIGHEST + LOWEST:
        return tuple(cells)
    best, word = (max(amounts), _("highest")) if name in HIGHEST else (min(amounts), _("lowest"))
    return tuple(replace(cell, mark=word) if cell.amount == best else cell for cell in cells)


def _distances(parks: list[IndustrialPark], code: str) -> Iterable[Row]:
    for to, label in SiteDistance.To.choices:
        if to != SiteDistance.To.OTHER:
            yield Row(capfirst(str(label)), _nearest([_distance(park, to) for park in parks]))


def _distance(park: IndustrialPark, to: str) -> Cell:
    found = park.distance_to(to)
    if found is None:
        return Cell(own(""))
    words = _("%(km)s km, %(minutes)s minutes") if found.minutes is not None else _("%(km)s km")
    text = words % {"km": number(found.km), "minutes": number(found.minutes)}
    return Cell(own(text), found.km, park.as_of)


def _nearest(cells: list[Cell]) -> tuple[Cell, ...]:
    amounts = [cell.amount for cell in cells if cell.amount is not None]
    if len(set(amounts)) < 2:
        return tuple(cells)
    return tuple(replace(cell, mark=_("nearest")) if cell.amount == min(amounts) else cell for cell in cells)


def _tenants(parks: list[IndustrialPark]) -> Iterable[Row]:
    """The countries with the most firms in these parks; a country that a park does not list has none there."""
    counts = [Counter({row.country: row.count for row in park.tenants.all()}) for park in parks]
    for name, _count in sum(counts, Counter()).most_common(COUNTRIES):
        label = _("Firms from %(country)s") % {"country": country(name)}
        cells = [
            Cell(own(number(own_ones[name])), Decimal(own_ones[name]), park.as_of) if own_ones else Cell(own(""))
            for park, own_ones in zip(parks, counts, strict=True)
        ]
        yield Row(label, tuple(cells))


def _contacts(parks: list[IndustrialPark]) -> Iterable[Row]:
    yield _row(_("Name"), parks, lambda park: Cell(_in_vietnamese(park.contact_name)))
    yield _row(_("Telephone"), parks, lambda park: Cell(own(park.contact_phone)))
    yield _row(_("E-mail"), parks, lambda park: Cell(own(park.contact_email)))
    yield _row(_("Languages spoken"), parks, lambda park: Cell(own(capfirst(language_names(park.contact_languages)))))


def _in_vietnamese(text: str) -> LocalizedText:
    """Names of people stand in one column only."""
    return LocalizedText(text, languages.get(languages.SOURCE), is_borrowed=True)
