"""Publishes, corrects, withdraws and publishes again while workers deliver; versions as the outbox writes them."""

from __future__ import annotations

import itertools
import random
import time

from django.db import transaction
from django.db.models import Count, Q

from syndication import items, outbox
from syndication.models import Channel, Delivery, Item, ItemVersion

Kind = ItemVersion.Kind
BACKLOG = 40
CALM = ("", "", "", "", "", "", Kind.UPDATE, Kind.CORRECTION, Kind.WITHDRAWAL, "and back", "twice")
HASTY = (Kind.UPDATE, *[Kind.WITHDRAWAL] * 4)
AUTHORITY = "tag:hungyen.example,2026-11-26"


def work(wanted: int, seed: int) -> None:
    """Items until as many deliveries were tried as are wanted.

    A third is changed some time after it was made, some several times, some withdrawn for good.
    """
    chance = random.Random(seed)
    recent: list[int] = []
    for number in itertools.count():
        recent.append(_new(number))
        if len(recent) > 30:
            _change(recent.pop(chance.randrange(len(recent))), chance.choice(CALM))
        if number % 10 == 9:
            _let_workers_catch_up()
            if Delivery.objects.filter(fence__gt=0).count() >= wanted:
                break
    for pk in chance.sample(recent, len(recent)):
        _change(pk, chance.choice(CALM))


def work_in_a_hurry(count: int) -> None:
    """Every item is changed right after it was tried for the first time: naive ways do not survive this."""
    waiting = {_new(number) for number in range(count)}
    while waiting:
        time.sleep(0.02)
        for pk in waiting - _untried(waiting):
            _change(pk, HASTY[pk % len(HASTY)])
            waiting.remove(pk)


def _untried(items: set[int]) -> set[int]:
    """Those that some channel was not tried with, whatever came of it."""
    tried = Q(fence__gt=0) & ~Q(state=Delivery.State.SENDING)
    counted = Delivery.objects.filter(tried, item__in=items).order_by().values("item").annotate(number=Count("channel"))
    everywhere = counted.filter(number=Channel.objects.count())
    return items - set(everywhere.values_list("item", flat=True))


def _let_workers_catch_up() -> None:
    """Changes then meet deliveries in every state, and not only those that nobody has touched or planned yet."""
    while _backlog() > BACKLOG:
        time.sleep(0.05)


def _backlog() -> int:
    unplanned = Item.objects.filter(waits_for_plan=True).count() * Channel.objects.count()
    return unplanned + Delivery.objects.filter(state=Delivery.State.DUE).count()


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
