"""The marked words of a Word paragraph: bold, italic and linked ones, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from translation.exchange import wordprocessing as word
from translation.exchange.characters import normalised

LINK = "hyperlink"


def marked(paragraph: etree._Element) -> tuple[str, ...]:
    """Each stretch of one look; spaces around it are no part of it."""
    found: list[tuple[str, str]] = []
    for text, look in _looks(paragraph, ""):
        if found and found[-1][1] == look:
            found[-1] = (found[-1][0] + text, look)
        else:
            found.append((text, look))
    return tuple(normalised(text).strip() for text, look in found if look and text.strip())


def _looks(element: etree._Element, link: str) -> Iterator[tuple[str, str]]:
    """The words of each run, and how they look."""
    for number, one in enumerate(element):
        kind = word.name(one)
        if kind in word.LEFT_OUT:
            continue
        if kind == "r":
            properties = word.child(one, "rPr")
            look = "".join(name for name in ("b", "i") if word.is_on(word.child(properties, name)))
            yield from ((run.text, link + look) for run in word.words_of_run(one) if not run.is_hidden)
        elif len(one):
            yield from _looks(one, f"{LINK}{number}" if kind == LINK else link)
