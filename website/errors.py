"""Error pages: what happened and what to do, in the reader's language.

Only 404 wears the site's frame. The others ask the database for nothing: it may be what failed.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from cms import languages
from website import alternates, frame, menus
from website.head import Head
from website.middleware import code_of


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with the site's frame, in the language of the address."""
    return _framed(request, "404.html", 404, _("This page does not exist"))


def gone(request: HttpRequest) -> HttpResponse:
    """410: the page was here and was withdrawn (RFC 9110, 15.5.11)."""
    return _framed(request, "410.html", 410, _("This page was withdrawn"))


def _framed(request: HttpRequest, template: str, status: int, title: str) -> HttpResponse:
    made = frame.of(request)
    made.own_head = Head(title=title, noindex=True)
    homes = {code: menus.menu_of(code).home_url for code in languages.CODES}
    made.own_alternates = alternates.of_homes(made.language.code, homes)
    request.frame = made
    return render(request, template, {"status": status}, status=status)


def server_error(request: HttpRequest) -> HttpResponse:
    with _language_of(request):
        text = _("Something failed on our side, and it has been recorded. Please try again in a few minutes.")
        return _plain(500, _("The page could not be shown"), text)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    with _language_of(request):
        text = _("The request was not understood. Go to the home page and try again from there.")
        return _plain(400, _("This request can't be answered"), text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    with _language_of(request):
        text = _("You have no right to see this page. Ask the person who runs the desk if you need it.")
        return _plain(403, _("This page is not open to you"), text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _("The form was open for too long or was sent from elsewhere. Go back, reload the page and send it again.")
    return _plain(403, _("The form was not accepted"), text)


def locked(request: HttpRequest, original_response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """django-axes calls it after too many wrong passwords."""
    text = _("Too many wrong passwords. Wait %(minutes)s minutes, then try again, or ask the administrator.")
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return _plain(429, _("Signing in is closed for a while"), text % {"minutes": minutes})


def _language_of(request: HttpRequest) -> translation.override:
    """The address's, else the one that is active: the failure may have come before the middleware knew either."""
    return translation.override(code_of(request.path_info) or translation.get_language())


def _plain(status: int, title: str, text: str) -> HttpResponse:
    """Stands alone: no query, no cache; the ways on are a search, the home page and the other languages."""
    code = translation.get_language()
    language = languages.get(code if code in languages.CODES else languages.SOURCE)
    context = {"language": language, "status": status, "title": title, "text": text, "languages": languages.ACTIVE}
    return HttpResponse(render_to_string("website/plain_error.html", context), status=status)
