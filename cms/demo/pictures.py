"""The demo's pictures: own illustrations, described in every language."""

from __future__ import annotations

from django.core.files.images import ImageFile

from cms import languages
from cms.demo import ledger
from cms.demo.files import IMAGES, STORIES, read
from reference import groups
from reference.models import CustomImage


def load() -> dict[str, CustomImage]:
    """All pictures by stem."""
    described = read(STORIES / "_pictures.toml")
    credit = described.pop("credit")
    return {stem: _load(stem, texts, credit) for stem, texts in described.items()}


def _load(stem: str, texts: dict[str, dict[str, str]], credit: dict[str, str]) -> CustomImage:
    shared = groups.shared_collection()
    image = CustomImage(licence=CustomImage.Licence.OWN, may_be_passed_on=True, collection=shared)
    for language in languages.ACTIVE:
        words = texts.get(language.code, {})
        for field in ("title", "alt", "caption"):
            setattr(image, f"{field}_{language.column}", words.get(field, ""))
        setattr(image, f"credit_{language.column}", credit.get(language.code, ""))
    with (IMAGES / f"{stem}.png").open("rb") as file:
        image.file = ImageFile(file, name=f"{stem}.png")
        image.save()
    ledger.record(image)
    return image
