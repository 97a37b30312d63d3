"""Where a title may be broken, by language, and into which lines it goes.

Chinese and Japanese: not before closing signs and small kana, not after opening ones (kinsoku, JIS X 4051; CLREQ), not
inside a Latin word; Japanese, as a sign painter would, only where a phrase begins. French: not before the signs that
take a space (;:!?»).
"""

from __future__ import annotations

import re
from collections.abc import Callable

Width = Callable[[str], float]
NEVER_FIRST = set("、。，．・：；？！）〕］｝〉》」』】’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ‐–—…％,.:;?!)]}»”")
NEVER_LAST = set("（〔［｛〈《「『【‘“([{«")
_FRENCH = re.compile(r" (?=[;:!?»])|(?<=«) ")
_LATIN = r"[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef“”‘’]+"
_CHARACTERS = re.compile(rf"{_LATIN}|\s|.", re.DOTALL)
# Japanese: a word in kanji, katakana or Latin with the hiragana after it; 省 and the like stay with a name before them.
_WORD = rf"(?:[ァ-ヿ]+|{_LATIN})(?:[一-鿿](?![一-鿿]))?|[一-鿿々]+"
_PHRASES = re.compile(rf"(?:{_WORD})[ぁ-ゟ]*|[ぁ-ゟ]+|\s|.", re.DOTALL)


def pieces(text: str, code: str) -> list[str]:
    """Parts between which a line may end in the language of this code; a part keeps the space after it."""
    text = _FRENCH.sub("\u00a0", " ".join(text.split(" ")))
    units = {"zh-hans": _CHARACTERS, "ja": _PHRASES}.get(code)
    if units is None:
        return re.findall(r"[^ ]+ ?", text)
    found: list[str] = []
    for unit in units.findall(text):
        if found and (unit[0] in NEVER_FIRST or unit.isspace() or found[-1][-1] in NEVER_LAST):
            found[-1] += unit
        else:
            found.append(unit)
    return found


def wrap(parts: list[str], width: Width, limit: float) -> list[str]:
    """As few lines as fit the limit; a part that is wider than a line is cut."""
    lines = [""]
    for part in _cut(parts, width, limit):
        if lines[-1] and width((lines[-1] + part).rstrip()) > limit:
            lines.append("")
        lines[-1] += part
    return [line.rstrip() for line in lines if line.strip()]


def _cut(parts: list[str], width: Width, limit: float) -> list[str]:
    return [unit for part in parts for unit in ([part] if width(part.rstrip()) <= limit else part)]


def balanced(parts: list[str], width: Width, limit: float, step: int = 8) -> list[str]:
    """The same number of lines, as even as can be: the narrowest limit that needs no more of them."""
    best = wrap(parts, width, limit)
    narrow = limit - step
    while narrow > limit / 2 and len(tried := wrap(parts, width, narrow)) == len(best):
        if any(width(part.rstrip()) > narrow for part in parts):
            break
        best, narrow = tried, narrow - step
    return best
