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
QUOTED_WITHIN = {"fr": re.compile(r"“[^“”«»]*”(?=[^«]*»)")}  # « … “…” … »
BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("«", "»"), ("「", "」"), ("『", "』"), ("“", "”"), ("《", "》"))


def check(pair: Pair) -> Iterator[Finding]:
    wrong, within = WRONG.get(pair.language), QUOTED_WITHIN.get(pair.language)
    words = within.sub("", pair.words) if within else pair.words
    if wrong and (found := wrong.search(words)):
        message = _("The quotation mark %(found)s belongs to another language. Write %(own)s.")
        yield warning(NAME, message % {"found": found[0], "own": OWN[pair.language]}, about=found[0])
    for opening, closing in BRACKETS:
        if pair.words.count(opening) != pair.words.count(closing):
            message = _("The pair %(pair)s is not closed.")
            yield warning(NAME, message % {"pair": f"{opening} {closing}"}, about=opening)
