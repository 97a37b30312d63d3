"""Plain pages: about, contact, accessibility, privacy."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from content.blocks import StoryBlocks
from content.models.base import BasePage
from content.preload import load, load_renditions


class StandardPage(BasePage):
    """A page of the site itself, without date or agency."""

    body = StreamField(StoryBlocks(), verbose_name=_("body"), blank=True)

    canonical_fields = (*BasePage.canonical_fields, "body")
    template = "content/standard_page.html"
    parent_page_types = ["content.HomePage", "content.SectionPage", "content.StandardPage"]
    subpage_types = ["content.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        loaded = load(self.body, self.language)
        load_renditions(loaded.images)
        return {**super().get_context(request, *args, **kwargs), "page_links": loaded.pages}
