"""The first page of a language, composed by the desk."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from content.blocks import BandBlock, PageChooserBlock, SnippetChooserBlock
from content.models.base import BasePage
from content.models.story import Story


class HomePage(BasePage):
    """Lead stories, an entry per audience, key figures, coming events."""

    heading = models.CharField(_("heading"), max_length=120, blank=True, help_text=_("The large line at the top."))
    hero_image = models.ForeignKey(
        "reference.CustomImage",
        verbose_name=_("main picture"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Shown while no story is published."),
    )
    lead_stories = StreamField(
        [("story", PageChooserBlock(page_type="content.Story", label=_("Story")))],
        verbose_name=_("lead stories"),
        blank=True,
        max_num=5,
        help_text=_(
            "Up to five, the first one large; the newest fill up what you leave free. A story of another language "
            "stands for its translation. What is withdrawn disappears by itself."
        ),
    )
    bands = StreamField(
        [("band", BandBlock())],
        verbose_name=_("entries for audiences"),
        blank=True,
        help_text=_("Such as investors, visitors, overseas Vietnamese, press: one entry each, in this order."),
    )
    key_figures = StreamField(
        [("figure", SnippetChooserBlock("reference.KeyFigure", label=_("Key figure")))],
        verbose_name=_("key figures"),
        blank=True,
        max_num=8,
        help_text=_("In this order. Empty: the first eight of the register."),
    )
    events = StreamField(
        [("event", PageChooserBlock(page_type="content.EventPage", label=_("Event")))],
        verbose_name=_("events"),
        blank=True,
        max_num=4,
        help_text=_("Those that must be shown until they are over. The next ones fill up to four by themselves."),
    )

    canonical_fields = (
        *BasePage.canonical_fields,
        "heading",
        "hero_image",
        "lead_stories",
        "bands",
        "key_figures",
        "events",
    )
    template = "content/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["content.SectionPage", "content.StandardPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("hero_image"),
        FieldPanel("lead_stories"),
        FieldPanel("bands"),
        FieldPanel("key_figures"),
        FieldPanel("events"),
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
        from content import front  # it asks for stories and events

        return {**super().get_context(request, *args, **kwargs), "front": front.of(self)}

    shown_with = ("hero_image",)

    @cached_property
    def live_stories(self) -> models.QuerySet[Story]:
        return Story.objects.descendant_of(self).live().newest().for_cards()
