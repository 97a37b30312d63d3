"""Keeps each live page's picture for shared links in step with the page."""

from __future__ import annotations

import hashlib
import logging

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from cms import languages
from content.models import BasePage, HomePage, SectionPage
from reference.localized import localized
from reference.models import Office
from website import menus, pictures
from website.share_images import drawing, fonts
from website.share_images.drawing import Card
from website.share_images.models import ShareImage

log = logging.getLogger(__name__)
AT_ONCE = 20  # pages in one round of the worker


def keep(page: Page) -> ShareImage | None:
    """Draw the page's picture unless it stands already; None for pages that are not public."""
    if not (page.live and isinstance(page, BasePage)):
        return None
    card, with_what = _card(page), drawing.made_with(languages.get(page.language))
    digest = hashlib.sha256(f"{with_what}|{card!r}".encode()).hexdigest()
    known = ShareImage.objects.filter(page=page).first()
    if known and known.digest == digest:
        return known
    return _store(page, digest, with_what, _drawn(page, card))


def _card(page: BasePage) -> Card:
    menu = menus.menu_of(page.language)
    section = next((link for link in menu.sections if page.url_path.startswith(link.url)), None)
    image = getattr(page, "hero_image", None)
    office = menu.office if menu.office.pk else Office.objects.first() or Office()
    name = localized(office, "name", page.language).text
    return Card(
        language=page.language,
        title=(page.heading or page.title) if isinstance(page, HomePage) else page.title,
        kicker=section.title if section and not isinstance(page, SectionPage) else "",
        office=name,
        theme=section.theme if section else "brand",
        picture=pictures.largest(image, pictures.KINDS["og"]).file.name if image else "",
    )


def _drawn(page: BasePage, card: Card) -> bytes | None:
    """None where the words can't be set or the main picture can't be read: the link shows that picture alone."""
    try:
        return drawing.draw(card, _bytes_of(page))
    except (fonts.NoGlyphError, OSError) as error:
        log.warning("share image of page %s was not drawn: %s", page.pk, error)
        return None


def _bytes_of(page: BasePage) -> bytes | None:
    image = getattr(page, "hero_image", None)
    if image is None:
        return None
    with pictures.largest(image, pictures.KINDS["og"]).file.open("rb") as file:
        return file.read()


@transaction.atomic
def _store(page: Page, digest: str, with_what: str, drawn: bytes | None) -> ShareImage | None:
    """Under a name that tells nothing and is not given twice; a page withdrawn meanwhile gets none."""
    if not Page.objects.select_for_update().live().filter(pk=page.pk).exists():
        return None
    remove(page)
    made = ShareImage(page_id=page.pk, digest=digest, made_with=with_what)
    if drawn:
        made.file.save(f"{page.pk}-{digest[:16]}.jpg", ContentFile(drawn), save=False)
    made.save()
    if isinstance(page, HomePage):  # the site's own pages show it too
        transaction.on_commit(menus.forget)
    return made


def remove(page: Page) -> None:
    """The page is not public any more, or its picture is drawn anew."""
    for row in ShareImage.objects.filter(page=page.pk):
        row.delete()


def forget_file(row: ShareImage) -> None:
    """Once the row is gone for good."""
    if row.file:
        name, storage = row.file.name, row.file.storage
        still_used = ShareImage.objects.filter(file=name)
        transaction.on_commit(lambda: None if still_used.exists() else storage.delete(name))


def fill_gaps() -> int:
    """Draw what is missing or was drawn by an older version or with other fonts; how many pages were looked at."""
    done = 0
    for language in languages.ACTIVE:
        current = drawing.made_with(language)
        wanted = Page.objects.live().filter(depth__gt=1, locale__language_code=language.code)
        for page in wanted.exclude(share_image__made_with=current).specific()[: AT_ONCE - done]:
            keep(page)
            done += 1
    return done
