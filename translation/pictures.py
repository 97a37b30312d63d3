"""Which picture of the source a caption belongs to, read from the wording that was translated from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from wagtail.fields import StreamField

from reference.models import CustomImage
from translation.models import Segment, Translation


def of_blocks(translation: Translation) -> dict[str, int]:
    """Place of a block, as the paths of its segments begin (`body.<id>`) → primary key of its picture."""
    found = {}
    for name in _streams(translation):
        for block in _stored(translation.source_content, name):
            value = block.get("value")
            if isinstance(value, dict) and isinstance(value.get("image"), int):
                found[f"{name}.{block.get('id')}"] = value["image"]
    return found


def of_segment(row: Segment, blocks: Mapping[str, int]) -> int | None:
    """The picture beside the segment's words, where they stand in a block with one."""
    return blocks.get(row.path.rpartition(".")[0])


def words_of(pks: set[int]) -> dict[int, str]:
    """Primary key → what one sees, in Vietnamese; one query, none without pictures."""
    return dict(CustomImage.objects.filter(pk__in=pks).values_list("pk", "alt_vi")) if pks else {}


def _streams(translation: Translation) -> list[str]:
    fields = translation.source.specific_class._meta.get_fields()
    return [field.name for field in fields if isinstance(field, StreamField)]


def _stored(content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Blocks of one field: Wagtail keeps them as text inside the page's JSON."""
    stored = content.get(name) or []
    blocks = json.loads(stored) if isinstance(stored, str) else stored
    return [block for block in blocks if isinstance(block, dict)]
