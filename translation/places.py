"""Where a page shows pictures and documents: fields, blocks, items of lists, and links in rich text.

A place is the field's name and the ids of block and item, which stay when paragraphs move: `hero_image`,
`body.<block>.image`, `body.<block>.images.<item>`, `body.<block>.document-<id>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from content.files import FileRef, documents_in_html

IMAGE, DOCUMENT = "image", "document"


@dataclass(frozen=True)
class Place:
    """`put` writes another file of the same kind into the stored data that the place was found in."""

    path: str
    kind: str
    pk: int
    label: str
    put: Callable[[int], None]


def of(page: Page) -> list[Place]:
    """In reading order. What is put changes nothing on the page itself: see `replace`."""
    return [place for name in page.canonical_fields for place in _in_field(page, name, _raw(page, name))]


def replace(page: Page, files: Mapping[str, int]) -> None:
    """Show other files on the page, in memory. Places that it does not have are passed over."""
    for name in page.canonical_fields:
        raw = _raw(page, name)
        wanted = [place for place in _in_field(page, name, raw) if place.path in files]
        for place in wanted:
            place.put(files[place.path])
        if wanted and raw is not None:
            setattr(page, name, getattr(page, name).stream_block.to_python(raw))


def _raw(page: Page, name: str) -> list[dict[str, Any]] | None:
    """A copy of a stream's stored data; None for other fields."""
    is_stream = isinstance(page._meta.get_field(name), StreamField)
    return getattr(page, name).get_prep_value() if is_stream else None


def _in_field(page: Page, name: str, raw: list[dict[str, Any]] | None) -> Iterator[Place]:
    field = page._meta.get_field(name)
    if raw is not None:
        yield from _in_stream(getattr(page, name).stream_block, raw, name)
    elif isinstance(field, models.ForeignKey) and (pk := getattr(page, field.attname)) is not None:
        file = FileRef.of(field.related_model, pk)
        if file and file.kind in (IMAGE, DOCUMENT):
            yield Place(name, file.kind, pk, str(field.verbose_name), lambda new: setattr(page, field.attname, new))


def _in_stream(block: blocks.StreamBlock, value: list[dict[str, Any]], path: str) -> Iterator[Place]:
    for item in value:
        if child := block.child_blocks.get(item["type"]):
            yield from _in_block(child, item, "value", f"{path}.{item.get('id')}", str(child.label))


def _in_block(block: blocks.Block, holder: Any, key: Any, path: str, label: str) -> Iterator[Place]:
    """Places in `holder[key]`."""
    value = holder[key]
    if not value:
        return
    if isinstance(block, blocks.ChooserBlock):
        file = FileRef.of(block.model_class, value)
        if file and file.kind in (IMAGE, DOCUMENT):
            yield Place(path, file.kind, value, label, lambda new: holder.__setitem__(key, new))
    elif isinstance(block, blocks.RichTextBlock):
        for pk in dict.fromkeys(file.pk for file in documents_in_html(value)):
            put = _link_putter(holder, key, pk)
            yield Place(f"{path}.document-{pk}", DOCUMENT, pk, _("Document linked in the text"), put)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if name in value:
                yield from _in_block(child, value, name, f"{path}.{name}", label)
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value):
            if block._item_is_in_block_format(item):
                yield from _in_block(block.child_block, item, "value", f"{path}.{item.get('id')}", label)
            else:
                yield from _in_block(block.child_block, value, number, f"{path}.{number}", label)
    elif isinstance(block, blocks.StreamBlock):
        yield from _in_stream(block, value, path)


def _link_putter(holder: Any, key: Any, old: int) -> Callable[[int], None]:
    """Turns links to one document into links to another."""
    link = re.compile(rf'<a(?=[^>]*\blinktype="document")[^>]*\bid="{old}"[^>]*>')

    def put(new: int) -> None:
        holder[key] = link.sub(lambda found: found[0].replace(f'id="{old}"', f'id="{new}"'), holder[key])

    return put
