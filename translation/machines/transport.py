"""One HTTP exchange with a machine's server: in limited time, of limited size, without redirects or proxies."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException

import requests
from urllib3.exceptions import HTTPError

CONNECT_SECONDS = 5.0
MOST_BYTES = 1024 * 1024
CHUNK_BYTES = 16 * 1024
# requests wraps most of what can break below it in its own errors (an OSError), but not all.
BROKEN = (OSError, ValueError, HTTPException, HTTPError)


class TransportError(Exception):
    """No answer: the connection failed or broke."""


class TooLateError(TransportError):
    """No whole answer within the time limit."""


class TooLargeError(TransportError):
    """More bytes than any translation of ours has."""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    retry_after: str
    body: bytes


@dataclass(frozen=True)
class Request:
    """One request; the payload goes as JSON."""

    method: str
    url: str
    payload: object = None
    headers: Mapping[str, str] = field(default_factory=dict)


def exchange(request: Request, limit_seconds: float) -> Answer:
    """The server's answer to one request. Raises TransportError."""
    return _within(limit_seconds, lambda: _exchange(request, limit_seconds))


def _within(limit_seconds: float, call: Callable[[], Answer]) -> Answer:
    """The call's result. Raises TooLateError.

    In a thread, because the limits of requests hold for each read alone: a name server that is silent, or a header that
    drips, would pass them all. The thread left behind ends by those limits.
    """
    results: list[Answer | TransportError] = []

    def keep() -> None:
        try:
            results.append(call())
        except TransportError as error:
            results.append(error)

    thread = threading.Thread(target=keep, daemon=True)
    thread.start()
    thread.join(limit_seconds)
    result = results[0] if results else TooLateError()
    if isinstance(result, TransportError):
        raise result
    return result


def _exchange(request: Request, limit_seconds: float) -> Answer:
    deadline = time.monotonic() + limit_seconds
    try:
        with requests.Session() as session:
            session.trust_env = False  # else a proxy or .netrc of the machine would see texts or add passwords
            with session.request(
                request.method,
                request.url,
                json=request.payload,
                headers={**request.headers, "Accept-Encoding": "identity"},
                timeout=(min(CONNECT_SECONDS, limit_seconds), limit_seconds),
                allow_redirects=False,  # the office named this server and no other
                stream=True,
            ) as response:
                body = _body(response, deadline)
                return Answer(response.status_code, response.headers.get("Retry-After", ""), body)
    except requests.Timeout as error:
        raise TooLateError from error
    except BROKEN as error:
        raise TransportError from error


def _body(response: requests.Response, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(CHUNK_BYTES):
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLargeError
        if time.monotonic() > deadline:
            raise TooLateError
    return bytes(body)
