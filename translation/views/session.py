"""Signing in anew beside the workbench: who the session belongs to, and the page that says so to other windows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """The person and a token for saving: signing in makes those of pages opened before worthless."""
    return JsonResponse({"user": request.user.pk, "name": str(request.user), "token": get_token(request)})


@require_safe
@never_cache
@xframe_options_sameorigin
def signed_in(request: HttpRequest) -> HttpResponse:
    """Where the sign-in of a workbench leads; its script tells the workbench."""
    return render(request, "translation/signed_in.html")


def somebody_else() -> JsonResponse:
    """What was written by one person is not saved as another's."""
    message = _("Another person has signed in in this browser. What you wrote is kept here until you sign in again.")
    return JsonResponse({"message": message, "session": "another"}, status=403)
