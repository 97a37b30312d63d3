"""Secrets and signatures of Standard Webhooks, "Signature scheme".

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime

from standardwebhooks import Webhook

PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64  # bytes, "Secret generation"


class NotASecretError(ValueError):
    """The text is no secret of Standard Webhooks."""


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def checked(secret: str) -> str:
    """The secret as it was typed. Raises NotASecretError."""
    secret = secret.strip()
    try:
        size = len(base64.b64decode(secret.removeprefix(PREFIX), validate=True))
    except ValueError as error:  # no base64, or no ASCII
        raise NotASecretError from error
    if not SHORTEST <= size <= LONGEST:
        raise NotASecretError
    return secret


def headers(secret: str, message_id: str, body: str, moment: datetime) -> dict[str, str]:
    """The three headers; receivers refuse a moment more than five minutes away from theirs."""
    moment = moment.astimezone(UTC)  # `sign` takes the clock's digits of any zone for UTC
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Webhook(secret).sign(message_id, moment, body),
    }
