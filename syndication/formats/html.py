"""A snapshot's body as plain HTML for receivers: no classes, no scripts, every link an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Any

import nh3
from django.utils.html import escape, strip_tags

from syndication.contents import Content

_PATH = re.compile(r'(href|src)="(/[^"]*)"')
_END = re.compile(r"</(?:p|li|h2|h3|dd|dt|th|td|tr|blockquote|figcaption|caption)>|<br/?>")
TAGS = {"p", "a", "b", "i", "strong", "em", "ul", "ol", "li", "br", "h2", "h3", "sub", "sup"}

Block = dict[str, Any]


def body(content: Content) -> str:
    """The whole body. Pictures that may not be passed on are left out."""
    return "\n".join(part for block in content.snapshot.get("body", []) if (part := _block(block, content)))


def text(html: str) -> str:
    """The words of the HTML, a line for each paragraph, row and item."""
    lines = unescape(strip_tags(_END.sub("\n", html))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _block(block: Block, content: Content) -> str:
    return "".join(KINDS[block["kind"]](block, content))


def _heading(block: Block, content: Content) -> Iterator[str]:
    yield f"<h2>{escape(block['text'])}</h2>"


def _paragraph(block: Block, content: Content) -> Iterator[str]:
    yield f"<p>{_lines(block['text'])}</p>"


def _note(block: Block, content: Content) -> Iterator[str]:
    yield f"<p><strong>{escape(block['label'])}</strong> {_lines(block['text'])}</p>"


def _html(block: Block, content: Content) -> Iterator[str]:
    absolute = _PATH.sub(lambda m: f'{m[1]}="{escape(content.url(unescape(m[2])))}"', block["html"])
    yield nh3.clean(absolute, tags=TAGS, attributes={"a": {"href"}}, link_rel=None)


def _quote(block: Block, content: Content) -> Iterator[str]:
    cite = f"<p>— {escape(block['speaker'])}</p>" if block["speaker"] else ""
    yield f"<blockquote><p>{_lines(block['text'])}</p>{cite}</blockquote>"


def _picture(block: Block, content: Content) -> Iterator[str]:
    picture = next((p for p in pictures(content) if p["id"] == block["id"]), None)
    if picture:
        size = f'width="{picture["width"]}" height="{picture["height"]}"'
        words = " ".join(part for part in (block["caption"], picture["credit"]) if part)
        caption = f"<figcaption>{escape(words)}</figcaption>" if words else ""
        source, alt = escape(content.file_url(picture["file"])), escape(picture["alt"])
        yield f'<figure><img src="{source}" alt="{alt}" {size}>{caption}</figure>'


def pictures(content: Content) -> list[Block]:
    """Pictures of the story that receivers may use."""
    return [p for p in content.snapshot.get("pictures", []) if p["may_be_passed_on"] and p.get("file")]


def _facts(block: Block, content: Content) -> Iterator[str]:
    if block["title"]:
        yield f"<h3>{escape(block['title'])}</h3>"
    rows = "".join(f"<tr><th>{escape(r['label'])}</th><td>{_value(r)}</td></tr>" for r in block["rows"])
    yield f"<table><tbody>{rows}</tbody></table>"
    if block["source"]:
        yield f"<p>{_linked(block['source'], block['source_url'], content)}</p>"


def _value(row: Block) -> str:
    note = f"<br>{escape(row['note'])}" if row["note"] else ""
    return f"{_lines(row['value'])}{note}"


def _links(block: Block, content: Content) -> Iterator[str]:
    if block["title"]:
        yield f"<h3>{escape(block['title'])}</h3>"
    yield f"<ul>{_items(block['links'], content)}</ul>"


def _items(links: Iterable[Block], content: Content) -> str:
    return "".join(f"<li>{_linked(link['title'], link['path'], content)}</li>" for link in links)


def _file(block: Block, content: Content) -> Iterator[str]:
    yield f'<p><a href="{escape(content.file_url(block["file"]))}">{escape(block["title"])}</a></p>'


def _linked(words: str, path: str, content: Content) -> str:
    return f'<a href="{escape(content.url(path))}">{escape(words)}</a>' if path else escape(words)


def _lines(words: str) -> str:
    return "<br>".join(escape(line) for line in words.splitlines())


KINDS: dict[str, Callable[[Block, Content], Iterator[str]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "note": _note,
    "html": _html,
    "quote": _quote,
    "picture": _picture,
    "facts": _facts,
    "links": _links,
    "file": _file,
}
