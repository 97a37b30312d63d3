"""Absolute addresses."""

from django.conf import settings
from django.http import HttpRequest


def absolute(request: HttpRequest, path: str) -> str:
    """The path under PUBLIC_URL, or under the address of this request when the office named none."""
    if path.startswith(("http://", "https://")):
        return path
    return f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else request.build_absolute_uri(path)
