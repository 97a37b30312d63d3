"""Reads environment variables with their type; a wrong value stops the start and says what is allowed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


def _read(name: str) -> str | None:
    value = os.environ.get(name, "").strip()
    return value or None


def text(name: str, default: str = "") -> str:
    """The variable's text, or the default when it is unset or empty."""
    return _read(name) or default


def flag(name: str, default: bool) -> bool:
    """A yes or no."""
    value = _read(name)
    if value is None:
        return default
    if value.lower() in TRUE | FALSE:
        return value.lower() in TRUE
    raise ImproperlyConfigured(f"{name} is {value!r}. Allowed: 1 or 0 (true/false, yes/no, on/off).")


def integer(name: str, default: int, lowest: int, highest: int) -> int:
    """A whole number within bounds, both included."""
    value = _read(name)
    if value is None:
        return default
    if value.isascii() and value.isdigit() and lowest <= int(value) <= highest:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}. Allowed: a whole number from {lowest} to {highest}.")


def choice(name: str, default: str, allowed: Iterable[str]) -> str:
    """One of the allowed words."""
    value = _read(name) or default
    if value in set(allowed):
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}. Allowed: {', '.join(allowed)}.")


def words(name: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in (_read(name) or "").split(",") if word.strip()]


def http_url(name: str) -> str:
    """An http(s) address without a path and without the trailing slash, or empty."""
    value = (_read(name) or "").rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Allowed: an address such as https://doingoai.example.vn, without a path."
        )
    return value


def service_url(name: str) -> str:
    """An http(s) address of a service, which may stand below a path; or empty."""
    value = _read(name) or ""
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query):
        raise ImproperlyConfigured(f"{name} is {value!r}. Allowed: an address such as http://translate.internal:5000/.")
    return value


def database(name: str) -> dict[str, object] | None:
    """Django's settings for a PostgreSQL address (`postgresql://user:password@host:port/name`), or None."""
    value = _read(name)
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"{name} starts with {parts.scheme!r}. Allowed: postgresql://user:password@host:port/name."
        )
    query = {key: found[0] for key, found in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


def host_of(url: str) -> str:
    """The host name in an address."""
    return urlsplit(url).hostname or ""
