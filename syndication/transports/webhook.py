"""Standard Webhooks: a signed POST.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndication import sealing, signing
from syndication.models import Channel, Delivery
from syndication.policy import Policy
from syndication.transports import http
from syndication.transports.base import BusyError, Message, NotSentError, Receipt, RefusedError

FOR_GOOD = {400, 401, 403, 404, 410, 413, 422}
ACCEPTED = 202
SAID = 200  # characters of an answer that are kept
LONGEST_URL = 500
LONGEST_ID = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_is_url = URLValidator(schemes=["http", "https"])


class Webhook:
    label = gettext_lazy("signed push (webhook)")
    is_pulled = False
    needs_endpoint = True

    def send(self, channel: Channel, message: Message, policy: Policy) -> Receipt:
        body = body_of(message)
        try:
            signed = signing.headers(channel.secret(), message.id, body, timezone.now())
        except sealing.UnreadableError as error:
            raise NotSentError(str(error)) from error
        headers = {"Content-Type": "application/json", "Accept": "application/json", **signed}
        return _receipt(http.post(channel.endpoint, body.encode(), headers, policy))


def body_of(message: Message) -> str:
    """The same for every attempt."""
    stamp = message.timestamp.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    body = {"type": message.type, "timestamp": stamp, "data": message.data}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _receipt(answer: http.Answer) -> Receipt:
    said = _CONTROL.sub(" ", answer.body[: 4 * SAID].decode(errors="replace")).strip()[:SAID]
    if 200 <= answer.status < 300:
        return _taken(answer, said)
    words = f"{http.words_of(answer.status)}. {said}"
    if answer.status in FOR_GOOD:
        raise RefusedError(words, answer.status)
    if 300 <= answer.status < 400:
        words = _("%(status)s. Redirects are not followed; the new address is %(address)s.") % {
            "status": http.words_of(answer.status),
            "address": answer.headers.get("location", "–"),
        }
    raise BusyError(words, answer.status, _retry_after(answer.headers.get("retry-after", "")))


def _taken(answer: http.Answer, said: str) -> Receipt:
    """202: it is in their queue. Other 2xx: they have it. With an address: visitors can read it there."""
    told = _told(answer.body)
    url, external_id = published_url(told.get("url")), told.get("id")
    level = Delivery.Receipt.ACCEPTED if answer.status == ACCEPTED else Delivery.Receipt.ACKNOWLEDGED
    return Receipt(
        level=Delivery.Receipt.PUBLISHED if url else level,
        status=answer.status,
        said=said,
        url=url,
        id=str(external_id)[:LONGEST_ID] if isinstance(external_id, str | int) else "",
    )


def _told(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def published_url(value: object) -> str:
    """The address when it is one of the web, at most 500 characters; else empty."""
    if not isinstance(value, str) or len(value) > LONGEST_URL:
        return ""
    try:
        _is_url(value)
    except ValidationError:
        return ""
    return value


def _retry_after(value: str) -> float | None:
    """Seconds or a date (RFC 9110, 10.2.3); None when it is neither."""
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


TRANSPORT = Webhook()
