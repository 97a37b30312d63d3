"""On which days events fall."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.event_dates import Rule, Span, between

TEMPLE = Rule("lunar", True, lunar_first_day=10, lunar_first_month=3, lunar_last_day=15)
YEAR_END = Rule("lunar", True, lunar_first_day=25, lunar_first_month=12, lunar_last_day=5, lunar_last_month=1)


def days(rule, first, last=None):
    return between(rule, date(first, 1, 1), date(last or first, 12, 31))


def test_a_lunar_festival_moves_from_year_to_year():
    assert days(TEMPLE, 2024, 2026) == [
        Span(date(2024, 4, 18), date(2024, 4, 23), 2024),
        Span(date(2025, 4, 7), date(2025, 4, 12), 2025),
        Span(date(2026, 4, 26), date(2026, 5, 1), 2026),
    ]


def test_a_month_that_is_repeated_is_kept_once_the_first_time():
    rule = replace(TEMPLE, lunar_first_month=6, lunar_first_day=1, lunar_last_day=29)
    assert days(rule, 2025) == [Span(date(2025, 6, 25), date(2025, 7, 23), 2025)]


def test_what_is_held_in_a_leap_month_is_held_in_its_years_only():
    rule = replace(TEMPLE, lunar_first_month=6, lunar_first_day=1, lunar_last_day=30, in_leap_month=True)
    assert days(rule, 2020, 2030) == [Span(date(2025, 7, 25), date(2025, 8, 22), 2025)]


def test_months_after_a_leap_month_come_later():
    rule = replace(TEMPLE, lunar_first_month=9, lunar_first_day=13)
    assert [span.first_day for span in days(rule, 2024, 2025)] == [date(2024, 10, 15), date(2025, 11, 2)]


def test_the_thirtieth_of_a_short_month_is_its_last_day():
    rule = Rule("lunar", True, lunar_first_day=30, lunar_first_month=12)
    assert [span.first_day for span in days(rule, 2025)] == [date(2025, 1, 28)]  # the 29th


def test_a_festival_goes_over_the_new_year():
    assert days(YEAR_END, 2025) == [
        Span(date(2025, 1, 24), date(2025, 2, 2), 2024),
    ]


def test_a_yearly_solar_event_keeps_day_and_month():
    rule = Rule("solar", True, first_day=date(2024, 12, 30), last_day=date(2025, 1, 2))
    assert days(rule, 2027) == [
        Span(date(2026, 12, 30), date(2027, 1, 2), 2026),
        Span(date(2027, 12, 30), date(2028, 1, 2), 2027),
    ]


def test_29_february_is_the_last_of_february_elsewhere():
    rule = Rule("solar", True, first_day=date(2024, 2, 29))
    assert [span.first_day for span in days(rule, 2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (Rule("solar", False, first_day=date(2026, 9, 2)), date(2026, 9, 2)),
        (Rule("lunar", False, lunar_year=2028, lunar_first_day=1, lunar_first_month=5, in_leap_month=True),
         date(2028, 6, 23)),
    ],
)  # fmt: skip
def test_what_is_held_once_is_held_once(rule, day):
    assert [span.first_day for span in days(rule, 2020, 2035)] == [day]


@pytest.mark.parametrize(
    "rule",
    [
        Rule("solar", True),
        Rule("lunar", True, lunar_first_day=1),
        Rule("lunar", False, lunar_first_day=1, lunar_first_month=1),
        Rule("lunar", False, lunar_year=2024, lunar_first_day=1, lunar_first_month=4, in_leap_month=True),
    ],
)
def test_a_rule_that_lacks_something_gives_no_day(rule):
    assert days(rule, 2020, 2030) == []


@given(
    first=st.tuples(st.integers(1, 12), st.integers(1, 30)),
    more=st.tuples(st.integers(1, 12), st.integers(1, 30)),
    year=st.integers(1902, 2190),
)
def test_every_yearly_rule_is_in_order_and_lasts_less_than_a_year(first, more, year):
    if first[0] == more[0] and more[1] < first[1]:
        more = first
    rule = Rule(
        "lunar",
        True,
        lunar_first_month=first[0],
        lunar_first_day=first[1],
        lunar_last_month=more[0],
        lunar_last_day=more[1],
    )
    found = days(rule, year, year + 2)
    assert len({span.year for span in found}) == len(found) >= 2
    assert all(span.first_day <= span.last_day < span.first_day + timedelta(days=385) for span in found)
