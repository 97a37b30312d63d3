"""The prose of a body as plain, safe HTML, for feeds: text, headings, quotations; no pictures or registers."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

_PATH = re.compile(r'(href|src)="(/[^"]*)"')


def html_of(body: StreamValue, absolute: Callable[[str], str]) -> str:
    """HTML of the text, heading and quote blocks in order; every path made an address by `absolute`."""
    parts = [_render(block) for block in body]
    return _PATH.sub(lambda match: f'{match[1]}="{escape(absolute(match[2]))}"', "\n".join(filter(None, parts)))


def _render(block: StreamValue.StreamChild) -> str:
    if block.block_type == "text":
        return expand_db_html(block.value.source)
    if block.block_type == "heading":
        return f"<h2>{escape(block.value['text'])}</h2>"
    if block.block_type == "quote":
        return _quote(block.value)
    return ""


def _quote(value: dict[str, str]) -> str:
    speaker = ", ".join(escape(part) for part in (value["speaker"], value["role"]) if part)
    cite = f"<p>— {speaker}</p>" if speaker else ""
    return f"<blockquote><p>{escape(value['text'])}</p>{cite}</blockquote>"
