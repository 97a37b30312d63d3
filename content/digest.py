"""The canonical content of a page and its digest: what clearance is bound to.

Canonical content is the page's own list of fields (`canonical_fields`), as plain data: blocks in order
without ids, files by id and hash, facts and pages by id, no slug, dates, tree, lock or comments. Empty
values are left out, so that a field added later does not void what was cleared before it.
A revision's id proves nothing, because autosave overwrites revisions in place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from content.files import FileRef, files_in_block, hashes_of

SCHEME = 1
EMPTY: tuple[object, ...] = (None, "", [], {})

Canonical = dict[str, Any]


def canonical(page: Page) -> Canonical:
    """Field name → plain value, without empty ones; one query per kind of file that the page shows."""
    content = {name: plain(page, name) for name in page.canonical_fields}
    files = hashes_of(files_of(page))
    content["files"] = sorted(f"{file.kind} {file.pk} {file_hash}" for file, file_hash in files.items())
    return {name: value for name, value in content.items() if value not in EMPTY}


def read_relations(page: Page) -> None:
    """Topics and tags once, for all that asks for them; of a draft they are at hand."""
    names = [name for name in page.canonical_fields if page._meta.get_field(name).many_to_many]
    prefetch_related_objects([page], *(name for name in names if not _is_at_hand(page, name)))


def _is_at_hand(page: Page, name: str) -> bool:
    field = page._meta.get_field(name)
    if isinstance(field, ClusterTaggableManager):
        name = field.remote_field.through._meta.get_field("content_object").remote_field.get_accessor_name()
    return name in getattr(page, "_cluster_related_objects", {})


def digest_of(page: Page) -> str:
    """SHA-256 over type, scheme and canonical content, in hexadecimal."""
    return digest(page._meta.label_lower, canonical(page))


def digest(kind: str, content: Canonical) -> str:
    text = json.dumps([SCHEME, kind, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def files_of(page: Page) -> set[FileRef]:
    """Every picture, document and video that the page shows or links to."""
    found: set[FileRef] = set()
    for name in page.canonical_fields:
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            stream = getattr(page, name)
            found |= set(files_in_block(stream.stream_block, stream.get_prep_value()))
        elif isinstance(field, models.ForeignKey) and (pk := getattr(page, field.attname)) is not None:
            found |= {file for file in [FileRef.of(field.related_model, pk)] if file}
    return found


def plain(page: Page, name: str) -> Any:
    """A field as plain data: relations as sorted ids, streams without ids of blocks."""
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        stream = getattr(page, name)
        return list(_stream(stream.stream_block, stream.get_prep_value()))
    if isinstance(field, models.ForeignKey):
        return getattr(page, field.attname)
    if isinstance(field, models.ManyToManyField | ClusterTaggableManager):
        return sorted(row.pk for row in getattr(page, name).all())
    value = getattr(page, name)
    return value if isinstance(value, str | int | bool | list | dict | None) else field.value_to_string(page)


def _stream(block: blocks.StreamBlock, value: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    """[type, value] of each block; a type that the code no longer knows keeps its stored value."""
    for item in value:
        child = block.child_blocks.get(item["type"])
        yield [item["type"], _block(child, item["value"]) if child else item["value"]]


def _block(block: blocks.Block, value: Any) -> Any:
    if isinstance(block, blocks.StructBlock):
        children = {name: _block(child, (value or {}).get(name)) for name, child in block.child_blocks.items()}
        return {name: child for name, child in children.items() if child not in EMPTY}
    if isinstance(block, blocks.ListBlock):
        items = value or []
        return [_block(block.child_block, i["value"] if block._item_is_in_block_format(i) else i) for i in items]
    if isinstance(block, blocks.StreamBlock):
        return list(_stream(block, value or []))
    return value
