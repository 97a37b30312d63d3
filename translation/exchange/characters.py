"""Characters that files can't carry, and white space that tools add.

XML 1.0, section 2.2: https://www.w3.org/TR/xml/#charsets
"""

from __future__ import annotations

import re
import unicodedata

_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = " \t\n"  # XML's; other spaces are characters of the text


def writable(text: str) -> str:
    """The text without what XML 1.0 forbids; line breaks are \\n."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    return " ".join(writable(text).split())


def normalised(text: str) -> str:
    """NFC, so that a text from a Mac or an input method is the same text."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def without_indentation(text: str, is_preserved: bool) -> str:
    """The text without white space that pretty-printing put around it, and inside it unless that is preserved."""
    start = text.lstrip(_SPACE)
    if "\n" in text[: len(text) - len(start)]:
        text = start
    end = text.rstrip(_SPACE)
    if "\n" in text[len(end) :]:
        text = end
    return text if is_preserved else _on_one_line(text)


def _on_one_line(text: str) -> str:
    first, *others = text.split("\n")
    if not others:
        return text
    *middle, last = others
    lines = [first.rstrip(" \t"), *(line.strip(" \t") for line in middle), last.lstrip(" \t")]
    return " ".join(line for line in lines if line)


def is_wide(character: str) -> bool:
    """Whether it belongs to a script that is written without spaces, or is that script's punctuation."""
    return unicodedata.east_asian_width(character) in "WF"
