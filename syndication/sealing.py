"""Keeps channels' secrets unreadable in a copy of the database: Fernet under a key made from SECRET_KEY."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _


class UnreadableError(Exception):
    """The secret was sealed under another SECRET_KEY, or there is none."""

    def __init__(self) -> None:
        super().__init__(_("The secret of the channel can't be read, because SECRET_KEY has changed. Enter it again."))


def seal(secret: str) -> str:
    return _box().encrypt(secret.encode()).decode()


def open_sealed(sealed: str) -> str:
    """The secret in clear. Raises UnreadableError."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise UnreadableError from error


def _box() -> Fernet:
    key = salted_hmac("syndication.sealing", "channel secret", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
