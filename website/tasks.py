"""Work of the site that must not make a visitor wait."""

from django_tasks import task
from wagtail.models import Page

from content import drafts
from content.preload import images_of
from website import pictures
from website.press import packages
from website.share_images import store


@task
def prepare_pictures(page_id: int) -> int:
    """Every rendition of the page's pictures, and its picture for shared links; how many pictures."""
    page = Page.objects.filter(pk=page_id).specific().first()
    images = images_of(page) if page else []
    for image in images:
        pictures.prepare(image)
    if page:
        store.keep(page)
    return len(images)


@task
def prepare_pictures_of_draft(page_id: int) -> int:
    """Renditions of what waits for approval, so that they stand before the page is public; how many pictures."""
    page = Page.objects.filter(pk=page_id).specific().first()
    images = images_of(drafts.latest(page)) if page else []
    for image in images:
        pictures.prepare(image)
    return len(images)


@task(priority=5)  # a journalist waits for the ZIP; pictures are made at the first visit at the latest
def pack_kits() -> int:
    """After a kit was published, or words or rights of a picture changed; how many kits were looked at."""
    return packages.refresh_all()
