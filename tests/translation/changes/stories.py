"""Real Vietnamese sentences: those of the stories that come with the product."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

STORIES = Path(__file__).parents[3] / "cms" / "demo" / "stories"
_LETTERS = [chr(code) for code in range(0x41, 0x1EFA) if unicodedata.category(chr(code)) in ("Lu", "Ll")]
CAPITAL = "".join(letter for letter in _LETTERS if letter.isupper())
SMALL = "".join(letter for letter in _LETTERS if letter.islower())
_END = re.compile(rf"(?<=[.!?])\s+(?=[{CAPITAL}])")
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h\d)>")


@cache
def paragraphs() -> tuple[str, ...]:
    found = [text for path in sorted(STORIES.glob("[a-z]*.toml")) for text in _texts(path)]
    return tuple(dict.fromkeys(found))


@cache
def sentences() -> tuple[str, ...]:
    found = (text for paragraph in paragraphs() for text in _END.split(paragraph) if len(text.split()) > 4)
    return tuple(dict.fromkeys(found))


def _texts(path: Path) -> list[str]:
    blocks = tomllib.loads(path.read_text(encoding="utf-8")).get("body", [])
    texts = [block["text"] for block in blocks if isinstance(block.get("text"), str)]
    parts = [part for text in texts for part in _BLOCK.split(text)]
    return [plain for part in parts if (plain := html.unescape(re.sub(r"<[^>]+>", "", part)).strip())]
