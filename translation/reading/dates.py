"""Dates, times of day and parts of a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache

from translation.reading.base import Atom, Mention, Scan, compiled, num, number, ways
from translation.reading.lexicon import Lexicon
from translation.reading.numbers import roman
from translation.reading.words import value_of

LUNAR_NEAR = 10  # characters between a date and a word for the lunar calendar
LAST_YEAR_BEFORE = {"令和": 2018, "平成": 1988, "昭和": 1925}
LASTING: dict[str, Callable[[int], tuple[int, int]]] = {  # first and last month of a part of the year
    "half": lambda half: (6 * half - 5, 6 * half),
    "quarter": lambda quarter: (3 * quarter - 2, 3 * quarter),
    "firstmonths": lambda months: (1, months),
}
WEAK = "?"  # after the kind of an idiom that need not be found again, and may be read as other figures too
TAKEN = "!"  # the same, but read as this and nothing else
AFTERNOON = frozenset({"p", "下午", "晚上", "傍晚", "午後", "夕方", "夜"})
NOON = frozenset({"p", "a", *AFTERNOON, "凌晨", "早上", "上午", "中午", "午前", "朝"})


def read_phrases(scan: Scan, lexicon: Lexicon) -> None:
    """Idioms: noon, half an hour, rằm (the fifteenth of a lunar month)."""
    for pattern, kind, value in lexicon.phrases:
        for match in compiled(pattern).finditer(scan.text):
            atom = Atom(kind.rstrip(WEAK + TAKEN), number(value))
            is_weak = kind.endswith((WEAK, TAKEN)) or kind == "always"
            other = [[num(Decimal(value) / 3600)]] if kind == "time" else []
            about = "number" if atom.kind == "num" else "date"
            scan.mentions.append(Mention(about, match[0], match.start(), ways([atom], *other), is_weak=is_weak))
            if not kind.endswith(WEAK):
                scan.take(match.start(), match.end())


def read_periods(scan: Scan, lexicon: Lexicon) -> None:
    """Half-years, quarters, decades."""
    for pattern, meaning in lexicon.periods:
        for match in compiled(pattern).finditer(scan.text):
            scan.mentions.append(Mention("date", match[0], match.start(), _period(match, meaning, lexicon)))
            scan.take(match.start(), match.end())


def _period(match: re.Match[str], meaning: str, lexicon: Lexicon) -> tuple[frozenset[Atom], ...]:
    if meaning == "era":
        year = 1 if match["eyear"] == "元" else int(match["eyear"])
        return ways([num(LAST_YEAR_BEFORE[match["era"]] + year)], [num(year)])
    if meaning == "decade":
        return _decade(match)
    kind, _colon, value = meaning.partition(":")
    count = value_of(value or match["months"], lexicon)
    if kind == "months":
        return ways([Atom(kind, count)], [num(6)], [num("0.5")])
    first, last = LASTING[kind](int(count))
    counted = [[Atom("months", number(count))], [num(count)]] if kind == "firstmonths" else []
    return ways([Atom(kind, count)], [Atom("month", number(first)), Atom("month", number(last))], *counted)


def _decade(match: re.Match[str]) -> tuple[frozenset[Atom], ...]:
    decade, century = int(match["decade"]), match.groupdict().get("century")
    if century:
        century = int(century) if century.isdecimal() else roman(century.upper())
        return ways([num((century - 1) * 100 + decade)], [num(century), num(decade)])
    return ways([num(decade)], [num(1900 + decade)])


def read_dates(scan: Scan, lexicon: Lexicon) -> None:
    lunar = list(compiled(lexicon.lunar).finditer(scan.whole)) if lexicon.lunar else []
    for pattern in lexicon.dates:
        for match in compiled(_with_months(pattern, tuple(lexicon.months))).finditer(scan.text):
            found = {name: value for name, value in match.groupdict().items() if value}
            months = [_month(found[name], lexicon.months) for name in ("m", "m2") if name in found]
            if not _is_possible(months, found):
                continue
            is_lunar = any(_is_beside(match, word) for word in lunar)
            scan.mentions.append(
                Mention("date", match[0].strip(), match.start(), _date(months, found), is_weak=is_lunar)
            )
            scan.take(match.start(), match.end())
    _read_bare_months(scan, lexicon)


def _is_beside(date: re.Match[str], word: re.Match[str]) -> bool:
    return date.start() - LUNAR_NEAR <= word.end() and word.start() <= date.end() + LUNAR_NEAR


def _date(months: list[int], found: Mapping[str, str]) -> tuple[frozenset[Atom], ...]:
    """With day and month alone, such as 2/9, it may also be a fraction or something counted."""
    numbers = [num(found[name]) for name in ("d", "d2", "y") if name in found]
    way = [*(Atom("month", number(month)) for month in months), *numbers]
    if "d" not in found and "m2" not in found and not found.get("m", "0").isdecimal():
        return ways(way, [*map(num, months), *numbers])  # "tháng Hai" may be "the second lunar month"
    if "d" not in found or "y" in found:
        return ways(way)
    fraction = [[Atom("percent", number(Decimal(100 * int(found["d"])) / months[0]))]] if months and months[0] else []
    return ways(way, [*map(num, months), *(one for one in numbers if one.value != 1)], *fraction)


def _is_possible(months: list[int], found: Mapping[str, str]) -> bool:
    days = [int(found[name]) for name in ("d", "d2") if name in found]
    return all(1 <= month <= 12 for month in months) and all(1 <= day <= 31 for day in days)


def _month(written: str, months: Mapping[str, int]) -> int:
    return int(written) if written.isdecimal() else months[" ".join(written.casefold().split())]


def _read_bare_months(scan: Scan, lexicon: Lexicon) -> None:
    """A month's name alone: weak, since "may" and "mars" are other words too."""
    if not lexicon.names_months:
        return
    for match in compiled(_with_months(r"(?<!\w)(?P<m>MONTH)(?!\w)", tuple(lexicon.months))).finditer(scan.text):
        month = lexicon.months[" ".join(match["m"].casefold().split())]
        scan.mentions.append(
            Mention("date", match[0], match.start(), ways([Atom("month", number(month))], [num(month)]), is_weak=True)
        )


