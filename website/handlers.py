"""Keeps index and menus in step with what is published."""

from django.db import connections, transaction
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.models import Page, WorkflowState
from wagtail.signals import page_slug_changed, post_page_move, workflow_submitted

from content import drafts
from content.digest import files_of
from content.models import HomePage, MediaKitPage, SectionPage, StandardPage
from content.signals import went_away, went_live
from reference.models import Agency, CustomImage, Office
from reference.signals import facts_confirmed
from website import menus, search
from website.press import packages
from website.press.models import PressPackage
from website.share_images import store
from website.share_images.models import ShareImage
from website.tasks import pack_kits, prepare_pictures, prepare_pictures_of_draft

IN_MENUS = (HomePage, SectionPage, StandardPage, Office, Agency)


@receiver(workflow_submitted)
def on_submitted(sender: type, instance: WorkflowState, **kwargs: object) -> None:
    row = drafts.row_at_hand(instance.object_id)
    if row is None or files_of(row.specific):
        prepare_pictures_of_draft.enqueue(int(instance.object_id))


@receiver(went_live)
def on_live(sender: type, page: Page, **kwargs: object) -> None:
    search.index_page(page)
    prepare_pictures.enqueue(page.pk)
    if isinstance(page, MediaKitPage):
        pack_kits.enqueue()


@receiver(went_away)
def on_gone(sender: type, page: Page, **kwargs: object) -> None:
    search.remove_page(page)
    store.remove(page)
    packages.remove(page)


@receiver(post_delete, sender=ShareImage)
def on_picture_gone(sender: type, instance: ShareImage, **kwargs: object) -> None:
    store.forget_file(instance)


@receiver(post_delete, sender=PressPackage)
def on_package_gone(sender: type, instance: PressPackage, **kwargs: object) -> None:
    packages.forget_file(instance)


@receiver(facts_confirmed)
def on_facts(sender: type, facts: list[tuple[str, int]], **kwargs: object) -> None:
    """Rows of the index hold names of facts; a menu built by another process before the commit holds old ones."""
    search.index_showing(facts)
    transaction.on_commit(menus.forget)
    if any(kind == CustomImage._meta.model_name for kind, _pk in facts):
        pack_kits.enqueue()


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
