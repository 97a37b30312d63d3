"""A sentence ends as the source's does, with the sign of its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning

NAME = "closing"
SAME = {"。": ".", "．": ".", "！": "!", "？": "?", "：": ":", "；": ";", "…": "…"}
SIGNS = ".!?:;…"
OWN = {
    "zh-hans": {".": "。", "!": "！", "?": "？", ":": "：", ";": "；"},
    "ja": {".": "。", "!": "！", "?": "？", ":": "："},
}
ABBREVIATION = re.compile(r"(?<!\w)(?:[ap]\.m|etc|v\.v|Ltd|Co|Inc|No)\.$")  # its point serves for both
QUOTES = "”’\"'»」』"  # languages differ about a point before and after them
CLOSING = "”’\"'»）)」』》】]"


def check(pair: Pair) -> Iterator[Finding]:
    source, target = _last(pair.source_words), _last(pair.words)
    if _plain(source) == _plain(target) or (target == "." and ABBREVIATION.search(pair.words.strip())):
        return
    if source and not target:
        wanted = OWN.get(pair.language, {}).get(source, source)
        message = _("The source ends with “%(source)s”; the translation needs “%(sign)s” at its end.")
        is_simple = wanted in (".", "。") and pair.words.strip()[-1:] not in QUOTES
        mended = pair.target.rstrip() + wanted if is_simple else ""
        yield warning(NAME, message % {"source": source, "sign": wanted}, mended)
    elif target and not source:
        message = _("The translation ends with “%(sign)s”; the source does not.")
        yield warning(NAME, message % {"sign": target})
    else:
        message = _("The source ends with “%(source)s”, the translation with “%(target)s”.")
        yield warning(NAME, message % {"source": source, "target": target})


def _last(text: str) -> str:
    """The closing sign, also before closing brackets and quotation marks; empty when there is none."""
    text = text.strip().replace("...", "…").rstrip(CLOSING + " \u00a0\u202f")
    return text[-1] if text and _plain(text[-1]) in SIGNS else ""


def _plain(sign: str) -> str:
    return SAME.get(sign, sign)
