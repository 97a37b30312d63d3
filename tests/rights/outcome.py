"""Was the person let in? A page without what was sought is no refusal, and a form sent back was reached."""

from __future__ import annotations

from enum import Enum

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, override

REFUSED = frozenset({401, 403, 404, 405, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NO_RIGHT = "Sorry, you do not have permission to access this area."  # Wagtail's message


class Outcome(Enum):
    ALLOWED = "allowed"
    DENIED = "denied"


class BrokenError(AssertionError):
    """The address answers with a server error."""


def outcome(response: HttpResponse) -> Outcome:
    """Raises BrokenError for a server error; 503 is said on purpose."""
    if response.status_code >= 500 and response.status_code != 503:
        raise BrokenError(f"status {response.status_code}")
    if response.status_code in REFUSED:
        return Outcome.DENIED
    if response.status_code in REDIRECTS and (_to_login(response) or _says_no_right(response)):
        return Outcome.DENIED
    return Outcome.ALLOWED


def _to_login(response: HttpResponse) -> bool:
    return response["Location"].partition("?")[0] == reverse("wagtailadmin_login")


def _says_no_right(response: HttpResponse) -> bool:
    """Wagtail sends those without a right to the admin's first page, with a message among others perhaps."""
    if response["Location"] != reverse("wagtailadmin_home"):
        return False
    queued = getattr(getattr(response.wsgi_request, "_messages", None), "_queued_messages", ())
    with override("vi"):
        said = gettext(NO_RIGHT)
    return any(said in str(message.message) for message in queued)
