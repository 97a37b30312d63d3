"""`/<lang>/topics/`, `/<lang>/topics/<slug>/` and `/<lang>/columns/<slug>/`: stories by what they are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.models import ArticlePage, Story
from reference.localized import LocalizedText, localized
from reference.models import Column, Topic
from website import frame
from website.feeds import FeedLinks
from website.news import listing as listings
from website.news.listing import StoryListing
from website.view_frames import frame_of


@dataclass(frozen=True)
class Subject:
    """What a list is about."""

    kind: str  # topic or column: also the name of its address
    row: Topic | Column
    name: LocalizedText
    lead: LocalizedText | str
    theme: str = "brand"


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """`/<lang>/topics/<slug>/?agency=&year=&page=`"""
    row, code = get_object_or_404(Topic, slug=slug), request.LANGUAGE_CODE
    found = listings.of_topic(row, code, reverse("topic", args=[slug]), request.GET)
    subject = Subject("topic", row, localized(row, "name", code), _("All stories on this topic."), row.colour)
    return _answer(request, subject, found, languages_of(row))


@require_safe
def column(request: HttpRequest, slug: str) -> HttpResponse:
    """`/<lang>/columns/<slug>/?topic=&year=&page=`"""
    row, code = get_object_or_404(Column, slug=slug), request.LANGUAGE_CODE
    found = listings.of_column(row, code, reverse("column", args=[slug]), request.GET)
    subject = Subject("column", row, localized(row, "name", code), localized(row, "summary", code))
    return _answer(request, subject, found, languages_of(row))


def languages_of(row: Topic | Column) -> set[str]:
    """Codes of the languages in which live stories stand under it."""
    stories = Story.objects.filter(topics=row) if isinstance(row, Topic) else ArticlePage.objects.filter(column=row)
    return set(stories.live().order_by().values_list("locale__language_code", flat=True).distinct())


def _answer(request: HttpRequest, subject: Subject, found: StoryListing, codes: set[str]) -> HttpResponse:
    request.frame = _frame(request, subject, found, codes)
    return render(request, "website/stories.html", {"subject": subject, "listing": found})


def _frame(request: HttpRequest, subject: Subject, found: StoryListing, codes: set[str]) -> frame.Frame:
    """Languages without such stories are left out; the page of one that has none is not for search engines."""
    name, words = str(subject.name), _description(subject)
    args = (subject.row.slug,)
    made = frame_of(request, subject.kind, name, words, args=args, codes=codes, listing=found)
    made.own_feeds = FeedLinks.of(f"{subject.kind}_feed", subject.row.slug, name)
    return made


def _description(subject: Subject) -> str:
    if subject.kind == "column" and subject.lead:
        return str(subject.lead)
    return _("All stories on “%(name)s”, newest first.") % {"name": subject.name}


@dataclass(frozen=True)
class Counted:
    """A topic or column and how many stories a language has under it."""

    row: Topic | Column
    url: str
    count: int


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """`/<lang>/topics/`: all topics and columns that have stories in this language."""
    code = request.LANGUAGE_CODE
    context = {"topics": counted("topic", Topic, code), "columns": counted("column", Column, code)}
    request.frame = _topics_frame(request, is_empty=not any(context.values()))
    return render(request, "website/topics.html", context)


def _topics_frame(request: HttpRequest, *, is_empty: bool) -> frame.Frame:
    words = _("All topics and columns of this site, with the number of stories.")
    codes = _languages_with_subjects() - ({request.LANGUAGE_CODE} if is_empty else set())
    return frame_of(request, "topics", _("Topics and columns"), words, codes=codes)


def _languages_with_subjects() -> set[str]:
    is_sorted = Q(topics__isnull=False) | Q(articlepage__column__isnull=False)
    found = Story.objects.live().filter(is_sorted).order_by()
    return set(found.values_list("locale__language_code", flat=True).distinct())


def counted(name: str, model: type[Topic] | type[Column], code: str) -> list[Counted]:
    """Those with stories, the fullest first. Two queries."""
    stories = Story.objects.live().filter(locale__language_code=code).order_by()
    key = "topics" if model is Topic else "articlepage__column"
    counts = Counter(stories.exclude(**{key: None}).values_list(key, flat=True))
    rows = [Counted(row, reverse(name, args=[row.slug]), counts[row.pk]) for row in model.objects.all()]
    return sorted((row for row in rows if row.count), key=lambda row: -row.count)
