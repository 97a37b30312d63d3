"""Sections: parts of the site; what stands below them is listed by website/news."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from content.choices import Audience, Theme
from content.models.base import BasePage


class SectionPage(BasePage):
    """A part of the site with a colour of its own."""

    theme = models.CharField(_("theme"), max_length=10, choices=Theme, default=Theme.NEWS)

    canonical_fields = (*BasePage.canonical_fields, "theme")
    template = "content/section_page.html"
    own_views = ("invest",)
    parent_page_types = ["content.HomePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("theme")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def audience(self) -> str:
        """Stories for these readers are listed here wherever they stand; empty: those below the section alone."""
        return Audience.DIASPORA if self.theme == Theme.OVERSEAS else ""

    def guides(self) -> models.QuerySet[Page]:
        """Live standard pages below this section, such as how to plan a journey; asked when a template shows them."""
        return Page.objects.child_of(self).live().filter(content_type__model="standardpage").order_by("path")


def sections_of(home: Page) -> models.QuerySet[SectionPage]:
    """Live sections shown in the menu, in the order of the tree."""
    return SectionPage.objects.child_of(home).live().in_menu().order_by("path")
