"""Units and currencies as the five languages write them, with their size in a base unit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path


@dataclass(frozen=True)
class Unit:
    """One row of units.toml."""

    dimension: str
    size: Decimal
    forms: tuple[str, ...]
    symbols: tuple[str, ...] = ()  # case matters, such as MW and mW


def _load() -> tuple[Unit, ...]:
    rows = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))["unit"]
    return tuple(
        Unit(row["dimension"], Decimal(row["size"]), tuple(row["forms"]), tuple(row.get("symbols", ()))) for row in rows
    )


UNITS = _load()
OTHER_WORDS = {
    "đồng": "bằng|bào|chí|ruộng|đội|nghiệp",
    "cân": "bằng|đối",
    "mẫu": "sản|xe|mã|hàng|áo|gốm|thiết|đơn|giấy|nước|vải|tranh|nhà|văn|hợp|phiếu|biểu|tờ",
}
"""What stands after the same word when it is no unit: "hai đồng bằng" are two plains, "hai mẫu xe" two models."""
BEFORE = ("VND", "USD", "US$", "EUR", "JPY", "CNY", "RMB", "KRW", "GBP", "$", "€", "£", "¥", "₫")
"""What may stand before a number too."""
PER = ("area", "mass", "volume", "length", "time")
_PER_HOUR = re.compile(r"(?:[时時]速|每小时|毎時)\D{0,6}$")
PERCENT_BEFORE = "百分之"
TIED = (
    "area",
    "length",
    "mass",
    "power",
    "energy",
    "voltage",
    "volume",
    "speed",
    "money",
    "container",
    "apparent",
    "temperature",
    "fahrenheit",
    "data",
)
SWAPPED = (*TIED, "time", "months")  # may not be changed, but a translation may say them in other ways
"""Dimensions that a translation may not change or leave out; words for time and percent vary too much."""


@cache
def _by_form() -> dict[str, list[Unit]]:
    """Some forms have two meanings: キロ is kilometres or kilograms."""
    found: dict[str, list[Unit]] = {}
    for unit in UNITS:
        for form in unit.forms:
            found.setdefault(form, []).append(unit)
    return found


@cache
def _by_symbol() -> dict[str, Unit]:
    return {symbol: unit for unit in UNITS for symbol in unit.symbols}


@cache
def _after() -> re.Pattern[str]:
    forms = sorted({*_by_form(), *_by_symbol()}, key=len, reverse=True)
    any_of = "|".join(_bounded(form) for form in forms)
    return re.compile(rf"[\s\u00a0\u202f-]?\s*(?:d['’]|de\s|of\s)?(?P<unit>{any_of})", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    any_of = "|".join(rf"(?<![A-Za-zÀ-ÖØ-öø-ỹ]){re.escape(form)}" for form in [PERCENT_BEFORE, *BEFORE])
    return re.compile(rf"(?P<unit>{any_of})[\s\u00a0\u202f]?$", re.IGNORECASE)


def _bounded(form: str) -> str:
    """A Latin form ends where the word ends; Chinese and Japanese words do not."""
    if not form[-1].isalnum() or ord(form[-1]) >= 0x2E80:
        return re.escape(form)
    others = OTHER_WORDS.get(form)
    return re.escape(form) + r"(?![A-Za-zÀ-ÖØ-öø-ỹ0-9])" + (rf"(?!\s(?:{others})(?!\w))" if others else "")


def beside(text: str, start: int, end: int) -> tuple[list[Unit], int]:
    """What the unit of the number between `start` and `end` may be, and where number and unit end."""
    found, unit_end = after(text, end)
    found = found or before(text, start)
    if any(unit.dimension == "length" for unit in found) and _PER_HOUR.search(text[max(0, start - 20) : start]):
        found = [_by_symbol()["km/h"]]
    return found, unit_end


def after(text: str, end: int) -> tuple[list[Unit], int]:
    """What the word right after a number may be, and where it ends."""
    found = _after().match(text, end)
    is_fraction = found is not None and found["unit"] == "分" and text[found.end() : found.end() + 1] in ("の", "之")
    units = _named(found["unit"]) if found and not is_fraction else []
    return (units, found.end()) if found and units else ([], end)


def before(text: str, start: int) -> list[Unit]:
    """A currency or percent sign right before a number."""
    found = _before().search(text[max(0, start - 25) : start])
    return _named("%" if found["unit"] == PERCENT_BEFORE else found["unit"]) if found else []


def _named(form: str) -> list[Unit]:
    symbol = _by_symbol().get(form)
    return [symbol] if symbol else _by_form().get(form.casefold(), [])


@lru_cache(maxsize=4096)
def dimensions_named(text: str) -> frozenset[str]:
    """Dimensions of which any unit is named anywhere, with a number or without."""
    return frozenset(unit.dimension for match in _anywhere().finditer(text) for unit in _named(match["unit"]))


def per(text: str) -> dict[str, set[Decimal]]:
    """What things are counted for: dimension → sizes of units in "tấn/ha", "per hectare", 每公顷, 1ヘクタール当たり."""
    found: dict[str, set[Decimal]] = {}
    for match in _per().finditer(text):
        for unit in _named(match["unit"]):
            if unit.dimension in PER:
                found.setdefault(unit.dimension, set()).add(unit.size)
    return found


@cache
def _per() -> re.Pattern[str]:
    forms = sorted({*_by_form(), *_by_symbol()}, key=len, reverse=True)
    words = "mỗi|một|trên|per|an?|each|par|chaque|le|la"
    before = rf"/|(?<!\w)(?:{words})\s|à l['’]|每|(?<!\d)1(?=\D{{1,8}}[当あに])"
    return re.compile(rf"(?:{before})(?P<unit>{'|'.join(_bounded(form) for form in forms)})", re.IGNORECASE)


@cache
def _anywhere() -> re.Pattern[str]:
    forms = sorted({*_by_form(), *_by_symbol()}, key=len, reverse=True)
    return re.compile("(?P<unit>" + "|".join(_whole(form) for form in forms) + ")", re.IGNORECASE)


def _whole(form: str) -> str:
    is_latin = ord(form[0]) < 0x2E80 and form[0].isalpha()
    return (r"(?<![A-Za-zÀ-ÖØ-öø-ỹ])" if is_latin else "") + _bounded(form)


def all_of(dimension: str) -> Iterator[Unit]:
    return (unit for unit in UNITS if unit.dimension == dimension)
