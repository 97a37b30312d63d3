"""Destinations: prose about a place; hours, fee and the way there come from the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.models.story import Story
from content.querysets import StoryManager


class DestinationPage(Story):
    """A place worth the way."""

    place = models.ForeignKey(
        "reference.Place", verbose_name=_("place"), related_name="destinations", on_delete=models.PROTECT
    )

    canonical_fields = (*Story.canonical_fields, "place")
    objects = StoryManager()
    template = "content/story.html"
    shown_with = (*Story.shown_with, "place")
    content_panels = [*Story.content_panels[:3], FieldPanel("place"), *Story.content_panels[3:]]

    class Meta:
        verbose_name = _("destination")
        verbose_name_plural = _("destinations")
