"""Serves the page at an address in two queries.

Wagtail walks down the tree, two queries a level. Homes carry their language's code as slug, so a
page's stored `url_path` is its address, and one look-up finds it. Pages get no say in routing
(`route()` is not called): ours have none.
"""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail import hooks
from wagtail.models import Page

from website import frame


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at /<lang>/<path>; 404 when there is none."""
    if path and not path.endswith("/"):
        return HttpResponsePermanentRedirect(f"{request.path}/")
    page = live_page_at(request.path_info)
    if page is None:
        raise Http404(f"No page at {request.path_info}.")
    for function in hooks.get_hooks("before_serve_page"):
        response = function(page, request, [], {})
        if isinstance(response, HttpResponse):
            return response
    request.frame = frame.of(request, page)
    return page.serve(request)


def live_page_at(url_path: str) -> Page | None:
    """The page as its own type, with what its template shows of it."""
    found = Page.objects.live().filter(url_path=url_path).values_list("pk", "content_type_id").first()
    if found is None:
        return None
    pk, content_type_id = found
    model = _model(content_type_id)
    return _for_template(model).filter(pk=pk).first()


def _model(content_type_id: int) -> type[Page]:
    return ContentType.objects.get_for_id(content_type_id).model_class() or Page


def _for_template(model: type[Page]) -> QuerySet[Page]:
    return model.objects.select_related("locale", *getattr(model, "shown_with", ()))
