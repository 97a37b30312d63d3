"""Compresses what every visitor gets alike, see docs/decisions/0016-weight-of-pages.md."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import has_vary_header


class PublicPagesMiddleware(GZipMiddleware):
    """Gzip for public HTML that no cookie changes.

    A page with a secret in it must not be compressed together with words from its address: its length would
    tell the secret letter by letter (BREACH). Whatever reads session or CSRF cookie says so in `Vary`.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_html = response.get("Content-Type", "").startswith("text/html")
        if not is_html or response.cookies or has_vary_header(response, "Cookie"):
            return response
        return super().process_response(request, response)
