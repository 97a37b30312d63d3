"""Mints an item when a story goes live."""

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from content.models import Story
from syndication import items


@receiver(page_published)
def on_published(sender: type, instance: Page, **kwargs: object) -> None:
    if isinstance(instance, Story) and instance.live:
        items.mint(instance)
