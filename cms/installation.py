"""The first start: is this installation set up, and by which one-time link may it be?"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from reference.models import Office


def token_file() -> Path:
    return settings.DATA_DIR / "setup_token"


def is_complete() -> bool:
    """True once the demo was loaded or the set-up page was sent."""
    return Office.objects.exists()


def is_waiting() -> bool:
    """True while the set-up page waits for its visitor."""
    return token_file().exists()


def open_setup() -> str:
    """The one-time link's token; made anew at each start until the set-up is done."""
    token = secrets.token_urlsafe(32)
    handle = os.open(token_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(token)
    return token


def opens_setup(token: str) -> bool:
    """True when the token is the one printed at start and nothing is set up yet."""
    if is_complete() or not is_waiting():
        return False
    return hmac.compare_digest(token_file().read_text().strip().encode(), token.encode())


def close_setup() -> None:
    """The link does not work any more."""
    token_file().unlink(missing_ok=True)
