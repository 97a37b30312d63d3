"""The first page of a language, composed by the desk."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from content.blocks import BandBlock
from content.models.base import BasePage
from content.models.story import Story
from content.preload import load, load_renditions
from reference.models import KeyFigure

LATEST = 5


class HomePage(BasePage):
    """A lead story, the latest, a band per audience, key figures."""

    heading = models.CharField(_("heading"), max_length=120, blank=True, help_text=_("The large line at the top."))
    hero_image = models.ForeignKey(
        "reference.CustomImage",
        verbose_name=_("main picture"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Shown while no lead story is chosen and none is published."),
    )
    lead_story = models.ForeignKey(
        "content.Story",
        verbose_name=_("lead story"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text=_("Empty: the newest story."),
    )
    bands = StreamField([("band", BandBlock())], verbose_name=_("bands"), blank=True)

    canonical_fields = (*BasePage.canonical_fields, "heading", "hero_image", "lead_story", "bands")
    template = "content/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["content.SectionPage", "content.StandardPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("hero_image"),
        FieldPanel("lead_story"),
        FieldPanel("bands"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        super().clean()
        if self.locale_id and self.slug != self.language:
            message = _("The home page's address is its language's code: %(code)s.")
            raise ValidationError({"slug": message % {"code": self.language}})

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        stories = self._stories()
        loaded = load(self.bands, self.language)
        load_renditions([self.hero_image, *loaded.images, *(story.hero_image for story in stories)])
        return {
            **super().get_context(request, *args, **kwargs),
            "lead_story": stories[0] if stories else None,
            "latest": stories[1:LATEST],
            "key_figures": KeyFigure.objects.order_by("position", "pk")[:8],
        }

    def _stories(self) -> list[Story]:
        """The lead story first, then the newest others."""
        newest = list(self.live_stories[:LATEST])
        chosen = self.live_stories.filter(pk=self.lead_story_id).first() if self.lead_story_id else None
        return [chosen, *(s for s in newest if s.pk != chosen.pk)] if chosen else newest

    shown_with = ("hero_image",)

    @cached_property
    def live_stories(self) -> models.QuerySet[Story]:
        return Story.objects.descendant_of(self).live().newest().for_cards()