def read_times(scan: Scan, lexicon: Lexicon) -> None:
    for pattern in lexicon.times:
        for match in compiled(rf"(?<![\d.,])(?:{pattern})").finditer(scan.text):
            found = match.groupdict()
            hour, minute = _hour(found, lexicon), _minute(found)
            if found.get("less"):
                hour, minute = hour - 1, 60 - int(found["less"])
            if hour > 24 or minute > 59:
                continue
            scan.mentions.append(
                Mention("date", match[0].strip(), match.start(), _time(hour, minute, found.get("noon")))
            )
            scan.take(match.start(), match.end())


def _hour(found: Mapping[str, str | None], lexicon: Lexicon) -> int:
    return int(value_of(found.get("w") or found["h"], lexicon))


def _minute(found: Mapping[str, str | None]) -> int:
    if found.get("quarter"):
        return 15
    return 30 if found.get("half") else int(found.get("min") or 0)


def _time(hour: int, minute: int, noon: str | None) -> tuple[frozenset[Atom], ...]:
    """Without "a.m." or 午後 an early hour may be meant as one of the afternoon; durations look alike."""
    noon = noon and noon.casefold()
    if noon in NOON:
        hours = {hour % 12 + (12 if noon in AFTERNOON else 0)}
    else:
        hours = {hour, hour + 12} if hour < 12 else {hour}
    clock = [[Atom("clock", Decimal(h * 60 + minute))] for h in sorted(hours)]
    lasting = [[Atom("time", number(hour * 3600 + minute * 60))]]
    apart = [[num(hour), num(minute)] if minute else [num(hour)]]
    return ways(*clock, *lasting, *apart)


@cache
def _with_months(pattern: str, months: Iterable[str]) -> str:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(months, key=len, reverse=True))
    return rf"(?<![\w/.])(?:{pattern.replace('MONTH', names or '(?!)')})" if months else rf"(?<![\d/.])(?:{pattern})"
