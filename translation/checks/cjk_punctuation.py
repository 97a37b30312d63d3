"""Chinese and Japanese sentences use full-width signs: ，。：；！？（） and not , . : ; ! ? ()."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning
from translation.reading import contacts

NAME = "cjk_punctuation"
_CJK = "\u3041-\u30ff\u3400-\u9fff々〇"
OWN = {
    "zh-hans": {",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"},
    "ja": {",": "、", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"},
}
_PAIR = re.compile(r"（([^（）()]*)\)|\(([^（）()]*)）")  # closed by the sign of the other width
_HALF = re.compile(rf"(?<=[{_CJK}）」』》”])[,.:;!?]|[(](?=[{_CJK}])|(?<=[{_CJK}])[()]")


def check(pair: Pair) -> Iterator[Finding]:
    own = OWN.get(pair.language)
    if own is None:
        return
    _found, text = contacts.read(pair.words)
    if found := list(dict.fromkeys(match[0] for match in _HALF.finditer(text))):
        message = _("Signs of half width stand among the characters: %(signs)s")
        mended = _PAIR.sub(r"（\1\2）", _HALF.sub(lambda match: own[match[0]], pair.target))
        yield warning(NAME, message % {"signs": " ".join(found)}, mended if contacts.read(mended)[0] == _found else "")
