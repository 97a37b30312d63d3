"""`/<lang>/site-map/`: sections, pages and the site's own lists of one language as a tree of links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import F, Window
from django.db.models.functions import Length, RowNumber, Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.models import Story
from reference.models import Column, Topic
from website.about import links
from website.invest import pages as invest
from website.menus import Link
from website.news.views import counted
from website.view_frames import frame_of

VISIT = ("visit_destinations", "visit_itineraries", "visit_products", "visit_services", "events", "map")
NEWEST = 10  # stories named below a section; the section itself lists all
STEP = Page.steplen


@dataclass
class Node:
    """A page and what stands below it."""

    title: str
    url: str
    children: list[Node] = field(default_factory=list)
    has_more: bool = False  # stories that are not named here


@dataclass(frozen=True)
class Group:
    """Lists of the site that no page of the tree stands for."""

    heading: str
    links: list[Link]


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    code = request.LANGUAGE_CODE
    title = _("Site map")
    lead = _("All sections, pages and lists of this site in this language.")
    request.frame = frame_of(request, "site_map", title, lead, noindex=False)
    context = {
        "title": title,
        "lead": lead,
        "tree": tree_of(code),
        "groups": _groups(),
        "topics": counted("topic", Topic, code),
        "columns": counted("column", Column, code),
    }
    return render(request, "website/about/site_map.html", context)


def tree_of(code: str) -> list[Node]:
    """What stands below the home page: all sections and standard pages, and the newest stories of each. Two queries."""
    live = Page.objects.live().filter(locale__language_code=code, depth__gt=1)
    nodes: dict[str, Node] = {}
    above: dict[str, list[Node]] = defaultdict(list)
    for path, title, url in live.not_type(Story).order_by("path").values_list("path", "title", "url_path"):
        nodes[path] = Node(title, url, above[path])
        above[path[:-STEP]].append(nodes[path])
    for parent, number, title, url in _newest_stories(code):
        if number <= NEWEST:
            above[parent].append(Node(title, url))
        elif parent in nodes:
            nodes[parent].has_more = True
    homes = [node for path, node in nodes.items() if len(path) == 2 * STEP]
    return homes[0].children if homes else []


def _newest_stories(code: str) -> Iterator[tuple[str, int, str, str]]:
    """Path of the page above, place among its stories, title and address; one more than is named."""
    parent = Substr("path", 1, Length("path") - STEP)
    number = Window(RowNumber(), partition_by=F("parent"), order_by=[F("first_published_at").desc(), F("pk").desc()])
    found = Story.objects.live().filter(locale__language_code=code).annotate(parent=parent).annotate(number=number)
    rows = found.filter(number__lte=NEWEST + 1).order_by("parent", "number")
    yield from rows.values_list("parent", "number", "title", "url_path")


def _groups() -> list[Group]:
    more = [*links.to("topics", "inquiries"), Link(_("Search"), reverse("search"))]
    return [
        Group(_("Invest"), [Link(label, reverse(name)) for name, label in invest.menu()]),
        Group(_("Visit"), links.to(*VISIT)),
        Group(_("Press"), links.to("press")),
        Group(_("About this site"), [*links.to(*links.ABOUT), *more]),
    ]
