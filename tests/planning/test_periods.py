"""Periods: two days, the usual ones by name."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning import periods
from planning.periods import FIRST_DAY, LAST_DAY, Period, PeriodError, half_year, whole_year

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(FIRST_DAY, LAST_DAY)


@unhurried
@given(DAYS, DAYS)
def test_a_period_holds_its_days_and_no_others(one, other):
    first, last = sorted([one, other])
    period = Period(first, last)
    begin, end = period.moments
    assert first in period
    assert last in period
    assert first - dt.timedelta(days=1) not in period
    assert last + dt.timedelta(days=1) not in period
    assert periods.local_day(begin) == first
    assert periods.local_day(end) == last
    assert periods.local_day(end + dt.timedelta(microseconds=1)) == last + dt.timedelta(days=1)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(PeriodError, match="2025-01-01"):
        Period(dt.date(2025, 1, 2), dt.date(2025, 1, 1))


@unhurried
@given(st.integers(2000, 2100))
def test_two_halves_are_a_year(year):
    first, second, whole = half_year(year, 1), half_year(year, 2), whole_year(year)
    assert (first.first, second.last) == (whole.first, whole.last)
    assert second.first - first.last == dt.timedelta(days=1)


@unhurried
@given(DAYS)
def test_the_current_half_holds_today(today):
    current = periods.current(today)
    assert today in current
    assert current in periods.offered(today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-01", ["2026-01-01 2026-06-30", "2026-01-01 2026-12-31", "2025-07-01 2025-12-31"]),
        ("2026-07-01", ["2026-07-01 2026-12-31", "2026-01-01 2026-06-30", "2026-01-01 2026-12-31"]),
    ],
)
def test_periods_that_have_begun_are_offered_latest_first(today, expected):
    offered = periods.offered(dt.date.fromisoformat(today))
    assert [f"{period.first} {period.last}" for period in offered][:3] == expected
    assert all(period.first.year >= 2024 for period in offered)


def test_usual_periods_have_names_and_others_their_days():
    names = {half_year(2025, 1).name, half_year(2025, 2).name, whole_year(2025).name}
    assert len(names) == 3
    assert all("2025" in name for name in names)
    odd = Period(dt.date(2024, 12, 15), dt.date(2025, 6, 14))
    assert odd.full_name == odd.name == odd.days
    assert half_year(2025, 1).full_name == f"{half_year(2025, 1).name} ({half_year(2025, 1).days})"
    assert "15/12/2024" in odd.name
    assert "14/6/2025" in odd.name
    assert list(odd.years) == [2024, 2025]
