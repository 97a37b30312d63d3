"""Cube and tables: whichever way one adds, the sum is the number of lines, and each number leads to its lines."""

import datetime as dt

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning.models import Activity
from reporting import figures, forms, ledger
from reporting import labels as words
from reporting.figures import Number, Pick
from reporting.ledger import DELIVERIES, Cell, Entry, Receipt, What
from reporting.roster import Roster
from reporting.scope import Scope
from reporting.tables import Maker
from tests.reporting import world

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
AXES = ("what", "agency", "language", "type", "channel", "receipt")
AGENCIES, CHANNELS = (0, 1, 2, 3), (7, 8)
ROSTER = Roster({1: "Sở A", 2: "Sở B", 3: "Sở C"}, {1: 1, 2: 2, 3: 3}, {}, (1, 2))
LABELS = words.Labels(ROSTER, {7: "Cổng A", 8: "Đài B"})


def _cells():
    agency = st.sampled_from(AGENCIES)
    language = st.sampled_from(["vi", "en", "ja", "zh-hans", "de"])  # one that the site does not know
    page = st.sampled_from(["articlepage", "destinationpage", "unknown"])
    plain = st.sampled_from([what for what in What if what not in {*DELIVERIES, What.ACTIVITY}])
    stories = st.builds(Cell, plain, agency, language, page)
    sent = st.builds(
        Cell, st.sampled_from(sorted(DELIVERIES)), agency, language, page, st.sampled_from(CHANNELS),
        st.sampled_from(Receipt.values),
    )  # fmt: skip
    done = st.builds(Cell, st.just(What.ACTIVITY), agency, type=st.sampled_from(Activity.Kind.values))
    return st.one_of(stories, sent, done)


def _entry(number_and_cell):
    number, cell = number_and_cell
    return Entry(f"Row {number}", cell, dt.date(2025, 1, 1), cell.agency, "Tên", task=number % 3 or None)


LEDGERS = st.lists(_cells(), max_size=60).map(lambda cells: [_entry(pair) for pair in enumerate(cells)])


def tables_of(entries, language=""):
    scope = Scope(world.HALF, ROSTER, language=language)
    return {table.name: table for table in Maker(figures.count(entries), LABELS, scope).all()}


def numbers(table):
    return [number for row in (*table.rows, table.total) for number in row.numbers]


def lines(entries, pick):
    return [entry.record for entry in entries if pick.takes(entry)]


@unhurried
@given(LEDGERS)
def test_the_sum_of_the_cells_is_the_number_of_lines(entries):
    cube = figures.count(entries)
    assert sum(cube.cells.values()) == cube.total(Pick()) == len(entries)
    assert all(count > 0 for count in cube.cells.values())


@unhurried
@given(LEDGERS, st.sampled_from(AXES))
def test_each_axis_splits_the_lines_without_rest_or_overlap(entries, axis):
    cube = figures.count(entries)
    values = cube.values(axis, Pick())
    split = [Pick(frozenset({value})) if axis == "what" else Pick().of(axis, value) for value in values]
    assert sum(cube.total(pick) for pick in split) == len(entries)
    found = [record for pick in split for record in lines(entries, pick)]
    assert sorted(found) == sorted(entry.record for entry in entries)


@unhurried
@given(LEDGERS)
def test_every_number_is_the_number_of_the_lines_behind_it(entries):
    for table in tables_of(entries).values():
        for number in numbers(table):
            assert number.count == len(lines(entries, number.pick)), table.name


@unhurried
@given(LEDGERS)
def test_the_rows_of_every_table_add_up_to_its_last(entries):
    for table in tables_of(entries).values():
        for place, total in enumerate(table.total.numbers):
            assert sum(row.numbers[place].count for row in table.rows) == total.count, (table.name, table.heads[place])


@unhurried
@given(LEDGERS)
def test_every_line_stands_behind_exactly_one_inner_number_of_its_table(entries):
    """Columns that sum up others are left out: the last of a table; of channels, the total and the receipts."""
    inner = {"stories": slice(-1), "types": slice(-1), "channels": slice(3), "activities": slice(-1)}
    wanted = {
        "stories": {What.STORY},
        "types": {What.STORY},
        "channels": DELIVERIES,
        "activities": {What.ACTIVITY},
        "work": set(What) - {What.STORY},
    }
    for name, table in tables_of(entries).items():
        picks = [number.pick for row in table.rows for number in row.numbers[inner.get(name, slice(None))]]
        found = sorted(record for pick in picks for record in lines(entries, pick))
        assert found == sorted(entry.record for entry in entries if entry.cell.what in wanted[name])


