"""The report as a document of the office, in Vietnamese whatever the language of the screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from cms import languages
from planning.words import day
from reporting import labels as words
from reporting import notes, report, tasks
from reporting.export.paper import TEXT_MM, Paper
from reporting.figures import Pick
from reporting.ledger import Entry, What
from reporting.report import Report
from reporting.scope import Scope
from reporting.shown import count_text
from reporting.tables import Row, Table
from reporting.tasks import TaskLine

DAY_MM, CODE_MM, AGENCY_MM, PLACE_MM = 24, 20, 38, 38


def of(scope: Scope, absolute: Callable[[str], str]) -> bytes:
    """The report, counted now; it holds no addresses."""
    with translation.override(languages.SOURCE):
        return _write(report.make(scope))


def _write(made: Report) -> bytes:
    paper = Paper(_("Report on external information"), made.office, made.made_at)
    _about(paper, made)
    number = _Numbering()
    paper.heading(number.next(_("Overview")))
    paper.points(_overview(made))
    for table in made.tables:
        if table.name == "activities":
            _activities(paper, number, table, made)
        else:
            paper.heading(number.next(table.title))
            _figures(paper, table)
    _tasks(paper, number, made)
    paper.heading(number.next(_("How it was counted")))
    paper.points(notes.definitions())
    return paper.bytes()


class _Numbering:
    """Numbers the headings."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, text: str) -> str:
        self._last += 1
        return f"{self._last}. {text}"


def _about(paper: Paper, made: Report) -> None:
    paper.title(_("Report on external information"))
    for line in (made.scope.period.full_name, made.office, made.whose, words.language(made.scope.language)):
        if line:
            paper.centred(line)
    paper.centred(_("Figures as of %(moment)s") % {"moment": made.made})


def _overview(made: Report) -> list[str]:
    """What there was, most important first; nothing is said of what there was not."""
    totals = {what: made.cube.total(Pick(frozenset({what}))) for what in What}
    lines = [f"{words.what(what)}: {count_text(total)}" for what, total in totals.items() if total]
    return lines or [_("Nothing was recorded in this period.")]


def _figures(paper: Paper, table: Table) -> None:
    """Columns in which nothing stands are left out: the paper is narrow."""
    kept = [place for place, number in enumerate(table.total.numbers) if number.count or place + 1 == len(table.heads)]
    heads = [table.corner, *(table.heads[place] for place in kept)]
    paper.figures(heads, [_cells(row, kept) for row in (*table.rows, table.total)])


def _cells(row: Row, kept: Iterable[int]) -> list[str]:
    return [row.head, *(count_text(row.numbers[place].count) for place in kept)]


def _activities(paper: Paper, number: _Numbering, table: Table, made: Report) -> None:
    """Kinds below each other: beside each other they are too many for the paper. Agencies stand in the list."""
    paper.heading(number.next(_("Activities, by kind")))
    counts = zip(table.heads, table.total.numbers, strict=True)
    paper.figures([_("Kind"), _("Number")], [[head, count_text(found.count)] for head, found in counts])
    paper.heading(number.next(_("List of activities")))
    heads = [_("Day"), _("Activity"), _("Agency"), _("Outlet or place")]
    widths = [DAY_MM, TEXT_MM - DAY_MM - AGENCY_MM - PLACE_MM, AGENCY_MM, PLACE_MM]
    found = [entry for entry in made.entries if entry.cell.what == What.ACTIVITY]
    paper.listing(heads, [_activity(entry, made) for entry in found], widths)


def _activity(entry: Entry, made: Report) -> list[str]:
    return [day(entry.day), entry.title, made.labels.roster.name(entry.agency), entry.place]


def _tasks(paper: Paper, number: _Numbering, made: Report) -> None:
    if done := made.tasks_with_results:
        paper.heading(number.next(_("Tasks of the plan with results")))
        paper.listing(tasks.heads(), [_task(line) for line in done], [CODE_MM, 52, AGENCY_MM, 14, 18, 18])
    if left := made.tasks_with_nothing:
        paper.heading(number.next(_("Tasks of the plan with nothing yet")))
        widths = [CODE_MM, TEXT_MM - CODE_MM - AGENCY_MM, AGENCY_MM]
        paper.listing(tasks.heads()[:3], [_task(line)[:3] for line in left], widths)


def _task(line: TaskLine) -> list[str]:
    return [line.code, line.text, line.agency, *(count_text(number.count) for number in line.numbers)]
