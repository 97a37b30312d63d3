"""Takes the translatable texts out of a page, in reading order, and puts translations back.

The only module that uses wagtail-localize, and only its extractor and writer; tests/translation/test_segments.py
holds it to every block of ours. Fields come from the page's `canonical_fields`: what clearance is bound to is what is
translated. Slugs, dates and choosers are no segments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup, NavigableString
from django.db import models
from wagtail.blocks import Block, RichTextBlock, StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.segments.types import BaseValue
from wagtail_localize.strings import StringValue

from content import locales
from translation import markup


class Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    ALT = "alt"
    SEO = "seo"
    LABEL = "label"


FIELD_KINDS = {
    "title": Kind.TITLE,
    "seo_title": Kind.SEO,
    "search_description": Kind.SEO,
    "heading": Kind.HEADING,
    "byline": Kind.LABEL,
    "source_line": Kind.LABEL,
}
MARKED = frozenset("<>&")  # signs that a parser reads
SPACES = re.compile(r"\s\s|[^\S \n]")  # that a parser makes one of
PLACE = re.compile(r'<text position="(\d+)"></text>')  # of a string in a template of rich text
# (type of the block, name in it); without type: in every block.
BLOCK_KINDS = {
    ("heading", "text"): Kind.HEADING,
    ("", "heading"): Kind.HEADING,
    ("", "title"): Kind.HEADING,
    ("", "caption"): Kind.CAPTION,
    ("", "speaker"): Kind.LABEL,
    ("", "role"): Kind.LABEL,
    ("", "label"): Kind.LABEL,
}


class Plain(StringValue):
    """Words without markup, which no parser has to look at."""

    def render_text(self) -> str:
        return self.data

    def render_soup(self, attrs: dict[str, Any]) -> NavigableString:
        return NavigableString(self.data)


class Writer(StreamFieldSegmentsWriter):
    """Puts plain words into a template of rich text as they are; the library parses the template for each."""

    def handle_block(self, block_type: Block, block_value: Any, segments: list[BaseValue]) -> Any:
        if not isinstance(block_type, RichTextBlock) or not all(map(_needs_no_parser, segments)):
            return super().handle_block(block_type, block_value, segments)
        template, *strings = sorted(segments, key=lambda segment: segment.order)
        return RichText(PLACE.sub(lambda place: strings[int(place[1])].string.data, template.template))


def _needs_no_parser(value: BaseValue) -> bool:
    if isinstance(value, TemplateSegmentValue):
        return value.format == "html" and not SPACES.search(value.template)
    return isinstance(value, StringSegmentValue) and isinstance(value.string, Plain)


@dataclass(frozen=True)
class Text:
    """One translatable text: where it stands, what it is, and its words with placeholders for markup."""

    path: str
    position: int
    kind: Kind
    words: str


def extract(page: Page) -> list[Text]:
    """Every text of the page that visitors read, in reading order; empty ones left out."""
    found = [(value, kind) for name in _fields(page) for value, kind in _with_kinds(page, name)]
    return [
        Text(value.path, position, kind, markup.to_text(value.string.data)[0])
        for position, (value, kind) in enumerate(found, 1)
    ]


def ingest(source: Page, target: Page, words: Mapping[int, str]) -> None:
    """Set the target's fields from the source, the text at each position replaced by `words[position]`.

    In memory only. A text without words keeps the source's: whoever saves the target decides whether that may be shown.
    Raises MarkupError when placeholders differ from the source's, and then sets nothing.
    """
    position, replaced = 0, {}
    for name in _fields(source):
        replaced[name], position = _replace(_values(source, name), words, position)
    for name, values in replaced.items():
        _put(source, target, name, values)


def _fields(page: Page) -> Iterator[str]:
    for name in page.canonical_fields:
        field = page._meta.get_field(name)
        if is_text(field) or isinstance(field, StreamField):
            yield name


def is_text(field: models.Field) -> bool:
    """Whether the field holds words of the page, and not one of several choices or an address."""
    is_address = isinstance(field, models.URLField | models.EmailField)
    return isinstance(field, models.CharField | models.TextField) and not field.choices and not is_address


def _values(page: Page, name: str) -> list[BaseValue]:
    """wagtail-localize's values of one field, templates of rich text among them."""
    field = page._meta.get_field(name)
    if not isinstance(field, StreamField):
        text = getattr(page, name) or ""
        return [StringSegmentValue(name, text)] if text.strip() else []
    stored = getattr(page, name).get_prep_value()
    return list(_in_stream(field, json.dumps(stored, default=str)))


