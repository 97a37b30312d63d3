"""A story's body as written in its file, into the stored form of our blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from reference.models import CustomImage, IndustrialPark, KeyFigure, Place

_BETWEEN = re.compile(r"(</(?:p|li|ul|ol)>|<(?:ul|ol)>) (?=<)")
_PAGE = re.compile(r'href="page:([a-z0-9-]+)"')
Block = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What a body may point at."""

    pictures: dict[str, CustomImage]
    page_ids: dict[str, int]  # by slug

    def page_id(self, slug: str) -> int:
        return self.page_ids[slug]


def stored(blocks: list[Block], known: Known) -> list[dict[str, Any]]:
    """The StreamField's raw data."""
    return [{"type": block["block"], "value": BUILDERS[block["block"]](block, known)} for block in blocks]


def days(described: list[dict[str, Any]], written: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """Raw data of an itinerary's days; `written` replaces their words, the same days and stops in the same order."""
    words = written or described
    return [
        {"type": "day", "id": f"day-{number}", "value": _day(day, told, number)}
        for number, (day, told) in enumerate(zip(described, words, strict=True), 1)
    ]


def _day(day: dict[str, Any], words: dict[str, Any], number: int) -> dict[str, Any]:
    stops = [_stop(stop, told) for stop, told in zip(day["stop"], words["stop"], strict=True)]
    items = [{"type": "item", "id": f"stop-{number}-{place}", "value": stop} for place, stop in enumerate(stops, 1)]
    return {"title": words["title"], "text": words.get("text", ""), "stops": items}


def _stop(stop: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    place = Place.objects.get(code=stop["place"]).pk if "place" in stop else None
    known = {name: stop.get(name) for name in ("minutes", "onward_by", "onward_minutes")}
    return {
        **known,
        "place": place,
        "time": stop["time"],
        "title": words.get("title", ""),
        "text": words.get("text", ""),
    }


def sources(described: list[dict[str, Any]], written: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """Raw data of a clarification's sources; `written` replaces their words, in the same order."""
    words = written or described
    return [
        {"type": "source", "id": f"source-{number}", "value": {**source, "url": "", **told}}
        for number, (source, told) in enumerate(zip(described, words, strict=True), 1)
    ]


def kit(pictures: Iterable[CustomImage]) -> list[dict[str, Any]]:
    """Raw data of a media kit's pictures."""
    return [
        {"type": "picture", "id": f"picture-{number}", "value": image.pk} for number, image in enumerate(pictures, 1)
    ]


def _text(block: Block, known: Known) -> str:
    html = _PAGE.sub(lambda match: f'linktype="page" id="{known.page_id(match[1])}"', block["text"])
    html = re.sub(r"[ \t\r\n]+", " ", html).strip()  # no-break spaces stay
    # As the editor writes it: else the first save of an untouched text would be a change of its wording.
    return _BETWEEN.sub(r"\1", html)


def _items(values: list[Any]) -> list[dict[str, Any]]:
    """List items in Wagtail's stored form; without ids it would take each dict for a bare value."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


BUILDERS: dict[str, Callable[[Block, Known], Any]] = {
    "text": _text,
    "heading": lambda b, k: {"text": b["text"]},
    "image": lambda b, k: {"image": k.pictures[b["image"]].pk, "caption": b.get("caption", "")},
    "gallery": lambda b, k: {"images": _items([k.pictures[stem].pk for stem in b["images"]])},
    "quote": lambda b, k: {"text": b["text"], "speaker": b.get("speaker", ""), "role": b.get("role", "")},
    "key_figures": lambda b, k: {"figures": _items([KeyFigure.objects.get(code=code).pk for code in b["figures"]])},
    "park_facts": lambda b, k: {"park": IndustrialPark.objects.get(code=b["park"]).pk},
    "related": lambda b, k: {"pages": _items([k.page_id(slug) for slug in b["pages"]])},
    "call_to_action": lambda b, k: {
        "title": b["title"],
        "text": b.get("text", ""),
        "page": k.page_id(b["page"]),
        "label": b["label"],
    },
}
