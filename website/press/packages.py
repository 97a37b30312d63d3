"""Keeps each live kit's ZIP in step with its pictures; a ZIP that is not up to date is given to nobody."""

from __future__ import annotations

import logging
from contextlib import closing

from django.conf import settings
from django.core.files import File
from django.db import transaction
from wagtail.models import Page

from content.models import MediaKitPage
from website.press import archive, kit
from website.press.kit import KitPicture
from website.press.models import PressPackage

log = logging.getLogger(__name__)


def current(page: MediaKitPage) -> PressPackage | None:
    """The ZIP of what may be taken today; None until the worker has made it. One query, one more for the ZIP's row."""
    package = getattr(page, "press_package", None)
    return package if package and package.digest == _digest(page, kit.pictures_of(page)) else None


def _digest(page: MediaKitPage, pictures: list[KitPicture]) -> str:
    return kit.digest_of(page, pictures, archive.VERSION)


def keep(page: Page) -> PressPackage | None:
    """Make the kit's ZIP unless it stands already; None for other pages, and where no picture may be taken."""
    if not (isinstance(page, MediaKitPage) and page.live):
        return None
    pictures = kit.pictures_of(page)
    digest = _digest(page, pictures)
    known = PressPackage.objects.filter(page=page).first()
    if known and known.digest == digest:
        return known
    if not pictures:
        remove(page)
        return None
    try:
        with closing(archive.write(page, pictures, settings.WAGTAILADMIN_BASE_URL + page.url_path)) as made:
            return _store(page, digest, len(pictures), File(made))
    except OSError as error:
        log.warning("the pictures of kit %s were not packed: %s", page.pk, error)
        remove(page)
        return None


@transaction.atomic
def _store(page: MediaKitPage, digest: str, count: int, made: File) -> PressPackage | None:
    """Under a name that tells nothing and is not given twice; a kit withdrawn or changed meanwhile gets none."""
    fresh = MediaKitPage.objects.select_for_update(of=("self",)).live().filter(pk=page.pk).first()
    if fresh is None or _digest(fresh, kit.pictures_of(fresh)) != digest:
        return None
    remove(page)
    package = PressPackage(page_id=page.pk, digest=digest, pictures=count, size=_size(made))
    package.file.save(f"{page.pk}-{digest[:16]}.zip", made, save=False)
    package.save()
    return package


def _size(made: File) -> int:
    size = made.file.seek(0, 2)
    made.file.seek(0)
    return size


def remove(page: Page) -> None:
    """The kit is not public any more, or is packed anew."""
    for row in PressPackage.objects.filter(page=page.pk):
        row.delete()


def forget_file(row: PressPackage) -> None:
    """Once the row is gone for good."""
    name, storage = row.file.name, row.file.storage
    still_used = PressPackage.objects.filter(file=name)
    transaction.on_commit(lambda: None if still_used.exists() else storage.delete(name))


def refresh_all() -> int:
    """Pack anew whatever changed: a caption, a picture's rights, a day that has come; how many kits were looked at."""
    pages = list(MediaKitPage.objects.live().select_related("press_package"))
    MediaKitPage.load_chosen(pages)
    for page in pages:
        keep(page)
    return len(pages)