@lru_cache(maxsize=64)
def _in_stream(field: StreamField, stored: str) -> tuple[BaseValue, ...]:
    """Of a text that is asked for in four languages, built, submitted and approved in each of them."""
    found = StreamFieldSegmentExtractor(field).handle_stream_block(field.stream_block.to_python(json.loads(stored)))
    return tuple(value.with_order(order) for order, value in enumerate(v for v in found if not v.is_empty()))


def _fresh(stream: StreamValue) -> StreamValue:
    """A copy: the writer changes blocks in place."""
    return stream.stream_block.to_python(stream.get_prep_value())


def _with_kinds(page: Page, name: str) -> Iterator[tuple[StringSegmentValue, Kind]]:
    if not isinstance(page._meta.get_field(name), StreamField):
        for value in _values(page, name):
            yield value, FIELD_KINDS.get(name, Kind.PARAGRAPH)
        return
    types = {child.id: child.block_type for child in getattr(page, name)}
    template, items, number = "", frozenset(), 0
    for value in _values(page, name):
        if isinstance(value, TemplateSegmentValue):
            template, items, number = value.path, _list_items(value.template), 0
        elif isinstance(value, StringSegmentValue):
            is_item = value.path == template and number in items
            yield value.wrap(name), Kind.LIST_ITEM if is_item else _kind(types, value.path)
            number += 1


@lru_cache(maxsize=512)
def _list_items(template: str) -> frozenset[int]:
    """Positions of the strings that stand in a list."""
    if "<li" not in template:
        return frozenset()
    texts = BeautifulSoup(template, "html.parser").find_all("text")
    return frozenset(int(text["position"]) for text in texts if text.find_parent("li"))


def _kind(types: Mapping[str, str], path: str) -> Kind:
    """The kind of a text in a block, by the block's own name and the text's name in it."""
    block, _dot, rest = path.partition(".")
    name = rest.rpartition(".")[2]
    return BLOCK_KINDS.get((types[block], name)) or BLOCK_KINDS.get(("", name), Kind.PARAGRAPH)


def _replace(values: list[BaseValue], words: Mapping[int, str], position: int) -> tuple[list[BaseValue], int]:
    """The values with translated strings, and the position of the last one."""
    replaced = []
    for value in values:
        if isinstance(value, StringSegmentValue):
            position += 1
            if position in words:
                value = _translated(value, words[position])
        replaced.append(value)
    return replaced, position


def _translated(value: StringSegmentValue, words: str) -> StringSegmentValue:
    _source, tags = markup.to_text(value.string.data)
    html = markup.to_html(words, tags)
    string = StringValue.from_translated_html(html) if MARKED & set(html) else Plain(html)
    return StringSegmentValue(value.path, string, attrs=value.attrs, order=value.order)


def _put(source: Page, target: Page, name: str, values: list[BaseValue]) -> None:
    field = source._meta.get_field(name)
    if not isinstance(field, StreamField):
        setattr(target, name, values[0].render_text() if values else getattr(source, name))
        return
    stream = _fresh(getattr(source, name))
    languages = locales.get(source.locale_id), locales.get(target.locale_id)
    Writer(field, *languages).handle_stream_block(stream, values)
    setattr(target, name, _fresh(stream))
