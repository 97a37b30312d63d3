"""The board's filter: channel, state, section, words of the title."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms import languages
from content.models import SectionPage, Story
from reference.folding import strip_marks
from syndication.language_states import LanguageState, with_state
from syndication.marks import FILTERS, MarkCode
from syndication.models import Channel, Delivery

LANGUAGE, MARK = "language", "mark"


class BoardFilter(forms.Form):
    """Wrong values are left out and shown as wrong."""

    q = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=100)
    channel = forms.ModelChoiceField(
        Channel.objects.all(), label=gettext_lazy("Channel"), required=False, empty_label=gettext_lazy("All")
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    section = forms.ModelChoiceField(
        SectionPage.objects.none(), label=gettext_lazy("Section"), required=False, empty_label=gettext_lazy("All")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("All")), *_groups()]
        sections = SectionPage.objects.filter(locale__language_code=languages.SOURCE)
        self.fields["section"].queryset = sections.order_by("path")
        self.is_valid()

    @property
    def chosen_channel(self) -> Channel | None:
        return self.cleaned_data.get("channel")

    def filter(self, stories: QuerySet[Story]) -> QuerySet[Story]:
        given = self.cleaned_data
        if words := strip_marks(given.get("q") or "").split():
            stories = stories.filter(translation_key__in=_titled(words))
        if section := given.get("section"):
            stories = stories.filter(_below(section))
        if given.get("channel") and not given.get("state"):
            stories = stories.filter(Exists(_deliveries(self.chosen_channel)))
        kind, _colon, code = (given.get("state") or "").partition(":")
        if kind == LANGUAGE:
            stories = _in_state(stories, code)
        elif kind == MARK:
            stories = stories.filter(Exists(_deliveries(self.chosen_channel).filter(FILTERS[MarkCode(code)])))
        return stories


def _groups() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (_("In some language"), [(f"{LANGUAGE}:{code}", capfirst(label)) for code, label in LanguageState.choices]),
        (_("At some channel"), [(f"{MARK}:{code}", capfirst(label)) for code, label in MarkCode.choices]),
    ]


def _titled(words: list[str]) -> set[object]:
    """Stories that have a page whose title holds every word, marks or not. A desk has some thousands of titles."""
    titles = Story.objects.values_list("translation_key", "title", "draft_title")
    return {key for key, *names in titles if all(word in strip_marks(" ".join(names)) for word in words)}


def _below(section: SectionPage) -> Q:
    """In this section, in whichever tree."""
    found = Q(pk__in=())
    for path in Page.objects.filter(translation_key=section.translation_key).values_list("path", flat=True):
        found |= Q(path__startswith=path)
    return found


def _deliveries(channel: Channel | None) -> QuerySet[Delivery]:
    """The newest ones of any language of the story that a subquery stands in."""
    newest = Delivery.objects.newest().exclude(state=Delivery.State.REPLACED)
    found = newest.filter(item__story__translation_key=OuterRef("translation_key"))
    return found.filter(channel=channel) if channel else found


def _in_state(stories: QuerySet[Story], code: str) -> QuerySet[Story]:
    pages = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code__in=languages.CODES)
    if code != LanguageState.NOT_BEGUN:
        return stories.filter(Exists(with_state(pages).filter(language_state=code)))
    counted = pages.order_by().values("translation_key").annotate(number=Count("pk")).values("number")
    begun = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    return stories.annotate(begun=begun).filter(begun__lt=len(languages.CODES))
