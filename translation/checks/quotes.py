"""Quotation marks and brackets of the language, each opened and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning

NAME = "quotes"
OWN = {"en": "“ ” or ‘ ’", "fr": "« »", "zh-hans": "“ ”", "ja": "「 」"}
WRONG = {
    "en": re.compile(r"[«»„「」『』]"),
    "fr": re.compile(r"[“”„「」]|(?<!\w)\"|\"(?!\w)"),
    "zh-hans": re.compile(r"[«»「」『』\"]"),
    "ja": re.compile(r"[«»“”\"]"),
}
INNER = {"fr": re.compile(r"(?<=«)[^«»]*(?=»)")}  # a quotation inside a quotation has signs of its own
BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("«", "»"), ("「", "」"), ("『", "』"), ("“", "”"), ("《", "》"))


def check(pair: Pair) -> Iterator[Finding]:
    wrong = WRONG.get(pair.language)
    inner = INNER.get(pair.language)
    if wrong and (found := wrong.search(inner.sub("", pair.words) if inner else pair.words)):
        message = _("The quotation mark %(found)s belongs to another language. Write %(own)s.")
        yield warning(NAME, message % {"found": found[0], "own": OWN[pair.language]}, about=found[0])
    for opening, closing in BRACKETS:
        if pair.words.count(opening) != pair.words.count(closing):
            message = _("The pair %(pair)s is not closed.")
            yield warning(NAME, message % {"pair": f"{opening} {closing}"}, about=opening)
