"""Serves the page at an address with one query.

Wagtail walks down the tree, two queries a level, and asks once more for the page as its own type.
Homes carry their language's code as slug, so a page's stored `url_path` is its address; and the
types are few, so one row joined with all of them holds the page as its own type together with what
its template shows of it. Pages get no say in routing (`route()` is not called): ours have none.
See docs/decisions/0003-serving-by-address.md.
"""

from __future__ import annotations

from functools import cache

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail import hooks
from wagtail.models import Page, get_page_models

from content.models import BasePage, PageEvent, SectionPage
from content.publication import APPEARED
from website import errors, frame
from website.news import listing

TAKEN_DOWN = (PageEvent.Kind.WITHDRAWN, PageEvent.Kind.EXPIRED)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at /<lang>/<path>; 404 when there is none."""
    if "\0" in path:  # PostgreSQL refuses it with an error of its own
        raise Http404("An address holds no NUL.")
    if path and not path.endswith("/"):
        return HttpResponsePermanentRedirect(f"{request.path}/")
    page = live_page_at(request.path_info)
    if page is None and was_withdrawn(request.path_info):
        return errors.gone(request)
    if page is None:
        raise Http404(f"No page at {request.path_info}.")
    for function in hooks.get_hooks("before_serve_page"):
        response = function(page, request, [], {})
        if isinstance(response, HttpResponse):
            return response
    request.frame = frame.of(request, page)
    if isinstance(page, SectionPage):
        request.frame.listing = listing.of_section(page, request.GET)
    return page.serve(request)


def was_withdrawn(url_path: str) -> bool:
    """Whether the last that happened to this address in public was a withdrawal."""
    shown = PageEvent.objects.filter(url_path=url_path, kind__in=(*APPEARED, *TAKEN_DOWN))
    return shown.values_list("kind", flat=True).first() in TAKEN_DOWN


def live_page_at(url_path: str) -> Page | None:
    """The page as its own type."""
    slug = url_path.rstrip("/").rpartition("/")[2]  # the slug has an index, the path has none
    at = Page.objects.live().filter(slug=slug, url_path=url_path).select_related(*_joins())
    found = at.annotate(live_basis=_basis()).first()
    if found is None:
        return None
    page = _as_own_type(found)
    page.live_basis = found.live_basis
    return page


def _basis() -> Subquery:
    """On what basis the text that is live was cleared: tells a reviewed translation from another one."""
    appeared = PageEvent.objects.filter(page=OuterRef("pk"), kind__in=APPEARED).order_by("-at", "-pk")
    return Subquery(appeared.values("clearance__basis")[:1])


@cache
def _joins() -> tuple[str, ...]:
    """Look-ups from a page row to its locale, its types, and what their templates show."""
    joins = ["locale", "content_type", "lineage__source", "share_image"]
    for model in get_page_models():
        if issubclass(model, BasePage):
            joins.append("__".join(_chain(model)))
            joins += ["__".join([*_chain(_owner(model, name)), name]) for name in getattr(model, "shown_with", ())]
    return tuple(dict.fromkeys(joins))


def _owner(model: type[Page], field: str) -> type[Page]:
    return model._meta.get_field(field).model


def _chain(model: type[Page]) -> list[str]:
    """Names that lead from a page to its own type: ['story', 'articlepage']."""
    above = [parent for parent in model._meta.get_parent_list() if parent is not Page]
    between = [parent for parent in above if issubclass(parent, Page)]
    return [m._meta.model_name for m in [*reversed(between), model]]


def _as_own_type(page: Page) -> Page:
    """Step down to the type; a child row knows none of the relations that its parent row has loaded."""
    model = page.content_type.model_class() or Page
    if not issubclass(model, BasePage):
        return page
    for name in _chain(model):
        parent, page = page, getattr(page, name)
        page._state.fields_cache = {**parent._state.fields_cache, **page._state.fields_cache}
    return page
