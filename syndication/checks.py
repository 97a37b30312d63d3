"""Checks at start: receivers inside are named with their port."""

from __future__ import annotations

import re

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

_HOST_AND_PORT = re.compile(r"[A-Za-z0-9.-]+:[0-9]{1,5}")


@register
def allowed_hosts_have_ports(**kwargs: object) -> list[CheckMessage]:
    """DELIVERY_ALLOWED_HOSTS names single doors, never a whole machine."""
    return [
        Error(
            f"DELIVERY_ALLOWED_HOSTS names {host!r}. Allowed: host:port, such as receiver.example.vn:8443.",
            id="syndication.E001",
        )
        for host in settings.DELIVERY_ALLOWED_HOSTS
        if not _HOST_AND_PORT.fullmatch(host)
    ]
