"""Compresses the pages that visitors read, see docs/decisions/0016-weight-of-pages.md."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from website.middleware import code_of


class PublicPagesMiddleware(GZipMiddleware):
    """Gzip for HTML below a language, unless the answer depends on who is signed in.

    A page with a secret in it must not be compressed together with words from its address: its length would
    tell the secret letter by letter (BREACH). Tokens of forms are masked anew by Django in each answer.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if code_of(request.path_info) and _is_html(response) and not _knows_person(request):
            return super().process_response(request, response)
        return response


def _is_html(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


def _knows_person(request: HttpRequest) -> bool:
    """Django notes whether anything has asked for the session."""
    session = getattr(request, "session", None)
    return session is not None and session.accessed
