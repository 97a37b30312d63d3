"""Keeps index and menus in step with what is published."""

from django.db import connections
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from content.models import HomePage, SectionPage, StandardPage
from reference.models import Agency, Office
from website import menus, search
from website.tasks import prepare_pictures

IN_MENUS = (HomePage, SectionPage, StandardPage, Office, Agency)


@receiver(page_published)
def on_published(sender: type, instance: Page, **kwargs: object) -> None:
    """Wagtail sends it also for a draft that is only scheduled."""
    if instance.live:
        search.index_page(instance)
        prepare_pictures.enqueue(instance.pk)


@receiver(page_unpublished)
def on_unpublished(sender: type, instance: Page, **kwargs: object) -> None:
    search.remove_page(instance)


@receiver([post_save, post_delete])
def on_saved(sender: type, **kwargs: object) -> None:
    if issubclass(sender, IN_MENUS):
        menus.forget()


@receiver([page_slug_changed, post_page_move])
def on_moved(sender: type, **kwargs: object) -> None:
    """The addresses of a whole branch may have changed."""
    menus.forget()


@receiver(post_migrate)
def on_migrated(sender: object, using: str, **kwargs: object) -> None:
    """SQLite loses triggers when a migration rebuilds a table, so they are looked after each time."""
    if getattr(sender, "name", "") == "website":
        database = connections[using]
        if "website_searchentry" in database.introspection.table_names():
            search.BACKENDS[database.vendor].make_index(database)
