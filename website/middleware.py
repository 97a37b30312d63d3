"""The language of an answer: the address names it; elsewhere the reader's browser, else Vietnamese."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from cms import languages

ADMIN_PREFIX = "/admin/"


class LanguageMiddleware:
    """Activates one of our languages for each request.

    Unlike Django's LocaleMiddleware it never redirects, reads no cookie, and takes the admin to be
    Vietnamese until the person's own choice is known (Wagtail applies it after signing in).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from_path = code_of(request.path_info)
        code = from_path or negotiated(request)
        translation.activate(code)
        request.LANGUAGE_CODE = code
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", languages.get(code).bcp47)
        if not from_path and not request.path_info.startswith(ADMIN_PREFIX):
            patch_vary_headers(response, ["Accept-Language"])
        return response


def code_of(path: str) -> str | None:
    """The language that an address names by its first part, or None."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in languages.CODES else None


def negotiated(request: HttpRequest) -> str:
    """The best of our languages for the request's Accept-Language, else Vietnamese (RFC 9110, 12.5.4)."""
    if request.path_info.startswith(ADMIN_PREFIX):
        return languages.SOURCE
    return translation.get_language_from_request(request)
