"""French spaces: narrow no-break before ; ! ? % and in thousands, no-break before : and inside « »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning
from translation.reading import contacts

NAME = "french_spaces"
NARROW, FIXED = "\u202f", "\u00a0"
_SPACE = "[ \u00a0\u202f]"
UNITS = "ha|km²|km|m²|m³|m|kg|t|tonnes|MW|kV|kWh|°C|euros|dollars|dongs|dôngs|millions|milliards|USD|VND|h|min"
RULES = (
    (re.compile(rf"(?<=[\w»)\]%…]){_SPACE}?(?=[;!?](?!\w))"), NARROW),
    (re.compile(rf"(?<=\d){_SPACE}?(?=%)"), NARROW),
    (re.compile(rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))"), NARROW),
    (re.compile(rf"(?<=[\w»)\]%]){_SPACE}?(?=:(?![\d/]))"), FIXED),
    (re.compile(rf"(?<=«){_SPACE}?(?=\S)"), FIXED),
    (re.compile(rf"(?<=\S){_SPACE}?(?=»)"), FIXED),
    (re.compile(rf"(?<=\d){_SPACE}(?=(?:{UNITS})(?!\w))"), FIXED),
)
AFTER_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}$")


def check(pair: Pair) -> Iterator[Finding]:
    if pair.language != "fr":
        return
    mended = mend(pair.target)
    if mended != pair.target:
        yield warning(NAME, _("Spaces before signs, units and in numbers are not as French wants them."), mended)


def mend(text: str) -> str:
    """The text with its spaces as French wants them; addresses are left alone."""
    _found, masked = contacts.read(text)
    for pattern, space in RULES:
        places = [match for match in pattern.finditer(masked) if not _is_apart(masked, match)]
        for match in reversed(places):
            if not match[0] and space in (NARROW, FIXED) and _joins_address(masked, match.start()):
                continue
            text = text[: match.start()] + space + text[match.end() :]
            masked = masked[: match.start()] + space + masked[match.end() :]
    return text


def _is_apart(text: str, match: re.Match[str]) -> bool:
    """A year and a number after it are two: "en 2024 300 entreprises"; either of the narrow and the fixed will do."""
    return bool(AFTER_YEAR.search(text[: match.start()])) or (match[0] in (NARROW, FIXED) and len(match[0]) == 1)


def _joins_address(text: str, place: int) -> bool:
    return text[place - 1 : place] == "\0"
