"""Itineraries: days and stops to follow, beside the prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from content.itinerary_blocks import ItineraryBlocks
from content.models.story import Story
from content.models.tourism import DestinationPage
from content.preload import load
from content.querysets import StoryManager
from reference.models import Place


class ItineraryPage(Story):
    """A way through the province that a visitor can follow on paper or by a navigation device."""

    days = StreamField(
        ItineraryBlocks(),
        verbose_name=pgettext_lazy("itinerary", "days"),
        help_text=_("Each day with its stops in order. Visitors get them as a list, on paper and as a GPX file."),
    )

    canonical_fields = (*Story.canonical_fields, "days")
    objects = StoryManager()
    template = "content/story.html"
    is_itinerary = True  # asked by templates that show stories of all types
    content_panels = [*Story.content_panels[:3], FieldPanel("days"), *Story.content_panels[3:]]

    class Meta:
        verbose_name = _("itinerary")
        verbose_name_plural = _("itineraries")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        load(self.days, self.language)
        context = super().get_context(request, *args, **kwargs)
        return {**context, "page_of_place": addresses_of(self.places, self.language)}

    @property
    def stops(self) -> Iterator[Any]:
        """All stops of all days, in order."""
        for day in self.days:
            yield from day.value["stops"]

    @property
    def places(self) -> list[Place]:
        """The stops that stand in the register, each once."""
        return list({stop["place"].pk: stop["place"] for stop in self.stops if stop["place"]}.values())


def addresses_of(places: list[Place], language: str) -> dict[int, str]:
    """Where readers of a language find the live page about each place, by the place's primary key; one query."""
    pages = DestinationPage.objects.live().filter(place__in=places, locale__language_code=language)
    return dict(pages.order_by("first_published_at", "pk").values_list("place_id", "url_path"))
