"""One HTTP POST to a receiver that is not trusted: no redirects, no private addresses, limits on time and size.

`requests` limits only the time between two pieces; a receiver that sends one byte now and then, or a
slow name server, would hold a worker for ever. So the whole exchange runs beside and is waited for.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.utils.translation import gettext as _
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError

from syndication.policy import Policy
from syndication.transports.base import NotSentError, TransportError, UnansweredError

LONGEST_ANSWER = 64 * 1024  # bytes; the rest is not read
USER_AGENT = "PhoHien/1"
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Answer:
    """Status code, headers in lower case, and the beginning of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def post(url: str, body: bytes, headers: Mapping[str, str], policy: Policy) -> Answer:
    """The receiver's answer, whatever its status. Raises NotSentError and UnansweredError."""
    return _within(policy.total_seconds, lambda: _exchange(url, body, headers, policy))


def is_allowed_inside(url: str) -> bool:
    """Whether the office named this receiver, host and port, in DELIVERY_ALLOWED_HOSTS."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:  # no such port
        return False
    return f"{parts.hostname}:{port}" in settings.DELIVERY_ALLOWED_HOSTS


def _within(seconds: float, exchange: Callable[[], Answer]) -> Answer:
    found: list[Answer | BaseException] = []

    def run() -> None:
        try:
            found.append(exchange())
        except BaseException as error:  # handed to the caller below
            found.append(error)

    # Nobody waits for it any longer than this; its own time limits end it.
    thread = threading.Thread(target=run, name="delivery", daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise UnansweredError(_("No answer within %(count)d seconds.") % {"count": round(seconds)})
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


def _exchange(url: str, body: bytes, headers: Mapping[str, str], policy: Policy) -> Answer:
    times = (policy.connect_seconds, policy.read_seconds)
    with _session(url, policy) as session:
        try:
            response = session.post(url, data=body, headers=dict(headers), timeout=times, stream=True)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _translated(error) from error
        with response:
            return Answer(response.status_code, {k.lower(): v for k, v in response.headers.items()}, _begin(response))


def _session(url: str, policy: Policy) -> HTTPSession:
    """Named receivers inside are reached without the filter of addresses."""
    config = Config(
        ip_filter_enable=not is_allowed_inside(url),
        ip_filter_allow_loopback_ips=False,
        never_redirect=True,
        default_timeout=(policy.connect_seconds, policy.read_seconds),
        user_agent_override=USER_AGENT,
    )
    session = HTTPSession(config)
    session.trust_env = False  # no proxy, which would look names up past the filter; no passwords from .netrc
    return session


def _begin(response: requests.Response) -> bytes:
    """The status has come, so a body that breaks off changes nothing."""
    try:
        return response.raw.read(LONGEST_ANSWER, decode_content=True)
    except (requests.RequestException, HTTPError, OSError, ValueError):
        return b""


def _translated(error: Exception) -> TransportError:
    if isinstance(error, InvalidIPAddress):
        words = _("The address %(address)s lies inside a private network and is not named in DELIVERY_ALLOWED_HOSTS.")
        return NotSentError(words % {"address": error})
    kind = NotSentError if _is_before_sending(error) else UnansweredError
    return kind(f"{type(error).__name__}: {error}")


def _is_before_sending(error: Exception) -> bool:
    """True only when surely no byte of the message left; when in doubt, it may have arrived."""
    never = (
        requests.exceptions.ConnectTimeout,
        requests.exceptions.SSLError,
        requests.exceptions.InvalidURL,
        requests.exceptions.InvalidSchema,
        requests.exceptions.MissingSchema,
    )
    if isinstance(error, never) or isinstance(error.__cause__, socket.gaierror):
        return True
    reason: Any = error.args[0] if error.args else None
    return isinstance(reason, MaxRetryError) and isinstance(reason.reason, NewConnectionError)


def words_of(status: int) -> str:
    """`404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
