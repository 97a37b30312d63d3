"""How a visitor and the office go through the screens."""

from __future__ import annotations

import time
from typing import Any
from unittest.mock import patch

from django.test import Client
from django.urls import reverse
from django.utils import translation

from website.inquiries import mailing, spam
from website.models import Inquiry

JAPANESE = (
    "ロンガンの工場用地について教えてください。電話 +81 3-1234-5678、tanaka@example.jp。予算は100 000 000円です。"
)


def stamp(age: float = 60) -> str:
    """As a form that was opened so many seconds ago carries it."""
    with patch("django.core.signing.time.time", return_value=time.time() - age):
        return spam.new_stamp()


def told(**more: Any) -> dict[str, Any]:
    """A form that is filled in; None takes a field out."""
    found = {
        "stamp": stamp(),
        "homepage": "",
        "name": "田中 花子",
        "email": "hanako@example.jp",
        "country": "JP",
        "message": JAPANESE,
        "consent": "on",
        **more,
    }
    return {name: value for name, value in found.items() if value is not None}


def address(name: str, code: str, *args: Any) -> str:
    with translation.override(code):
        return reverse(name, args=args)


def send(client: Client, kind: str = "invest", code: str = "ja", **more: Any) -> Any:
    return client.post(address("inquiry_form", code, kind), told(**more))


def sent(client: Client, kind: str = "invest", code: str = "ja", **more: Any) -> Inquiry:
    """The inquiry that came of it."""
    response = send(client, kind, code, **more)
    assert response.status_code == 302, response.content.decode()[:3000]
    return Inquiry.objects.get(reference=response["Location"].rstrip("/").rpartition("/")[2])


def act(client: Client, inquiry: Inquiry, name: str, **more: Any) -> Any:
    return client.post(reverse("inquiry", args=[inquiry.pk]), {"act": name, **more})


def translate(client: Client, inquiry: Inquiry, name: str, text: str) -> Any:
    return client.post(reverse("inquiry_translate", args=[inquiry.pk]), {"act": name, "text": text})


def deliver(outbox: list[Any]) -> list[Any]:
    """What the worker sends now."""
    before = len(outbox)
    mailing.send_due()
    return outbox[before:]
