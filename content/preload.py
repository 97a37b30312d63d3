"""Loads everything that a body points at with one query per model.

Wagtail loads choosers block type by block type: a story with pictures, a gallery, key figures and
links would cost a query for each. `load` reads the ids from the stored data first, then lets the
choosers take their objects from one store. Chooser blocks take part by inheriting `Preloaded`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, prefetch_related_objects
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.models import Page

from content import links
from reference.models import CustomImage

Store = dict[type[Model], dict[Any, Model]]
_store: ContextVar[Store | None] = ContextVar("preloaded choosers", default=None)


class Preloaded:
    """A chooser block that takes its objects from the store while a body is being loaded."""

    def bulk_to_python(self, values: list[Any]) -> list[Model | None]:
        store = _store.get()
        if store is None:
            return super().bulk_to_python(values)
        found = store.get(_kind(self.model_class), {})
        return [found.get(value) for value in values]


@dataclass(frozen=True)
class Loaded:
    """What a body points at."""

    pages: dict[int, Page]
    images: list[CustomImage]


def load(body: StreamValue, language: str, known: Iterable[Model | None] = ()) -> Loaded:
    """Resolve the whole body for readers of a language; pages lead to that language where it exists.

    Objects already `known` are taken as they are instead of being asked for again.
    """
    return load_together([body], language, known)


def load_together(bodies: list[StreamValue], language: str, known: Iterable[Model | None] = ()) -> Loaded:
    """The same for several bodies of one page, at the price of one."""
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for body in bodies:
        for model, pk in references(body.stream_block, list(body.raw_data)):
            wanted[model].add(pk)
    pages = links.resolve(wanted.pop(Page, ()), language)
    store: Store = defaultdict(dict)
    store[Page] = pages
    for obj in filter(None, known):
        store[type(obj)][obj.pk] = obj
    for model, pks in wanted.items():
        if missing := pks - store[model].keys():
            store[model] |= model._default_manager.in_bulk(missing)
    token = _store.set(store)
    try:
        for body in bodies:
            list(body)  # resolves every block while the store is open
    finally:
        _store.reset(token)
    return Loaded(pages, list(store.get(CustomImage, {}).values()))


def images_of(page: Page) -> list[CustomImage]:
    """Main picture and pictures of the body, of a home page's bands or of a media kit, each once."""
    streams = [getattr(page, name, None) for name in ("body", "bands", "pictures")]
    loaded = [load(stream, page.locale.language_code) for stream in streams if stream]
    found = {image.pk: image for one in loaded for image in one.images}
    hero = getattr(page, "hero_image", None)
    return list({**found, hero.pk: hero}.values()) if hero else list(found.values())


def load_renditions(images: Iterable[CustomImage | None]) -> None:
    """Renditions of all these pictures in one query."""
    prefetch_related_objects([image for image in images if image], "renditions")


def _kind(model: type[Model]) -> type[Model]:
    return Page if issubclass(model, Page) else model


def references(block: blocks.Block, value: Any) -> Iterator[tuple[type[Model], Any]]:
    """(model, primary key) of each chooser and each page link in stored data."""
    if value is None:
        return
    if isinstance(block, Preloaded):
        yield _kind(block.model_class), value
    elif isinstance(block, blocks.RichTextBlock):
        yield from ((Page, pk) for pk in links.ids_in_html(value))
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from references(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            bare = item["value"] if block._item_is_in_block_format(item) else item
            yield from references(block.child_block, bare)
    elif isinstance(block, blocks.StreamBlock):
        for item in value:
            if item["type"] in block.child_blocks:
                yield from references(block.child_blocks[item["type"]], item["value"])
