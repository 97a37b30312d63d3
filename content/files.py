"""Pictures, documents and videos that pages show, and whether they are public because of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.rich_text.rewriters import extract_attrs

from reference.fact_models import importable_models
from reference.models import CustomDocument, CustomImage, CustomMedia

KINDS: dict[str, type[models.Model]] = {"image": CustomImage, "document": CustomDocument, "media": CustomMedia}
_LINK = re.compile(r"<a(\s[^>]*)>")


@dataclass(frozen=True, order=True)
class FileRef:
    """One file: its kind (a key of KINDS) and primary key."""

    kind: str
    pk: int

    @classmethod
    def of(cls, model: type[models.Model], pk: int) -> FileRef | None:
        """None when the model holds no files."""
        return next((cls(kind, pk) for kind, known in KINDS.items() if issubclass(model, known)), None)


def files_in_block(block: blocks.Block, value: Any) -> Iterator[FileRef]:
    """Files in stored block data, documents linked in rich text among them."""
    if not value:
        return
    if isinstance(block, blocks.ChooserBlock):
        if file := FileRef.of(block.model_class, value):
            yield file
    elif isinstance(block, blocks.RichTextBlock):
        yield from documents_in_html(value)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from files_in_block(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            bare = item["value"] if block._item_is_in_block_format(item) else item
            yield from files_in_block(block.child_block, bare)
    elif isinstance(block, blocks.StreamBlock):
        for item in value:
            if child := block.child_blocks.get(item["type"]):
                yield from files_in_block(child, item["value"])


def documents_in_html(html: str) -> Iterator[FileRef]:
    for attributes in map(extract_attrs, _LINK.findall(html)):
        if attributes.get("linktype") == "document" and attributes.get("id", "").isdigit():
            yield FileRef("document", int(attributes["id"]))


def hashes_of(files: Iterable[FileRef]) -> dict[FileRef, str]:
    """The hash of each file that exists; one query per kind.

    Videos are told apart by their stored name: storage never writes a second file under a name it has used.
    """
    found = {}
    for kind, pks in _by_kind(files).items():
        column = "file" if kind == "media" else "file_hash"
        rows = KINDS[kind]._default_manager.filter(pk__in=pks).values_list("pk", column)
        found |= {FileRef(kind, pk): value for pk, value in rows}
    return found


def note_hash(file: CustomImage | CustomDocument) -> None:
    """Hash what is new before the row is saved: Wagtail does so in its forms alone, and programs bring files too."""
    if file.file and _is_new(file):
        file._set_file_hash()


def _is_new(file: CustomImage | CustomDocument) -> bool:
    """Not stored yet, or stored by `file.file.save()` just before the row."""
    if not file.file._committed:
        return True
    known = type(file)._base_manager.filter(pk=file.pk).values_list("file", flat=True).first()
    return known != file.file.name and file.file.storage.exists(file.file.name)


def settle(files: Iterable[FileRef]) -> None:
    """From now on the words and rights of these files change only by a proposal that a second person confirms."""
    for kind, pks in _by_kind(files).items():
        KINDS[kind]._default_manager.filter(pk__in=pks, is_settled=False).update(is_settled=True)


def refresh(files: Iterable[FileRef]) -> None:
    """Set `is_public` of these files: a live page or a fact uses them. Call it in the transaction that changed that."""
    for kind, pks in _by_kind(files).items():
        used = set(_uses().filter(kind=kind, file_id__in=pks).values_list("file_id", flat=True))
        used |= _used_by_facts(KINDS[kind], pks)
        rows = KINDS[kind]._default_manager.filter(pk__in=pks)
        rows.filter(pk__in=used).exclude(is_public=True).update(is_public=True)
        rows.exclude(pk__in=used).exclude(is_public=False).update(is_public=False)


def _uses() -> models.QuerySet:
    from content.models import FileUse  # models import this module

    return FileUse.objects.all()


def _used_by_facts(model: type[models.Model], pks: Iterable[int]) -> set[int]:
    used: set[int] = set()
    for fact, field in fact_file_fields():
        if field.related_model is model:
            rows = fact._default_manager.filter(**{f"{field.name}__in": pks})
            used |= set(rows.values_list(field.attname, flat=True))
    return used


@cache
def fact_file_fields() -> list[tuple[type[models.Model], models.ForeignKey]]:
    """Foreign keys of facts to files, such as a place's picture."""
    facts = importable_models().values()
    fields = [(fact, f) for fact in facts for f in fact._meta.concrete_fields if isinstance(f, models.ForeignKey)]
    return [(fact, field) for fact, field in fields if field.related_model in KINDS.values()]


def refresh_for_fact(fact: models.Model, fields: Iterable[models.ForeignKey]) -> None:
    """After a fact was saved: its files, and those that were public because of any fact."""
    for field in fields:
        model = field.related_model
        kind = next(kind for kind, known in KINDS.items() if known is model)
        named = {getattr(fact, field.attname)} - {None}
        public = set(model._default_manager.filter(is_public=True).values_list("pk", flat=True))
        in_pages = set(_uses().filter(kind=kind).values_list("file_id", flat=True))
        refresh(FileRef(kind, pk) for pk in named | (public - in_pages))


def _by_kind(files: Iterable[FileRef]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for file in files:
        found[file.kind].add(file.pk)
    return found
