"""The demo's receivers: one fetches our feeds, one is pushed to and does not answer."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model

from cms.demo import ledger
from syndication import desk, planner, reconciler, signing
from syndication.models import Channel, Delivery

PUBLISHED = 12  # stories whose address at the first receiver was pasted
ADDRESS = "https://cong-thong-tin.example/hung-yen/{number}"


def load() -> None:
    reconciler.compare_all()  # stories link to pages that went live after them
    planner.plan_due()
    officer = get_user_model().objects.get(username="dieuphoi")
    _load_pulled(officer)
    _load_silent(officer)


def _load_pulled(officer: Any) -> None:
    channel = _channel(
        "Cổng thông tin quốc gia (mẫu)",
        "Quốc gia",
        transport="feed",
        owner="Cơ quan mẫu",
        agreement="Thỏa thuận mẫu số 01, ngày 15/1/2024",
    )
    desk.offer_live(channel, officer)
    known = Delivery.objects.filter(channel=channel).order_by("-pk")[:PUBLISHED]
    for number, delivery in enumerate(known, 1):
        desk.note_published(delivery, ADDRESS.format(number=number), officer)


def _load_silent(officer: Any) -> None:
    """Its address leads nowhere (RFC 2606), so its deliveries fail and its breaker opens."""
    channel = _channel(
        "Cổng đối tác không trả lời (mẫu)",
        "Đối tác",
        transport="webhook",
        endpoint="https://khong-tra-loi.example/in",
        languages=["en", "ja"],
        contacts="Kỹ sư của cổng (mẫu): kythuat@example.vn",
    )
    desk.offer_live(channel, officer)


def _channel(name: str, short_name: str, **fields: Any) -> Channel:
    channel = Channel(name=name, short_name=short_name, **fields)
    channel.set_secret(signing.new_secret())
    channel.save()
    ledger.record(channel)
    return channel
