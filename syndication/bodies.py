"""The body of a story as plain data, every reference resolved: what formats turn into HTML.

Works on a copy of the stored blocks: resolving puts pages of the reader's language in place of those
that were chosen, and the story itself may be saved again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from content import links, preload
from content.models import Story
from reference.localized import localized
from reference.models import CustomImage
from syndication import fact_tables

Block = dict[str, Any]
PageLinks = Mapping[int, Page]


def of(story: Story) -> list[Block]:
    """Blocks in reading order; the story's language must be active."""
    stored = story.body.get_prep_value()
    body = story.body.stream_block.to_python(stored)
    loaded = preload.load(body, story.language)
    found = [*_correction(story)]
    for block in body:
        if block.block_type in BLOCKS and block.value:
            found += BLOCKS[block.block_type](block.value, loaded.pages, story.language)
    return [*found, *fact_tables.of_story(story, story.language), *_source(story)]


def _correction(story: Story) -> Iterator[Block]:
    if story.correction_note:
        yield {"kind": "note", "label": _("Correction"), "text": story.correction_note}


def _source(story: Story) -> Iterator[Block]:
    if story.source_line:
        yield {"kind": "paragraph", "text": _("Source: %(source)s") % {"source": story.source_line}}


def _heading(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    yield {"kind": "heading", "text": value["text"]}


def _text(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    yield {"kind": "html", "html": links.expand(value.source, pages)}


def _image(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    if value["image"]:
        yield _figure(value["image"], code, value["caption"])


def _gallery(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    yield from (_figure(image, code) for image in value["images"] if image)


def _figure(image: CustomImage, code: str, caption: str = "") -> Block:
    """The picture itself, with its rights, stands among the snapshot's pictures."""
    return {"kind": "picture", "id": image.pk, "caption": caption or localized(image, "caption", code).text}


def _quote(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    speaker = ", ".join(part for part in (value["speaker"], value["role"]) if part)
    yield {"kind": "quote", "text": value["text"], "speaker": speaker}


def _key_figures(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    rows = fact_tables.of_figures(value["figures"], code)
    yield {"kind": "facts", "title": "", "rows": rows, "source": "", "source_url": ""}


def _park_facts(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    if value["park"]:
        yield fact_tables.of_site_figures(value["park"], code)


def _video(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    video = value["video"]
    if video and video.may_be_passed_on:
        yield {"kind": "file", "title": localized(video, "title", code).text, "file": video.file.name}


def _outside_video(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    yield {"kind": "links", "title": "", "links": [_link(value["title"], value["url"])]}


def _document(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    if document := value["document"]:
        yield {"kind": "links", "title": "", "links": [_link(localized(document, "title", code).text, document.url)]}


def _related(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    found = [_link(page.title, page.url_path) for page in value["pages"] if page]
    if found:
        yield {"kind": "links", "title": _("Read also"), "links": found}


def _call(value: Any, pages: PageLinks, code: str) -> Iterator[Block]:
    yield {"kind": "heading", "text": value["title"]}
    if value["text"]:
        yield {"kind": "paragraph", "text": value["text"]}
    if value["page"]:
        yield {"kind": "links", "title": "", "links": [_link(value["label"], value["page"].url_path)]}


def _link(title: str, path: str) -> dict[str, str]:
    return {"title": title, "path": path}


BLOCKS: dict[str, Callable[[Any, PageLinks, str], Iterator[Block]]] = {
    "heading": _heading,
    "text": _text,
    "image": _image,
    "gallery": _gallery,
    "quote": _quote,
    "key_figures": _key_figures,
    "park_facts": _park_facts,
    "video": _video,
    "outside_video": _outside_video,
    "document": _document,
    "related": _related,
    "call_to_action": _call,
}
