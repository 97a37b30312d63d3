"""A report as the screen shows it: numbers as text that leads to their lines, lines with names in place of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from babel.numbers import format_decimal
from django.urls import reverse
from django.utils.translation import gettext as _

from cms import languages
from planning.periods import Period
from planning.words import day
from reporting import forms, tasks
from reporting import labels as words
from reporting.figures import Number
from reporting.labels import Labels
from reporting.ledger import DELIVERIES, Entry, What
from reporting.tables import Row, Table
from reporting.tasks import TaskLine


@dataclass(frozen=True)
class ShownNumber:
    head: str  # of its column, for phones, where cells stand below each other
    text: str
    url: str  # empty where there is nothing to see


@dataclass(frozen=True)
class ShownRow:
    head: str
    numbers: tuple[ShownNumber, ...]


@dataclass(frozen=True)
class ShownTable:
    table: Table
    rows: tuple[ShownRow, ...]
    total: ShownRow


@dataclass(frozen=True)
class ShownTask:
    line: TaskLine
    numbers: tuple[ShownNumber, ...]


@dataclass(frozen=True)
class ShownLine:
    day: str
    title: str
    lang: str  # of the title (BCP 47); empty for Vietnamese
    place: str
    what: str
    agency: str
    language: str
    type: str
    channel: str
    receipt: str
    url: str


def count_text(value: int) -> str:
    """With thousands apart, such as 1.234."""
    return format_decimal(value, locale=languages.get(languages.SOURCE).babel)


@dataclass(frozen=True)
class Shower:
    """`query` is what the report was asked; every number's address adds to it."""

    query: Mapping[str, str]

    def table(self, table: Table) -> ShownTable:
        rows = tuple(self._row(table.heads, row) for row in table.rows)
        return ShownTable(table, rows, self._row(table.heads, table.total))

    def _row(self, heads: Sequence[str], row: Row) -> ShownRow:
        pairs = zip(heads, row.numbers, strict=True)
        return ShownRow(row.head, tuple(self._number(head, number) for head, number in pairs))

    def task(self, line: TaskLine) -> ShownTask:
        years = (None, None, line.year)
        parts = zip(tasks.heads()[3:], line.numbers, years, strict=True)
        return ShownTask(line, tuple(self._number(*part) for part in parts))

    def _number(self, head: str, number: Number, period: Period | None = None) -> ShownNumber:
        return ShownNumber(head, count_text(number.count), self._url(number, period) if number.count else "")

    def _url(self, number: Number, period: Period | None) -> str:
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()} if period else {}
        asked = {**self.query, **days, **forms.address_of(number.pick)}
        return f"{reverse('report_lines')}?{urlencode(asked, doseq=True)}"


def line(entry: Entry, labels: Labels) -> ShownLine:
    cell = entry.cell
    known = languages.KNOWN.get(cell.language)
    return ShownLine(
        day=day(entry.day),
        title=entry.title,
        lang=known.bcp47 if known and known.code != languages.SOURCE else "",
        place=entry.place,
        what=words.what(cell.what),
        agency=labels.roster.name(entry.agency),
        language=known.name_vi if known else cell.language,
        type=words.type_name(cell.type),
        channel=labels.channel(cell.channel),
        receipt=words.receipt(cell.receipt),
        url=entry.address if entry.address.startswith(("/", "https://", "http://")) else "",
    )


def described(form: forms.LinesForm, labels: Labels) -> str:
    """What the lines have in common, such as 'Stories published · Department of Culture · Japanese'."""
    pick, given = form.pick(), form.cleaned_data
    kinds = [words.what(kind) for kind in What if kind in pick.what]
    what = _("Deliveries") if pick.what == DELIVERIES else "; ".join(kinds)
    agency = labels.roster.name(pick.agency) if pick.agency is not None else str(given["agency"] or "")
    parts = (
        what,
        agency,
        words.language(given["language"]),
        words.type_name(pick.type or ""),
        labels.channel(pick.channel or 0),
        words.receipt(pick.receipt or ""),
    )
    return " · ".join(part for part in parts if part)
