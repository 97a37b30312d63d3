"""A story as data: texts, ids, hashes and rights. No rendition, file or network call is needed to make one."""

from __future__ import annotations

from typing import Any

from content.checklist import shown_files
from content.digest import canonical
from content.facts import facts_of
from content.models import Story
from reference.localized import localized
from reference.models import CustomImage

SCHEME = 1
Snapshot = dict[str, Any]


def of(story: Story) -> Snapshot:
    """What every format is made from; equal snapshots mean that nothing has to be sent again."""
    code = story.language
    return {
        "scheme": SCHEME,
        "type": story._meta.model_name,
        "language": code,
        "content": canonical(story),
        "address": story.url_path,
        "agency": {"code": story.agency.code, "name": localized(story.agency, "name", code).text},
        "topics": sorted(topic.slug for topic in story.topics.all()),
        "tags": sorted(tag.slug for tag in story.tags.all()),
        "facts": sorted(f"{fact.kind} {fact.pk}" for fact in facts_of(story)),
        "pictures": [_picture(file, code) for file in shown_files(story) if isinstance(file, CustomImage)],
        "first_published": story.first_published_at.isoformat() if story.first_published_at else "",
    }


def _picture(image: CustomImage, code: str) -> dict[str, Any]:
    return {
        "id": image.pk,
        "hash": image.file_hash,
        "width": image.width,
        "height": image.height,
        **{name: localized(image, name, code).text for name in ("title", "alt", "caption", "credit")},
        "licence": image.licence,
        "holder": image.holder,
        "rights_until": image.rights_until.isoformat() if image.rights_until else "",
        "may_be_passed_on": image.may_be_passed_on,
    }
