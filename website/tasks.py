"""Work of the site that must not make a visitor wait."""

from django_tasks import task
from wagtail.models import Page

from content.preload import images_of
from website import pictures


@task
def prepare_pictures(page_id: int) -> int:
    """Make every rendition of the page's pictures; how many pictures. Done ones cost one query."""
    page = Page.objects.filter(pk=page_id).specific().first()
    images = images_of(page) if page else []
    for image in images:
        pictures.prepare(image)
    return len(images)
