"""Plain pages: about, contact, accessibility, privacy."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from content.blocks import StoryBlocks
from content.models.base import BasePage
from content.preload import load, load_renditions


class StandardPage(BasePage):
    """A page of the site itself, without date or agency."""

    class Addition(models.TextChoices):
        """What the site itself knows and shows below the text; each has a template of its name."""

        RESPONSIBLE = "responsible", _("who answers for the site")
        KEEPING = "keeping", _("how long letters of visitors are kept")

    body = StreamField(StoryBlocks(), verbose_name=_("body"), blank=True)
    addition = models.CharField(
        _("shown below the text"),
        max_length=20,
        choices=Addition,
        blank=True,
        default="",
        help_text=_("Filled in by the site from its own settings, so that nobody has to type it."),
    )

    canonical_fields = (*BasePage.canonical_fields, "body", "addition")
    template = "content/standard_page.html"
    parent_page_types = ["content.HomePage", "content.SectionPage", "content.StandardPage"]
    subpage_types = ["content.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("addition")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        loaded = load(self.body, self.language)
        load_renditions(loaded.images)
        return {**super().get_context(request, *args, **kwargs), "page_links": loaded.pages}
