"""The prose of a body as plain, safe HTML, for feeds: text, headings, quotations; no pictures or registers.

Reads the stored blocks, so that the choosers of other blocks cost no query.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.utils.html import escape
from wagtail.blocks import StreamValue

from content import links
from content.links import PageLinks

_PATH = re.compile(r'(href|src)="(/[^"]*)"')


def linked_pages(body: StreamValue) -> set[int]:
    """Ids of the pages that the body's text links to."""
    texts = [block["value"] for block in body.raw_data if block["type"] == "text"]
    return set().union(*map(links.ids_in_html, texts))


def html_of(body: StreamValue, page_links: PageLinks, absolute: Callable[[str], str]) -> str:
    """HTML of the text, heading and quote blocks in order; every path made an address by `absolute`."""
    parts = [RENDER[block["type"]](block["value"], page_links) for block in body.raw_data if block["type"] in RENDER]
    return _PATH.sub(lambda match: f'{match[1]}="{escape(absolute(match[2]))}"', "\n".join(parts))


def _heading(value: dict[str, str], page_links: PageLinks) -> str:
    return f"<h2>{escape(value['text'])}</h2>"


def _quote(value: dict[str, str], page_links: PageLinks) -> str:
    speaker = ", ".join(escape(part) for part in (value.get("speaker"), value.get("role")) if part)
    cite = f"<p>— {speaker}</p>" if speaker else ""
    return f"<blockquote><p>{escape(value['text'])}</p>{cite}</blockquote>"


RENDER: dict[str, Callable[[Any, PageLinks], str]] = {"text": links.expand, "heading": _heading, "quote": _quote}
