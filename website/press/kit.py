"""A media kit as journalists get it: which pictures, under which names, with which words of one language."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from django.utils import timezone, translation

from content.models import MediaKitPage
from reference.folding import ascii_slug
from reference.localized import localized
from reference.models import CustomImage
from website.press.licences import NAMES

WORDS = ("title", "caption", "alt", "credit")
NAME_MAX = 60  # characters of a file's name


@dataclass(frozen=True)
class KitPicture:
    """One picture of the kit; `file` is its name in the ZIP, `stored` the name of the stored file."""

    file: str
    stored: str
    file_hash: str
    title: str
    caption: str
    alt: str
    credit: str
    licence: str
    holder: str
    until: str  # ISO 8601; empty: no end
    width: int  # pixels
    height: int


def may_be_taken(image: CustomImage) -> bool:
    """Public, free for others, and not past its date: nothing else ever leaves in a kit."""
    return image.is_public and image.others_may_use(timezone.localdate())


def images_of(page: MediaKitPage) -> list[CustomImage]:
    """In order; those whose rights were taken back since the page was published are left out. One query."""
    return [image for image in page.chosen if may_be_taken(image)]


def pictures_of(page: MediaKitPage) -> list[KitPicture]:
    """The same with their words in the page's language."""
    with translation.override(page.language):
        return [_picture(image, number, page.language) for number, image in enumerate(images_of(page), 1)]


def _picture(image: CustomImage, number: int, code: str) -> KitPicture:
    return KitPicture(
        file=_name(image, number),
        stored=image.file.name,
        file_hash=image.file_hash,
        licence=str(NAMES[CustomImage.Licence(image.licence)]),
        holder=image.holder,
        until=image.rights_until.isoformat() if image.rights_until else "",
        width=image.width,
        height=image.height,
        **{name: localized(image, name, code).text for name in WORDS},
    )


def _name(image: CustomImage, number: int) -> str:
    """ASCII, the same in all languages, in the kit's order: `03-vuon-nhan.png`."""
    words = ascii_slug(image.title_vi, NAME_MAX) or "picture"
    return f"{number:02}-{words}{PurePosixPath(image.file.name).suffix.lower()}"


def digest_of(page: MediaKitPage, pictures: list[KitPicture], made_with: int) -> str:
    """Of everything that is in the ZIP; `made_with` is the version of its form."""
    parts = [made_with, page.language, page.title, page.url_path, [asdict(picture) for picture in pictures]]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
