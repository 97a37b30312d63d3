"""The story: any page with editorial content, in one language."""

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from content.blocks import StoryBlocks
from content.choices import Audience, ChoicesField, Market
from content.models.base import BasePage
from content.preload import Loaded, load, load_renditions
from content.querysets import StoryManager


class StoryTag(ItemBase):
    """A tag on a story."""

    tag = models.ForeignKey("reference.Tag", related_name="story_tags", on_delete=models.CASCADE)
    content_object = ParentalKey("content.Story", related_name="tagged_items", on_delete=models.CASCADE)


class Story(BasePage):
    """Fields of every story. A table of its own, so that cards and feeds of all types cost one query."""

    agency = models.ForeignKey(
        "reference.Agency", verbose_name=_("agency"), related_name="stories", on_delete=models.PROTECT
    )
    hero_image = models.ForeignKey(
        "reference.CustomImage",
        verbose_name=_("main picture"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    topics = ParentalManyToManyField("reference.Topic", verbose_name=_("topics"), blank=True, related_name="stories")
    tags = ClusterTaggableManager(through=StoryTag, blank=True, verbose_name=_("tags"))
    markets = ChoicesField(_("markets"), choices_class=Market)
    audiences = ChoicesField(_("audiences"), choices_class=Audience)
    byline = models.CharField(_("byline"), max_length=200, blank=True, help_text=_("Who wrote it, as printed."))
    source_line = models.CharField(
        _("source line"), max_length=250, blank=True, help_text=_("Where the text or its facts come from.")
    )
    correction_note = models.TextField(
        _("correction note"), blank=True, help_text=_("Shown above the text: what was wrong and what is right.")
    )
    task = models.ForeignKey(
        "planning.PlanTask",
        verbose_name=_("task of the plan"),
        related_name="stories",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Which task of the year's plan this story fulfils; it counts in the report."),
    )
    review_by = models.DateField(
        _("review by"), null=True, blank=True, help_text=_("When the text must be looked at again.")
    )
    body = StreamField(StoryBlocks(), verbose_name=_("body"), blank=True)
    waits_for_release = models.BooleanField(
        _("wait for release"),
        default=False,
        help_text=_("Once cleared, it waits until the desk releases it, alone or with its translations."),
    )
    is_hot = models.BooleanField(
        _("hot news"), default=False, help_text=_("Everybody on its way is told at once. No step is skipped.")
    )

    canonical_fields = (
        *BasePage.canonical_fields,
        "agency",
        "hero_image",
        "topics",
        "tags",
        "markets",
        "audiences",
        "byline",
        "source_line",
        "correction_note",
        "body",
    )
    objects = StoryManager()
    is_creatable = False
    template = "content/story.html"
    parent_page_types = ["content.SectionPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("hero_image"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("agency"), FieldPanel("byline"), FieldPanel("source_line"), FieldPanel("correction_note")],
            heading=_("Who stands for it"),
        ),
        MultiFieldPanel(
            [FieldPanel("topics"), FieldPanel("tags"), FieldPanel("markets"), FieldPanel("audiences")],
            heading=_("For whom"),
        ),
    ]
    content_panels = [*content_panels, FieldPanel("small_correction")]  # a field of the form, where it has translations

    settings_panels = [
        *Page.settings_panels,
        FieldPanel("waits_for_release"),
        FieldPanel("is_hot"),
        FieldPanel("task", widget=forms.Select),
        FieldPanel("review_by"),
    ]

    shown_with: tuple[str, ...] = ("agency", "hero_image")

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        if not getattr(request, "is_preview", False):  # a draft's own topics are not in the database
            models.prefetch_related_objects([self], "topics", "tags")
        loaded = load(self.body, self.language, known=self.known_facts())
        more = self.more_stories(without=set(loaded.pages))
        load_renditions([self.hero_image, *loaded.images, *(page.hero_image for page in self._cards(loaded, more))])
        return {**super().get_context(request, *args, **kwargs), "page_links": loaded.pages, "more": more}

    def known_facts(self) -> list[models.Model | None]:
        """Facts that came with the page itself."""
        return [self.hero_image]

    @staticmethod
    def _cards(loaded: Loaded, more: list["Story"]) -> list["Story"]:
        return [*more, *(page for page in loaded.pages.values() if isinstance(page, Story))]

    def more_stories(self, without: set[int] = frozenset()) -> list["Story"]:
        """What a reader may want next; not what the text leads to already."""
        from content.related import related_to  # it asks for stories

        return related_to(self, without)
