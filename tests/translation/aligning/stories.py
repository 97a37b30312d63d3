"""The demo's stories as paragraphs in two languages, and what happens to them on their way through other hands."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from translation.aligning import Link, Piece
from translation.aligning.pieces import joined

DEMO = Path(__file__).resolve().parents[3] / "cms" / "demo"
_PARAGRAPH = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)


def slugs(code: str) -> list[str]:
    return sorted(path.stem for path in (DEMO / "translations" / code).glob("*.toml"))


def pieces(path: Path, code: str) -> list[Piece]:
    """Title, lead and body, in reading order."""
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [Piece(story["title"], code, "title"), Piece(story["lead"], code, "paragraph")]
    return found + [piece for block in story["body"] for piece in _of_block(block, code)]


def _of_block(block: dict, code: str) -> Iterator[Piece]:
    text = block.get("text", "")
    if block["block"] == "heading":
        yield Piece(text, code, "heading")
    for tag, words in _PARAGRAPH.findall(text):
        yield Piece(re.sub(r"<[^>]+>", "", words), code, {"p": "paragraph", "li": "list_item"}[tag])


def story(slug: str, code: str) -> tuple[list[Piece], list[Piece]] | None:
    """Both sides where they have as many paragraphs of the same kinds."""
    both = pieces(DEMO / "stories" / f"{slug}.toml", "vi"), pieces(DEMO / "translations" / code / f"{slug}.toml", code)
    return both if [piece.kind for piece in both[0]] == [piece.kind for piece in both[1]] else None


def disturbed(targets: list[Piece], chance: random.Random) -> tuple[list[Piece], list[Link]]:
    """Some paragraphs left out, joined, cut in two, put in; kinds forgotten; and what belongs to what now."""
    found: list[Piece] = []
    links: list[Link] = []
    number = 0
    while number < len(targets):
        piece, what = targets[number], chance.random()
        if what < 0.05 and piece.kind == "paragraph":
            links.append(Link((number,), ()))
        elif what < 0.10 and number + 1 < len(targets) and targets[number + 1].kind == piece.kind == "paragraph":
            links.append(Link((number, number + 1), (len(found),)))
            found.append(joined(targets[number : number + 2]))
            number += 1
        elif what < 0.17 and len(cut := _cut(piece)) == 2:
            links.append(Link((number,), (len(found), len(found) + 1)))
            found += cut
        else:
            links.append(Link((number,), (len(found),)))
            found.append(piece)
        if chance.random() < 0.04:
            links.append(Link((), (len(found),)))
            found.append(Piece("Pho Hien Portal / 兴安 / フンイエン", piece.language))
        number += 1
    return [Piece(piece.text, piece.language, "") for piece in found], links


def _cut(piece: Piece) -> list[Piece]:
    ends = [match.end() for match in re.finditer(r"[.。!?！？]\s*", piece.text)][:-1]
    if piece.kind != "paragraph" or not ends:
        return [piece]
    at = min(ends, key=lambda end: abs(end - len(piece.text) / 2))
    return [Piece(piece.text[:at].strip(), piece.language), Piece(piece.text[at:].strip(), piece.language)]