@unhurried
@given(LEDGERS)
def test_kinds_of_deliveries_and_receipts_add_up_to_the_same(entries):
    if table := tables_of(entries).get("channels"):
        for row in (*table.rows, table.total):
            counts = [number.count for number in row.numbers]
            assert sum(counts[:3]) == counts[3] == sum(counts[4:])


@unhurried
@given(st.builds(Pick, what=st.frozensets(st.sampled_from(What), min_size=1), agency=st.sampled_from([None, *AGENCIES]),
                 type=st.sampled_from([None, "articlepage"]), channel=st.sampled_from([None, *CHANNELS]),
                 receipt=st.sampled_from([None, *Receipt.values]), task=st.sampled_from([None, 5])))  # fmt: skip
def test_an_address_leads_to_the_same_lines(pick):
    query = QueryDict(mutable=True)
    for name, value in forms.address_of(pick).items():
        query.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
    form = forms.LinesForm.__new__(forms.LinesForm)
    form.cleaned_data = {
        "what": query.getlist("what"),
        "under": int(query["under"]) if "under" in query else None,
        "type": query.get("type", ""),
        "channel": int(query["channel"]) if "channel" in query else None,
        "receipt": query.get("receipt", ""),
        "task": int(query["task"]) if "task" in query else None,
    }
    assert form.pick() == pick


def test_agencies_that_did_nothing_are_shown_and_others_that_no_longer_exist_are_not():
    entry = _entry((1, Cell(What.STORY, 2, "vi", "articlepage")))
    rows = tables_of([entry])["stories"].rows
    assert [row.head for row in rows] == ["Sở A", "Sở B"]
    assert rows[0].is_empty


def test_a_line_of_an_unknown_agency_stands_last():
    entries = [_entry((n, Cell(What.STORY, agency, "vi", "articlepage"))) for n, agency in enumerate([0, 3])]
    heads = [row.head for row in tables_of(entries)["stories"].rows]
    assert heads[:3] == ["Sở A", "Sở B", "Sở C"]
    assert len(heads) == 4


def test_with_one_language_there_is_one_column_of_it():
    entry = _entry((1, Cell(What.STORY, 1, "ja", "articlepage")))
    table = tables_of([entry], language="ja")["stories"]
    assert table.heads[0] == "Tiếng Nhật"
    assert len(table.heads) == 2


def test_nothing_at_all_still_makes_the_first_table():
    tables = tables_of([])
    assert set(tables) == {"stories", "work"}
    assert all(number.count == 0 for number in numbers(tables["stories"]))


@pytest.mark.django_db
@pytest.mark.db
class TestFromTheDatabase:
    def test_the_small_office_by_agency_and_language(self, small):
        scope = world.scope()
        table = Maker(figures.count(ledger.read(scope)), words.load(scope.roster), scope).stories()
        assert table.heads[:5] == ("Tiếng Việt", "Tiếng Anh", "Tiếng Trung", "Tiếng Nhật", "Tiếng Pháp")
        found = {row.head: [number.count for number in row.numbers] for row in (*table.rows, table.total)}
        assert found["Sở Văn hóa, Thể thao và Du lịch"] == [2, 0, 0, 1, 1, 4]
        assert found["Ban Quản lý các khu công nghiệp"] == [1, 0, 0, 0, 0, 1]
        assert list(found.values())[-1] == [3, 0, 0, 1, 1, 5]

    def test_every_line_of_the_ledger_stands_behind_one_number(self, small):
        scope = world.scope()
        entries = ledger.read(scope)
        made = {t.name: t for t in Maker(figures.count(entries), words.load(scope.roster), scope).all()}
        picks: list[Number] = [n for row in made["stories"].rows for n in row.numbers[:-1]]
        picks += [n for row in made["work"].rows for n in row.numbers]
        found = [entry.record for number in picks for entry in entries if number.pick.takes(entry)]
        assert sorted(found) == sorted(entry.record for entry in entries)
        assert len(entries) == 24
