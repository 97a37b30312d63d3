"""Work of the site that must not make a visitor wait."""

from django_tasks import task
from wagtail.models import Page

from content.preload import images_of
from website import pictures
from website.press import packages
from website.share_images import store


@task
def prepare_pictures(page_id: int) -> int:
    """Every rendition of the page's pictures, its picture for shared links, a kit's ZIP; how many pictures."""
    page = Page.objects.filter(pk=page_id).specific().first()
    images = images_of(page) if page else []
    for image in images:
        pictures.prepare(image)
    if page:
        store.keep(page)
        packages.keep(page)
    return len(images)


@task
def pack_kits() -> int:
    """After words or rights of a picture changed."""
    return packages.refresh_all()
