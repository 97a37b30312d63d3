"""Publishes, corrects, withdraws and publishes again while workers deliver; versions as the outbox writes them."""

from __future__ import annotations

import random
import time

from django.db import transaction

from syndication import items, outbox
from syndication.models import Attempt, Channel, Delivery, Item, ItemVersion

Kind = ItemVersion.Kind
BACKLOG = 40
CALM = ("", "", "", "", "", "", Kind.UPDATE, Kind.CORRECTION, Kind.WITHDRAWAL, "and back", "twice")
HASTY = (Kind.UPDATE, Kind.WITHDRAWAL)
AUTHORITY = "tag:hungyen.example,2026-11-26"


def work(count: int, seed: int) -> None:
    """`count` items; a third is changed some time after it was made, some several times, some withdrawn for good."""
    chance = random.Random(seed)
    recent: list[int] = []
    for number in range(count):
        recent.append(_new(number))
        if number % 10 == 9:
            _let_workers_catch_up()
        if len(recent) > 30:
            _change(recent.pop(chance.randrange(len(recent))), chance.choice(CALM))
    for pk in chance.sample(recent, len(recent)):
        _change(pk, chance.choice(CALM))


def work_in_a_hurry(count: int, seed: int) -> None:
    """Every item is changed right after it was tried for the first time: naive ways do not survive this."""
    chance = random.Random(seed)
    for first in range(0, count, 10):
        batch = [_new(number) for number in range(first, min(first + 10, count))]
        _wait_for_first_attempts(batch)
        for pk in batch:
            _change(pk, chance.choice(HASTY))


def _wait_for_first_attempts(batch: list[int]) -> None:
    """Until every channel was tried with every item, whatever came of it."""
    wanted, deadline = len(batch) * Channel.objects.count(), time.monotonic() + 5
    tried = Attempt.objects.filter(delivery__item__in=batch).values("delivery").distinct()
    while tried.count() < wanted and time.monotonic() < deadline:
        time.sleep(0.02)


def _let_workers_catch_up() -> None:
    """Changes then meet deliveries in every state, and not only those that nobody has touched yet."""
    while Delivery.objects.filter(state=Delivery.State.DUE).count() > BACKLOG:
        time.sleep(0.05)


def _new(number: int) -> int:
    item = Item.objects.create(uri=f"{AUTHORITY}:vi/{number}", language="vi")
    add(item.pk, Kind.NEW)
    return item.pk


def _change(pk: int, kind: str) -> None:
    kinds = {"": [], "and back": [Kind.WITHDRAWAL, Kind.NEW], "twice": [Kind.UPDATE, Kind.WITHDRAWAL]}
    for one in kinds.get(kind, [kind]):
        add(pk, one)


@transaction.atomic
def add(pk: int, kind: str) -> None:
    item = items.locked(pk)
    last = item.versions.first()
    title = f"Mục {pk}, bản {last.number + 1 if last else 1}"
    common = {"scheme": 2, "type": "articlepage", "language": "vi", "address": f"/vi/news/{pk}/"}
    text = {"content": {"title": title, "lead": "Nhãn lồng."}, "agency": {"code": "a", "name": "Sở A"}}
    outbox.add(item, kind, "", {**common, **({"title": title} if kind == Kind.WITHDRAWAL else text)})
