"""The Vietnamese lunar calendar: known days, the way there and back, and what others have computed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import lunar
from reference.lunar import LunarDay, NoSuchLunarDayError
from reference.moon_and_sun import new_moon, sun_longitude

BEIJING = 8

# Year, Tết in Vietnam, New Year in China.
NEW_YEARS = [
    (1968, date(1968, 1, 29), date(1968, 1, 30)),
    (1969, date(1969, 2, 16), date(1969, 2, 17)),
    (1985, date(1985, 1, 21), date(1985, 2, 20)),
    (1996, date(1996, 2, 19), date(1996, 2, 19)),
    (2007, date(2007, 2, 17), date(2007, 2, 18)),
    (2024, date(2024, 2, 10), date(2024, 2, 10)),
    (2025, date(2025, 1, 29), date(2025, 1, 29)),
    (2026, date(2026, 2, 17), date(2026, 2, 17)),
    (2030, date(2030, 2, 2), date(2030, 2, 3)),
    (2053, date(2053, 2, 18), date(2053, 2, 19)),
]
# Months of which lunardate's table begins on another day. China counted by Beijing's own meridian until 1928; in 1933,
# 1954 and 1978 printed almanacs, and tables after them, miss a new moon that lies near midnight or a month's length.
ODD_IN_THE_TABLE = {(1914, 10), (1916, 1), (1920, 10), (1933, 6), (1954, 11), (1978, 8)}


@pytest.mark.parametrize(("year", "vietnam", "china"), NEW_YEARS)
def test_new_year_is_where_each_country_keeps_it(year, vietnam, china):
    assert lunar.new_year(year) == vietnam
    assert lunar.new_year(year, BEIJING) == china


@pytest.mark.parametrize(
    ("year", "vietnam", "china"),
    [(1984, None, 10), (1985, 2, None), (1987, 7, 6), (2020, 4, 4), (2023, 2, 2), (2025, 6, 6), (2028, 5, 5)]
    + [(2033, 11, 11), (2024, None, None)],
)
def test_leap_months_are_where_each_country_keeps_them(year, vietnam, china):
    assert lunar.leap_month(year) == vietnam
    assert lunar.leap_month(year, BEIJING) == china


@pytest.mark.parametrize(
    ("solar", "day"),
    [
        (date(2024, 4, 18), LunarDay(2024, 3, False, 10)),  # Hung Kings
        (date(2024, 3, 19), LunarDay(2024, 2, False, 10)),  # Chử Đồng Tử – Tiên Dung
        (date(2025, 7, 25), LunarDay(2025, 6, True, 1)),
        (date(2025, 8, 22), LunarDay(2025, 6, True, 29)),
        (date(2025, 8, 23), LunarDay(2025, 7, False, 1)),
        (date(2028, 6, 23), LunarDay(2028, 5, True, 1)),
        (date(2025, 1, 28), LunarDay(2024, 12, False, 29)),  # no thirtieth: the year's last day
    ],
)
def test_a_day_has_its_lunar_date_and_back(solar, day):
    assert lunar.lunar(solar) == day
    assert lunar.solar(day) == solar


def test_every_day_from_1900_to_2100_leads_back_to_itself():
    day, before = date(1900, 1, 31), None
    while day.year <= 2100:
        found = lunar.lunar(day)
        assert lunar.solar(found) == day
        assert before is None or found > before
        day, before = day + timedelta(days=1), found


@given(st.integers(lunar.FIRST_YEAR, lunar.LAST_YEAR), st.sampled_from([lunar.HANOI, BEIJING]))
def test_months_follow_each_other_without_a_gap(year, zone):
    months = lunar.months(year, zone)
    assert [month.number for month in months if not month.is_leap] == list(range(1, 13))
    assert sum(month.is_leap for month in months) == len(months) - 12
    assert {month.length for month in months} <= {29, 30}
    ends = [month.first_day + timedelta(days=month.length) for month in months]
    following = [month.first_day for month in months[1:]]
    following.append(lunar.new_year(year + 1, zone) if year < lunar.LAST_YEAR else ends[-1])
    assert ends == following


@given(st.integers(lunar.FIRST_YEAR, lunar.LAST_YEAR))
def test_the_eleventh_month_holds_the_winter_solstice(year):
    month = lunar.month_of(year, 11)
    begin = month.first_day.toordinal() + lunar.ORDINAL - 0.5 - lunar.HANOI / 24
    assert sun_longitude(begin) < 270 <= sun_longitude(begin + month.length)


@pytest.mark.parametrize(
    "wrong",
    [
        LunarDay(2024, 4, True, 1),
        LunarDay(2025, 6, True, 30),
        LunarDay(2025, 6, False, 0),
        LunarDay(2025, 13, False, 1),
        LunarDay(1899, 1, False, 1),
        LunarDay(2200, 1, False, 1),
    ],
)
def test_a_day_that_does_not_exist_is_refused(wrong):
    with pytest.raises(NoSuchLunarDayError):
        lunar.solar(wrong)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 1, 30), date(2200, 2, 15), date(9999, 12, 31)])
def test_a_day_outside_the_computed_years_is_refused(day):
    with pytest.raises(NoSuchLunarDayError):
        lunar.lunar(day)


@pytest.mark.parametrize(
    ("year", "vietnamese", "han"),
    [(1984, "Giáp Tý", "甲子"), (2024, "Giáp Thìn", "甲辰"), (2025, "Ất Tỵ", "乙巳"), (2026, "Bính Ngọ", "丙午")],
)
def test_years_have_their_names_in_the_cycle_of_sixty(year, vietnamese, han):
    assert lunar.name_of_year(year) == lunar.YearName(vietnamese, han)


def test_the_sky_is_where_meeus_computed_it():
    """Examples 49.a (new moon of February 1977) and 25.b (the sun on 13 October 1992), in dynamical time."""
    assert new_moon(-283) == pytest.approx(2443192.65118 - 48 / 86400, abs=0.0001)
    assert sun_longitude(2448908.5 - 59 / 86400) == pytest.approx(199.906016, abs=0.001)


def test_festivals_lie_where_the_library_of_public_holidays_has_them():
    holidays = pytest.importorskip("holidays.calendars.chinese")
    calendar = holidays._ChineseLunisolar(calendar=holidays.VIETNAMESE_CALENDAR)
    for year in range(1901, 2100):
        assert calendar.lunar_new_year_date(year)[0] == lunar.new_year(year)
        assert calendar.hung_kings_date(year)[0] == lunar.solar(LunarDay(year, 3, False, 10))


def test_counted_for_beijing_it_is_the_chinese_calendar():
    """Against a table of the Chinese calendar that others made (a package of its own)."""
    lunardate = pytest.importorskip("lunardate")
    odd = set()
    for year in range(1900, 2099):
        for month in lunar.months(year, BEIJING):
            first = lunardate.LunarDate.from_solar_date(*month.first_day.timetuple()[:3])
            if (first.year, first.month, first.day, first.is_leap_month) != (year, month.number, 1, month.is_leap):
                odd.add((year, month.number))
    assert odd == ODD_IN_THE_TABLE
