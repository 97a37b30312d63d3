"""`/<lang>/about/…`: the agencies that take part and the officials who answer for them (Decree 42/2022, article 7)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.models import Story
from content.preload import load_renditions
from reference.localized import localized
from website.about import structured
from website.about.directory import Directory, Entry
from website.head import DESCRIPTION_MAX
from website.menus import Link
from website.structured import pages
from website.structured.things import Reader, Thing
from website.view_frames import frame_of

STORIES = 6


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Those of today, with what they do and whom to call."""
    entries = Directory().entries
    title = _("Agencies and contacts")
    lead = _("The agencies that write for this site: what each does, who leads it and how to reach it.")
    request.frame = frame_of(request, "about_agencies", title, lead, noindex=not entries)
    return _show(request, "agencies", {"entries": entries, "title": title, "lead": lead})


@require_safe
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """One agency of today; the code of one that it succeeded leads here."""
    entry = Directory().find(code)
    if entry is None:
        raise Http404(f"There is no agency {code!r} today.")
    if entry.agency.code != code:
        return HttpResponseRedirect(reverse("about_agency", args=[entry.agency.code]))
    name, duties = (localized(entry.agency, field, request.LANGUAGE_CODE).text for field in ("name", "duties"))
    description = duties or _("%(name)s: who leads it, how to reach it, what it has published.") % {"name": name}
    short = Truncator(description).chars(DESCRIPTION_MAX)
    request.frame = frame_of(request, "about_agency", name, short, noindex=False, args=(code,))
    context = {"entry": entry, "stories": _stories(entry, request.LANGUAGE_CODE)}
    crumbs = [Link(_("Agencies and contacts"), reverse("about_agencies"))]
    return _show(request, "agency", context, [structured.agency(_reader(request), entry)], crumbs)


def _stories(entry: Entry, code: str) -> list[Story]:
    """The newest of the agency, and of those before it, in the reader's language."""
    owners = [entry.agency, *entry.former]
    live = Story.objects.live().filter(agency__in=owners, locale__language_code=code)
    found = list(live.newest().for_cards()[:STORIES])
    load_renditions(story.hero_image for story in found)
    return found


@require_safe
def officials(request: HttpRequest) -> HttpResponse:
    """Leaders of the province, heads and deputies of the agencies who are in office today."""
    groups = Directory().groups
    title = _("Officials")
    lead = _("Leaders of the province and of its agencies who are in office today, with their titles.")
    request.frame = frame_of(request, "about_officials", title, lead, noindex=not groups)
    reader = _reader(request)
    people = [structured.person(reader, one, one.agency) for group in groups for one in group.officials]
    return _show(request, "officials", {"groups": groups, "title": title, "lead": lead}, people)


def _reader(request: HttpRequest) -> Reader:
    return Reader(request, request.LANGUAGE_CODE)


def _show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    things: list[Thing] | None = None,
    crumbs: list[Link] | None = None,
) -> HttpResponse:
    between = [(crumb.title, crumb.url) for crumb in crumbs or []]
    trail = pages.trail(_reader(request), request.frame, request.frame.head.title, *between)
    known = {"structured": [*(things or []), *([trail] if trail else [])], "crumbs": crumbs or []}
    return render(request, f"website/about/{template}.html", {**known, **context})
