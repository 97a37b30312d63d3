"""Keeps robots out without asking anybody else: a trap field, the form's age, limits, links in the text.

What looks like spam is kept apart and can be rescued. Only what a person can put right is refused.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

SALT = "website.inquiries"
TOO_FAST = timedelta(seconds=3)  # nobody fills the form in that time
TOO_OLD = timedelta(hours=24)
LINKS = 3  # in one message
LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)
PER_HOUR = 5  # letters from one network address
PER_DAY = 5  # letters with one e-mail address, which each gets a mail
LOOPBACK = ("127.0.0.1", "::1", "")


class Suspicion(StrEnum):
    TRAP = "trap"
    FAST = "fast"
    LINKS = "links"


class TooOldError(ValueError):
    """The form was open for longer than a day, or was not made here."""


@dataclass(frozen=True)
class Stamp:
    """What a form carries: sent twice, it has the same token."""

    token: str
    age: timedelta


def new_stamp() -> str:
    return signing.dumps(secrets.token_urlsafe(16), salt=SALT)


def read_stamp(text: str) -> Stamp:
    """Raises TooOldError."""
    try:
        token = signing.loads(text, salt=SALT, max_age=TOO_OLD)
        signed_at = signing.b62_decode(text.rsplit(":", 2)[1])
    except (signing.BadSignature, ValueError, IndexError) as error:
        raise TooOldError from error
    return Stamp(str(token), timedelta(seconds=timezone.now().timestamp() - signed_at))


def suspicion_of(stamp: Stamp, trap: str, message: str) -> str:
    """Why a letter looks like spam; empty when it does not."""
    if trap:
        return Suspicion.TRAP
    if stamp.age < TOO_FAST:
        return Suspicion.FAST
    return Suspicion.LINKS if len(LINK.findall(message)) > LINKS else ""


def is_over_limit(request: HttpRequest, email: str) -> bool:
    """Whether this network address sent too much in this hour, or the e-mail address was named too often today."""
    return any(int(cache.get(key) or 0) >= limit for key, limit, _seconds in _buckets(request, email))


def count(request: HttpRequest, email: str) -> None:
    for key, _limit, seconds in _buckets(request, email):
        # Not incr(): the file cache's would give the entry the default time to live.
        cache.set(key, int(cache.get(key) or 0) + 1, seconds)


def _buckets(request: HttpRequest, email: str) -> list[tuple[str, int, int]]:
    """Keys that name nobody: addresses are hashed with the site's secret."""
    now = timezone.now()
    found = [(_key("network", network_address(request), f"{now:%Y%m%d%H}"), PER_HOUR, 3600)]
    if email:
        found.append((_key("email", email.lower(), f"{now:%Y%m%d}"), PER_DAY, 86_400))
    return found


def _key(kind: str, value: str, period: str) -> str:
    return f"letters:{salted_hmac(SALT, f'{kind} {value} {period}', algorithm='sha256').hexdigest()}"


def network_address(request: HttpRequest) -> str:
    """The visitor's; behind a proxy on this machine, what that proxy added last (earlier parts anybody can forge)."""
    address = request.META.get("REMOTE_ADDR") or ""
    if address not in LOOPBACK:
        return address
    return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or address
