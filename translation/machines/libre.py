"""A LibreTranslate server of the office, through deep-translator's class for it.

Source: LibreTranslate's API, /languages and /translate (https://docs.libretranslate.com). deep-translator 1.11.4 puts
text and key into the address, sends one text at a time and knows no time limit: all that it does over the network is
replaced here; tests/translation/machines/test_libre.py holds what is relied on.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from urllib.parse import urlsplit

from deep_translator.libre import LibreTranslator
from django.core.cache import cache
from django.utils.http import parse_http_date_safe
from django.utils.translation import gettext as _

from translation.machines import batching, codes
from translation.machines.base import Failure, MachineError, Reason
from translation.machines.transport import Answer, TooLargeError, TooLateError, TransportError, exchange

logger = logging.getLogger(__name__)

TRIES = 3
FIRST_PAUSE_SECONDS = 1.0  # doubled each time, unless the server says how long
LONGEST_PAUSE_SECONDS = 30.0
LANGUAGES_KEPT_SECONDS = 3600
# What the next request would be told as well: wrong address, wrong key, too many requests.
FINAL = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.TOO_MANY_REQUESTS}
NO_KEY = "none"  # deep-translator refuses an empty key; this one is not sent

Sleep = Callable[[float], None]


class LibreServer(LibreTranslator):
    """deep-translator's LibreTranslate for one pair of the server's own language codes. Raises MachineError."""

    def __init__(self, url: str, key: str, timeout_seconds: float, sleep: Sleep = time.sleep) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError(f"The machine server's address is {url!r}. Give one that starts with http:// or https://.")
        # Without the slash at the end deep-translator would ask for /apitranslate.
        super().__init__(source="vi", target="en", api_key=key or NO_KEY, custom_url=url.rstrip("/") + "/")
        self.timeout_seconds = timeout_seconds
        self.sleep = sleep

    def translate(self, text: str, **kwargs: object) -> str:
        """The translation of one text."""
        result = self.translate_batch([text], **kwargs)[0]
        if isinstance(result, Failure):
            raise MachineError(result)
        return result

    def translate_batch(self, batch: list[str], **kwargs: object) -> list[str | Failure]:
        """One result per text, by one request."""
        payload: dict[str, object] = {"q": batch, "source": self.source, "target": self.target, "format": "text"}
        if self.api_key != NO_KEY:
            payload["api_key"] = self.api_key
        answer = self._ask("POST", "translate", payload)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(batch):
            raise MachineError(_malformed())
        return [text if isinstance(text, str) else _malformed() for text in found]

    def targets_by_code(self) -> dict[str, list[str]]:
        """The server's languages, each with those that it translates into; asked once, then kept for an hour."""
        name = "machine-languages-" + hashlib.sha256(self._base_url.encode()).hexdigest()
        return cache.get_or_set(name, lambda: codes.parse(self._ask("GET", "languages")), LANGUAGES_KEPT_SECONDS)

    def _ask(self, method: str, path: str, payload: dict[str, object] | None = None) -> object:
        """The JSON that the server answers with, asked again when it is busy or stumbles."""
        pause = FIRST_PAUSE_SECONDS
        for tries_left in reversed(range(TRIES)):
            answer = self._exchange(method, path, payload)
            if not tries_left or not _is_worth_another_try(answer.status):
                break
            self.sleep(_pause(answer, pause))
            pause *= 2
        return _json(answer)

    def _exchange(self, method: str, path: str, payload: dict[str, object] | None) -> Answer:
        try:
            return exchange(method, self._base_url + path, payload, self.timeout_seconds)
        except TransportError as error:
            logger.warning("machine translation: %s of %s failed: %s", method, path, type(error).__name__)
            raise MachineError(_broken(error, self.timeout_seconds)) from error


class LibreEngine:
    """The Engine interface over a LibreServer: our language codes, many texts, no exceptions."""

    name = "LibreTranslate"

    def __init__(self, url: str, key: str = "", timeout_seconds: float = 20, sleep: Sleep = time.sleep) -> None:
        self.server = LibreServer(url, key, timeout_seconds, sleep)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str | Failure]:
        """One result per text, in their order. Never raises for what the server does."""
        if not texts:
            return []
        try:
            pair = codes.pair(self.server.targets_by_code(), source, target)
        except MachineError as error:
            return [error.failure] * len(texts)
        self.server.source, self.server.target = pair.source, pair.target
        return batching.translate(texts, self.server.translate_batch)


def _is_worth_another_try(status: int) -> bool:
    return status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR


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
        raise MachineError(_malformed()) from error


def _not_ok(status: int) -> Failure:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Failure(Reason.BUSY, _("The translation machine is busy. Ask again later."))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Failure(Reason.SERVER_ERROR, _("The translation machine reports an error of its own."))
    return Failure(
        Reason.REFUSED,
        _("The translation machine refused the request (%(status)s). Tell the administrator.") % {"status": status},
    )


def _broken(error: TransportError, limit_seconds: float) -> Failure:
    if isinstance(error, TooLargeError):
        return _malformed()
    if isinstance(error, TooLateError):
        message = _("The translation machine did not answer within %(seconds)s seconds.") % {"seconds": limit_seconds}
        return Failure(Reason.TIMEOUT, message)
    return Failure(Reason.UNREACHABLE, _("The connection to the translation machine failed."))


def _malformed() -> Failure:
    return Failure(Reason.MALFORMED, _("The answer of the translation machine can't be read."))
