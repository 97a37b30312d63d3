"""The public feeds: /<lang>/feed.rss, .atom and .json, the same items in the same order; .ninjs.json for portals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from types import ModuleType

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.models import Redirect

from cms import languages
from content.addresses import absolute
from content.models import SectionPage, Story
from reference.localized import localized
from reference.models import Column, Office, Topic
from syndication import contents, items
from syndication.entries import Feed, entries_of
from syndication.formats import atom as atom_format
from syndication.formats import json_feed as json_format
from syndication.formats import ninjs as ninjs_format
from syndication.formats import rss as rss_format

LENGTH = 30
NINJS_LENGTH = 100  # portals may come once a day
WITHDRAWN_SHOWN = timedelta(days=30)


FORMATS: dict[str, ModuleType] = {"rss": rss_format, "atom": atom_format, "json": json_format}


@dataclass(frozen=True)
class Part:
    """What of the language's stories a feed holds: a section's, a topic's, a column's; or all."""

    name: str = ""
    description: str = ""
    path: str = ""  # of the page that lists them; empty: the home page
    within: dict[str, object] = field(default_factory=dict)  # of Item


def feed_of(request: HttpRequest, address: str, part: Part) -> Feed:
    """The feed of the address's language; `address` is its own path."""
    code = request.LANGUAGE_CODE
    office = Office.objects.first() or Office()
    titles = (part.name, localized(office, "name", code).text)
    return Feed(
        title=" – ".join(title for title in titles if title),
        description=part.description or localized(office, "tagline", code).text or _("The latest stories"),
        language=languages.get(code).bcp47,
        home_url=absolute(request, part.path or f"/{code}/"),
        feed_url=absolute(request, address),
        entries=entries_of(items.in_feed(code, LENGTH, **part.within), request),
    )


def _respond(request: HttpRequest, name: str, formatter: ModuleType) -> HttpResponse:
    return _answer(request, reverse(name), formatter, Part())


def _answer(request: HttpRequest, address: str, formatter: ModuleType, part: Part) -> HttpResponse:
    return HttpResponse(formatter.render(feed_of(request, address, part)), content_type=formatter.MIME_TYPE)


@require_safe
def of_section(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """`/<lang>/<section>/feed.rss`, `.atom`, `.json`; the address of before a section was renamed leads to the new."""
    path = f"/{request.LANGUAGE_CODE}/{slug}/"
    section = SectionPage.objects.live().filter(slug=slug, url_path=path).first()
    if section is None and (renamed := _renamed(path)):
        return HttpResponsePermanentRedirect(reverse("section_feed", args=[renamed.slug, form]))
    if section is None:
        raise Http404(f"No section at {path}.")
    part = Part(
        section.title, section.lead, section.url_path, {"story__in": Story.objects.in_section(section).values("pk")}
    )
    return _answer(request, request.path, _format(form), part)


def _renamed(path: str) -> SectionPage | None:
    """The live section that stood at this address."""
    known = Redirect.objects.filter(old_path=Redirect.normalise_path(path), redirect_page__live=True)
    return SectionPage.objects.live().filter(pk__in=known.values("redirect_page")).first()


@require_safe
def of_topic(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """`/<lang>/topics/<slug>/feed.rss`, `.atom`, `.json`"""
    topic = get_object_or_404(Topic, slug=slug)
    name = localized(topic, "name", request.LANGUAGE_CODE).text
    part = Part(name, "", request.path.rpartition("/")[0] + "/", {"story__topics": topic})
    return _answer(request, request.path, _format(form), part)


@require_safe
def of_column(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """`/<lang>/columns/<slug>/feed.rss`, `.atom`, `.json`"""
    column, code = get_object_or_404(Column, slug=slug), request.LANGUAGE_CODE
    name, summary = (localized(column, field, code).text for field in ("name", "summary"))
    part = Part(name, summary, request.path.rpartition("/")[0] + "/", {"story__articlepage__column": column})
    return _answer(request, request.path, _format(form), part)


@require_safe
def of_press(request: HttpRequest, form: str) -> HttpResponse:
    """`/<lang>/press/feed.rss`, `.atom`, `.json`: releases and clarifications."""
    within = {"story__in": Story.objects.of_press_room().values("pk")}
    part = Part(
        _("Press room"), _("Releases and official clarifications"), request.path.rpartition("/")[0] + "/", within
    )
    return _answer(request, request.path, _format(form), part)


def _format(form: str) -> ModuleType:
    if form not in FORMATS:
        raise Http404(f"There is no feed in the form {form[:20]!r}.")
    return FORMATS[form]


@require_safe
def rss(request: HttpRequest) -> HttpResponse:
    return _respond(request, "feed_rss", rss_format)


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    return _respond(request, "feed_atom", atom_format)


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    return _respond(request, "feed_json", json_format)


@require_safe
def ninjs(request: HttpRequest) -> HttpResponse:
    """What is live and what was withdrawn lately, the newest version first."""
    since = timezone.now() - WITHDRAWN_SHOWN
    site = absolute(request, "/").rstrip("/")
    versions = items.latest_versions(request.LANGUAGE_CODE, NINJS_LENGTH, since)
    found = [ninjs_format.document(contents.of(version, version.item, site)) for version in versions]
    return JsonResponse({"items": found}, json_dumps_params={"ensure_ascii": False})
