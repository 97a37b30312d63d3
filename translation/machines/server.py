"""A machine's server that answers in JSON: asked again when it is busy or stumbles, in bounded time.

deep-translator 1.11.4 knows no time limit and no second try, and puts texts and keys into addresses: our subclasses of
its classes talk through this module alone; tests/translation/machines/test_contract.py holds that.
"""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from django.utils.http import parse_http_date_safe
from django.utils.translation import gettext as _

from translation.machines.base import Failure, MachineError, Reason
from translation.machines.transport import Answer, Request, TooLargeError, TooLateError, TransportError, exchange

logger = logging.getLogger(__name__)

TRIES = 3
TRIES_AFTER_SILENCE = 2  # each costs the whole time limit
FIRST_PAUSE_SECONDS = 1.0  # doubled each time, unless the server says how long
LONGEST_PAUSE_SECONDS = 30.0
MOST_SPREAD = 0.25  # of the pause, on top of it: many workers do not come back at the same moment
USED_UP = 456  # DeepL's own status: the quota that was bought is used up
# What the next request would be told as well: wrong address, wrong key, too many requests.
FINAL = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.TOO_MANY_REQUESTS,
    USED_UP,
}


@dataclass(frozen=True)
class Patience:
    """How pauses are made; tests put their own in."""

    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random  # from 0 to 1


class Server:
    """One address with the headers that every request carries. Raises MachineError."""

    def __init__(
        self,
        url: str,
        limit_seconds: float,
        headers: Mapping[str, str] | None = None,
        patience: Patience | None = None,
    ) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError(f"The machine server's address is {url!r}. Give one that starts with http:// or https://.")
        self.url = url.rstrip("/") + "/"
        self.limit_seconds = limit_seconds
        self.headers = dict(headers or {})
        self.patience = patience or Patience()

    def ask(self, method: str, path: str, payload: object = None) -> object:
        """The JSON that the server answers with."""
        request = Request(method, self.url + path, payload, self.headers)
        pause = FIRST_PAUSE_SECONDS
        for number in range(1, TRIES + 1):
            outcome = _exchange(request, self.limit_seconds)
            if not _is_worth_another_try(outcome, number):
                break
            self._wait(outcome, pause)
            pause *= 2
        if isinstance(outcome, TransportError):
            raise MachineError(_broken(outcome, self.limit_seconds)) from outcome
        return _json(outcome)

    def _wait(self, outcome: Answer | TransportError, otherwise: float) -> None:
        seconds = otherwise if isinstance(outcome, TransportError) else _pause(outcome, otherwise)
        self.patience.sleep(seconds * (1 + MOST_SPREAD * self.patience.chance()))


def _exchange(request: Request, limit_seconds: float) -> Answer | TransportError:
    try:
        return exchange(request, limit_seconds)
    except TransportError as error:
        logger.warning("machine translation: a request failed: %s", type(error).__name__)
        return error


def _is_worth_another_try(outcome: Answer | TransportError, number: int) -> bool:
    """`number` requests were made. What broke or was too large is not asked again: halving does that."""
    if isinstance(outcome, TransportError):
        return isinstance(outcome, TooLateError) and number < TRIES_AFTER_SILENCE
    is_passing = outcome.status == HTTPStatus.TOO_MANY_REQUESTS or outcome.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return is_passing and number < TRIES


def _pause(answer: Answer, otherwise: float) -> float:
    """Seconds to wait: what the server asks for (RFC 9110, 10.2.3), up to our limit."""
    asked = answer.retry_after.strip()
    if asked.isascii() and asked.isdigit():
        return min(float(asked), LONGEST_PAUSE_SECONDS)
    moment = parse_http_date_safe(asked) if asked else None
    seconds = otherwise if moment is None else max(0.0, moment - time.time())
    return min(seconds, LONGEST_PAUSE_SECONDS)


def _json(answer: Answer) -> object:
    if answer.status != HTTPStatus.OK:
        logger.warning("machine translation: the server answered %s", answer.status)
        raise MachineError(_not_ok(answer.status), is_final=answer.status in FINAL or 300 <= answer.status < 400)
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise MachineError(malformed()) from error


def _not_ok(status: int) -> Failure:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Failure(Reason.BUSY, _("The translation machine is busy. Ask again later."))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Failure(Reason.SERVER_ERROR, _("The translation machine reports an error of its own."))
    if status == USED_UP:
        message = _("What the office bought from the translation service is used up. Tell the administrator.")
        return Failure(Reason.QUOTA, message)
    return Failure(
        Reason.REFUSED,
        _("The translation machine refused the request (%(status)s). Tell the administrator.") % {"status": status},
    )


def _broken(error: TransportError, limit_seconds: float) -> Failure:
    if isinstance(error, TooLargeError):
        return malformed()
    if isinstance(error, TooLateError):
        message = _("The translation machine did not answer within %(seconds)s seconds.") % {"seconds": limit_seconds}
        return Failure(Reason.TIMEOUT, message)
    return Failure(Reason.UNREACHABLE, _("The connection to the translation machine failed."))


def malformed() -> Failure:
    return Failure(Reason.MALFORMED, _("The answer of the translation machine can't be read."))


def texts_in(found: object, count: int, key: str) -> list[str | Failure]:
    """The translations of an answer's list of objects, each below the key; Raises MachineError for another shape."""
    if not isinstance(found, list) or len(found) != count:
        raise MachineError(malformed())
    texts = [one.get(key) if isinstance(one, dict) else None for one in found]
    return [text if isinstance(text, str) else malformed() for text in texts]
