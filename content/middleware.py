"""Keeps people from what they may not know of; turns what the gate refused into a clear message, nothing typed lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from content import wagtail_guard
from content.gate import RefusedError
from reference.models.media import FileInUseError


class RefusalMiddleware:
    """Answers with 409 to scripts, with the page's editor and a message to people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        return wagtail_guard.refusal(request, kwargs)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, FileInUseError | ProtectedError):
            messages.error(request, _why_kept(exception))
            return redirect(request.path)
        if not isinstance(exception, RefusedError):
            return None
        if "application/json" in request.headers.get("accept", ""):
            return JsonResponse({"error_code": "refused", "error_message": exception.message}, status=409)
        messages.error(request, exception.message)
        return redirect(_where(exception.page))


def _why_kept(exception: Exception) -> str:
    """Says nothing of what uses it: that may be somebody's draft."""
    if isinstance(exception, FileInUseError):
        return str(exception)
    return _("This is used elsewhere and can't be deleted. Remove it there first, or ask the desk.")


def _where(page: Page) -> str:
    """The page's editor; the list where it was to be made when it does not exist."""
    if page.pk and Page.objects.filter(pk=page.pk).exists():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return reverse("wagtailadmin_explore_root")
