"""A story as data: texts, ids, hashes and rights. No rendition, file or network call is needed to make one.

Formats are made from this alone, so whatever a receiver reads stands here in words: labels and facts in
the story's language, links as addresses.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from content.checklist import shown_files
from content.digest import canonical
from content.facts import facts_of
from content.models import Story
from reference.localized import localized
from reference.models import CustomImage
from syndication import bodies

SCHEME = 2  # 1 had neither body nor subjects
Snapshot = dict[str, Any]


def of(story: Story) -> Snapshot:
    """What every format is made from; equal snapshots mean that nothing has to be sent again."""
    story = story.specific
    code = story.language
    with translation.override(code):
        return {
            "scheme": SCHEME,
            "type": story._meta.model_name,
            "language": code,
            "content": canonical(story),
            "address": story.url_path,
            "slug": story.slug,
            "translation_key": str(story.translation_key),
            "agency": {"code": story.agency.code, "name": localized(story.agency, "name", code).text},
            "topics": sorted(topic.slug for topic in story.topics.all()),
            "tags": sorted(tag.slug for tag in story.tags.all()),
            "subjects": [_subject(row, code) for row in (*story.topics.all(), *story.tags.all())],
            "places": _places(story, code),
            "facts": sorted(f"{fact.kind} {fact.pk}" for fact in facts_of(story)),
            "pictures": [_picture(file, code) for file in shown_files(story) if isinstance(file, CustomImage)],
            "body": bodies.of(story),
            "usage_terms": _("The text may be republished with its source named; each picture as stated with it."),
            "first_published": _moment(story.first_published_at),
        }


def _moment(moment: datetime | None) -> str:
    """In UTC: a story at hand may carry another zone than the same one read again, and snapshots are compared."""
    return moment.astimezone(UTC).isoformat() if moment else ""


def _subject(row: Any, code: str) -> dict[str, str]:
    return {"slug": row.slug, "name": localized(row, "name", code).text}


def _places(story: Story, code: str) -> list[dict[str, str]]:
    """What the story is about, where it stands on the map; degrees as text, as exact as they were entered."""
    found = [getattr(story, name, None) for name in ("place", "park", "cluster")]
    return [
        {
            "name": localized(fact, "name", code).text,
            "latitude": _degrees(fact.latitude),
            "longitude": _degrees(fact.longitude),
        }
        for fact in found
        if fact is not None
    ]


def _degrees(value: Any) -> str:
    return "" if value is None else f"{Decimal(value).normalize():f}"


def _picture(image: CustomImage, code: str) -> dict[str, Any]:
    return {
        "id": image.pk,
        "hash": image.file_hash,
        "file": image.file.name,
        "width": image.width,
        "height": image.height,
        **{name: localized(image, name, code).text for name in ("title", "alt", "caption", "credit")},
        "licence": image.licence,
        "licence_name": str(image.get_licence_display()),
        "holder": image.holder,
        "rights_until": image.rights_until.isoformat() if image.rights_until else "",
        "may_be_passed_on": image.may_be_passed_on,
    }
