"""A sentence ends as the source's does, with the sign of its own language."""

from __future__ import annotations

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
CLOSING = "”’\"'»）)」』》】]"


def check(pair: Pair) -> Iterator[Finding]:
    source, target = _last(pair.source_words), _last(pair.words)
    if _plain(source) == _plain(target):
        return
    if source and not target:
        wanted = OWN.get(pair.language, {}).get(source, source)
        yield warning(NAME, _("The source ends with “%(sign)s”; the translation has no such end.") % {"sign": wanted})
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
