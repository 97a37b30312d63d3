"""Sections: the listing of the stories below them."""

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from content.choices import Theme
from content.models.base import BasePage
from content.models.story import Story
from content.preload import load_renditions

PER_PAGE = 12


class SectionPage(BasePage):
    """A part of the site with a colour of its own."""

    theme = models.CharField(_("theme"), max_length=10, choices=Theme, default=Theme.NEWS)

    canonical_fields = (*BasePage.canonical_fields, "theme")
    template = "content/section_page.html"
    parent_page_types = ["content.HomePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("theme")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def stories(self) -> models.QuerySet[Story]:
        """Live stories below this section, newest first."""
        return Story.objects.descendant_of(self).live().newest().for_cards()

    def guides(self) -> models.QuerySet[Page]:
        """Live standard pages below this section, such as how to plan a journey; asked when a template shows them."""
        return Page.objects.child_of(self).live().filter(content_type__model="standardpage").order_by("path")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        listing = self._listing(request.GET.get("page"))
        load_renditions(story.hero_image for story in listing)
        return {**super().get_context(request, *args, **kwargs), "listing": listing, "guides": self.guides()}

    def _listing(self, number: str | None) -> ListPage:
        paginator = Paginator(self.stories(), PER_PAGE)
        if number is None:
            return paginator.page(1)
        if not number.isascii() or not number.isdigit() or not 1 < int(number) <= paginator.num_pages:
            raise Http404(f"There is no page {number!r} of this listing.")
        return paginator.page(int(number))


def sections_of(home: Page) -> models.QuerySet[SectionPage]:
    """Live sections shown in the menu, in the order of the tree."""
    return SectionPage.objects.child_of(home).live().in_menu().order_by("path")
