"""Keeps Wagtail's choosers, its API and its reports from naming pages that the person may not see.

Patched on the classes; tests/rights asks every address as everybody and fails when one of these is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.api.serializers import PageTranslationsField
from wagtail.admin.views import chooser
from wagtail.admin.views.reports.aging_pages import AgingPagesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page, PageQuerySet

from content import rights

FOR_CHIEF = ["publish"]  # of the rights on pages, what chief and administrator alone have


def choosable(pages: PageQuerySet, user: Any) -> PageQuerySet:
    """What is live may be linked to; drafts only by those who may see them."""
    return pages.filter(live=True) | pages.filter(pk__in=rights.visible(user).values("pk"))


def install() -> None:
    chooser.BrowseView.get_object_list = _below_known_page(chooser.BrowseView.get_object_list)
    chooser.ChosenMultipleView.get = _known_only(chooser.ChosenMultipleView.get)
    chooser.ExternalLinkView.post = _without_drafts_title(chooser.ExternalLinkView.post)
    PageTranslationsField.to_representation = _known_translations(PageTranslationsField.to_representation)
    # Both name the latest page of each type, whoever wrote it.
    PageTypesUsageReportView.any_permission_required = FOR_CHIEF
    AgingPagesView.any_permission_required = FOR_CHIEF


def _below_known_page(get_object_list: Callable[..., Any]) -> Callable[..., Any]:
    """The page chooser names the page below which it looks; without one it takes what all pages of a type share."""

    @wraps(get_object_list)
    def below_known_page(view: chooser.BrowseView) -> Any:
        parent = view.parent_page
        if parent.depth > 1 and not choosable(Page.objects.filter(pk=parent.pk), view.request.user).exists():
            view.parent_page = Page.get_first_root_node().specific
        return get_object_list(view)

    return below_known_page


def _known_only(get: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Choosing several pages at once takes any number as a page, and breaks on the root."""

    @wraps(get)
    def known_only(view: Any, request: HttpRequest) -> HttpResponse:
        wanted = [pk for pk in request.GET.getlist("id") if pk.isdigit()]
        if choosable(Page.objects.filter(pk__in=wanted, depth__gt=1), request.user).count() < len(set(wanted)):
            raise Http404("No such page.")
        return get(view, request)

    return known_only


def _without_drafts_title(post: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An address of ours becomes a link to its page, named by the title of the draft; then it stays an address."""

    @wraps(post)
    def without_drafts_title(view: Any, request: HttpRequest) -> HttpResponse:
        response = post(view, request)
        answer = json.loads(response.content)
        linked = answer.get("internal") or answer.get("result") or {}
        if _is_named_as_visitors_know_it(linked.get("id"), request.user):
            return response
        return view.render_chosen_response(view.get_result_data())

    return without_drafts_title


def _is_named_as_visitors_know_it(page_id: int | None, user: Any) -> bool:
    page = Page.objects.filter(pk=page_id).first()
    return page is None or page.draft_title == page.title or rights.visible(user).filter(pk=page_id).exists()


def _known_translations(to_representation: Callable[..., Any]) -> Callable[..., Any]:
    """A page's translations, those that the person may see."""

    @wraps(to_representation)
    def known_translations(field: PageTranslationsField, page: Page) -> list[Any]:
        found = to_representation(field, page)
        visible = rights.visible(field.context["request"].user).in_bulk([shown["id"] for shown in found])
        return [shown for shown in found if shown["id"] in visible]

    return known_translations
