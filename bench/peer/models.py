"""A page as Wagtail's documentation makes one, for the peer's measurement."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page


class PlainPage(Page):
    lead = models.TextField(blank=True)
    body = StreamField([("text", blocks.RichTextBlock())])
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
