"""Stands before every address of the admin that names a page or a file, and asks whether the person may know of it.

Wagtail's views ask for rights one by one, and its small ones (usage, confirm, chosen, …) have forgotten it more than
once. What a person may then do with the page or file is still asked by the view.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from content import rights
from reference.file_rights import may_see
from reference.models import CustomDocument, CustomImage, CustomMedia

# The names that Wagtail's and our URL patterns give to what they are about.
PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
FILES = {"image_id": CustomImage, "document_id": CustomDocument, "doc_id": CustomDocument, "media_id": CustomMedia}
OURS = "page_"  # our own screens answer 404 by themselves, see content/views/screen.py
CHOOSERS = frozenset({"wagtailadmin_choose_page_child"})  # what is live may be linked to by everybody
# Nobody needs these: files by API (the admin's scripts ask for pages only), forms, which no page type has, test pages.
CLOSED = ("wagtailadmin_api:images:", "wagtailadmin_api:documents:", "wagtailforms:", "wagtailadmin_error_test")
FOR_ADMINISTRATORS = (
    "wagtailadmin_collections:",
    "wagtailadmin_workflows:",
    "wagtaillocales:",
    "wagtailredirects:",
    "wagtailsites:",
    "wagtailusers_",
)
# By PUT and DELETE Wagtail's form views go past their own checks; only its previews are asked so.
USUAL_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PATCH")
PREVIEWS = ("preview_on_add", "preview_on_edit")
NOT_OUTSIDE = ("wagtailadmin_reports:",)  # logs keep titles as they once were


def refusal(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponse | None:
    """Wagtail's answer to those without a right; None when the view may answer. Raises Http404 for what is closed."""
    if not request.path.startswith(reverse("wagtailadmin_home")):
        return None
    name = request.resolver_match.view_name
    if name.startswith(CLOSED):
        raise Http404("This address is closed.")
    if request.method not in USUAL_METHODS and not name.endswith(PREVIEWS):
        return HttpResponseNotAllowed(USUAL_METHODS)
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return None  # the view leads to the form for signing in
    return None if _is_for(request) and _may_know(request, kwargs) else permission_denied(request)


def _is_for(request: HttpRequest) -> bool:
    """Whether the screen is for people like this at all."""
    name, user = request.resolver_match.view_name, request.user
    if name.startswith(FOR_ADMINISTRATORS):
        return user.is_superuser
    return not (user.is_outside and name.startswith(NOT_OUTSIDE))


def _may_know(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Of the pages and files that the address names."""
    name, user = request.resolver_match.view_name, request.user
    pages = {kwargs[place] for place in PAGES if place in kwargs and not name.startswith(OURS)}
    return _may_know_of_pages(user, pages, name in CHOOSERS) and _may_know_of_files(user, kwargs)


def _may_know_of_pages(user: AbstractBaseUser, pks: Iterable[int], is_chooser: bool) -> bool:
    """Also where there is no such page, as the view then says."""
    if not pks:
        return True
    pages = Page.objects.filter(pk__in=pks, depth__gt=1)
    known = rights.seen_by(user) | Q(live=True) if is_chooser else rights.seen_by(user)
    return pages.count() == pages.filter(known).count()


def _may_know_of_files(user: AbstractBaseUser, kwargs: dict[str, Any]) -> bool:
    named = ((model, kwargs[name]) for name, model in FILES.items() if name in kwargs)
    files = (model.objects.filter(pk=pk).first() for model, pk in named)
    return all(file is None or file.is_public or may_see(user, file) for file in files)
