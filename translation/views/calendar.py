"""The calendar of a person's due days, for programs that can't sign in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from translation.work import feed

MAX_AGE = 900  # seconds
LONGEST_TOKEN = 100


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """404 for a token that opens nothing; 304 for a program that has it all."""
    user = feed.owner_of(token) if len(token) <= LONGEST_TOKEN else None
    if user is None:
        raise Http404("No such calendar.")
    body = feed.calendar_of(user)
    etag = quote_etag(feed.version_of(body))
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        body, content_type="text/calendar; charset=utf-8"
    )
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={MAX_AGE}"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
