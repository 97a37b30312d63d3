"""Numbers of the source stand in the target, each in its language's own form: 85 tỷ = 85 billion = 850亿.

Compared by value: decimals and thousands as CLDR writes them, powers of ten as words, months by name or number.
A warning only: centuries, ordinals and words for small numbers may be written in many ways.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from babel import Locale
from django.utils.translation import gettext as _

from cms import languages
from translation import markup
from translation.checks.base import Finding, Pair, Severity

MILLION, BILLION = Decimal(10) ** 6, Decimal(10) ** 9
SCALES: dict[str, dict[str, Decimal]] = {
    "vi": {"nghìn tỷ": BILLION * 1000, "tỷ": BILLION, "tỉ": BILLION, "triệu": MILLION, "nghìn": Decimal(1000)},
    "en": {"trillion": BILLION * 1000, "billion": BILLION, "million": MILLION, "thousand": Decimal(1000)},
    "fr": {"milliards": BILLION, "milliard": BILLION, "millions": MILLION, "million": MILLION, "mille": Decimal(1000)},
    "zh-hans": {"万亿": BILLION * 1000, "亿": BILLION / 10, "万": Decimal(10_000)},
    "ja": {"兆": BILLION * 1000, "億": BILLION / 10, "万": Decimal(10_000)},
}
# Thousands sign(s), decimal sign.
SIGNS = {"vi": (".", ","), "fr": ("\u202f\u00a0 ", ",")}
DEFAULT_SIGNS = (",", ".")
CENTURY = re.compile(r"\b([IVX]{2,5})e\b")
ROMAN = {"I": 1, "V": 5, "X": 10}


def check(pair: Pair) -> Iterator[Finding]:
    source, target = values(pair.source, languages.SOURCE), values(pair.target, pair.language)
    lost, added = source - target, target - source
    if lost:
        message = _("Numbers of the source that are not in the translation: %(numbers)s.")
        yield Finding("numbers", Severity.WARNING, message % {"numbers": _shown(lost)})
    if added and source:
        message = _("Numbers that are not in the source: %(numbers)s.")
        yield Finding("numbers", Severity.WARNING, message % {"numbers": _shown(added)})


def values(text: str, language: str) -> Counter[Decimal]:
    """Every number of the text by its value, with how often it stands there."""
    text = _months_as_numbers(markup.plain(text), language)
    text = CENTURY.sub(lambda found: str(_roman(found[1])), text)
    found: Counter[Decimal] = Counter()
    for match in _pattern(language).finditer(text):
        value = _decimal(match["number"], language)
        if match["scale"]:
            value *= SCALES[language][match["scale"].casefold()]
        found[value.normalize()] += 1
    return found


def _pattern(language: str) -> re.Pattern[str]:
    thousands, decimal = SIGNS.get(language, DEFAULT_SIGNS)
    scales = "|".join(sorted(SCALES.get(language, {}), key=len, reverse=True)) or r"(?!)"
    grouped = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?!\d)(?:{re.escape(decimal)}\d+)?"
    plain = rf"\d+(?:{re.escape(decimal)}\d+)?"
    return re.compile(rf"(?P<number>{grouped}|{plain})(?:\s?(?P<scale>{scales})(?!\w*[a-z]))?", re.IGNORECASE)


def _decimal(number: str, language: str) -> Decimal:
    thousands, decimal = SIGNS.get(language, DEFAULT_SIGNS)
    return Decimal("".join("." if c == decimal else c for c in number if c not in thousands))


def _months_as_numbers(text: str, language: str) -> str:
    """Month names, which Vietnamese and CJK write as numbers."""
    if languages.get(language).is_cjk or language == languages.SOURCE:
        return text
    names = Locale.parse(languages.get(language).babel).months["format"]["wide"]
    for number, name in names.items():
        text = re.sub(rf"(?<!\w){name}(?!\w)", f" {number} ", text, flags=0 if language == "en" else re.IGNORECASE)
    return text


def _roman(letters: str) -> int:
    total = 0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        value = ROMAN[letter]
        total += -value if following and ROMAN[following] > value else value
    return total


def _shown(numbers: Counter[Decimal]) -> str:
    return ", ".join(f"{number:f}" for number in sorted(numbers))
