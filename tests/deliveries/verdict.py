"""Compares what receivers saw and show with what we have: the promises of docs/syndication.md, one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from syndication.models import Attempt, Channel, Delivery, Item, ItemVersion

Book = dict[str, Any]
State = Delivery.State
RECORDED = ("delivered", "refused", "busy", "not_sent", "unanswered", "fault")


def broken_promises(books: dict[str, Book]) -> dict[str, list[Any]]:
    """Name of each promise that was broken → the cases; `books` by the name of the channel."""
    latest = {v.item.uri: v for v in ItemVersion.objects.latest().select_related("item")}
    found: dict[str, list[Any]] = defaultdict(list)
    for name, book in books.items():
        found["lost"] += _lost(name, book, latest)
        found["withdrawn but shown"] += _still_shown(name, book, latest)
        found["applied twice"] += _twice(book)
        found["one version under two ids"] += _two_ids(book)
        found["older after newer"] += _out_of_order(book)
    found["claims and attempts differ"] += _accounts(books)
    found["not settled"] += list(Delivery.objects.filter(state__in=[State.DUE, State.SENDING]).values_list("pk"))
    found["failed"] += list(Delivery.objects.failed().values_list("pk", "error"))
    found["not planned"] += list(Item.objects.filter(waits_for_plan=True).values_list("pk"))
    return {promise: cases for promise, cases in found.items() if cases}


def _lost(name: str, book: Book, latest: dict[str, ItemVersion]) -> list[str]:
    """Live here and not there in the same version and words."""
    live = {uri: version for uri, version in latest.items() if not version.is_withdrawal}
    expected = {uri: {"version": v.number, "status": "usable", "title": v.title} for uri, v in live.items()}
    return [f"{name}: {uri} {book['shown'].get(uri)}" for uri in live if book["shown"].get(uri) != expected[uri]]


def _still_shown(name: str, book: Book, latest: dict[str, ItemVersion]) -> list[str]:
    gone = [uri for uri, version in latest.items() if version.is_withdrawal]
    shown = [uri for uri in gone if book["shown"].get(uri, {}).get("status") == "usable"]
    return [f"{name}: {uri} {book['shown'][uri]}" for uri in shown]


def _twice(book: Book) -> list[Any]:
    applied = Counter((line["uri"], line["version"]) for line in book["lines"] if line["applied"])
    return [version for version, count in applied.items() if count > 1]


def _two_ids(book: Book) -> list[Any]:
    ids = defaultdict(set)
    for line in book["lines"]:
        ids[line["uri"], line["version"]].add(line["id"])
    return [version for version, found in ids.items() if len(found) > 1]


def _out_of_order(book: Book) -> list[Any]:
    """An older version arrived after a newer one; a receiver without our rule of versions would show it again."""
    newest: dict[str, int] = defaultdict(int)
    found = []
    for line in sorted(book["lines"], key=lambda line: line["place"]):
        if line["version"] < newest[line["uri"]]:
            found.append((line["uri"], line["version"], newest[line["uri"]]))
        newest[line["uri"]] = max(newest[line["uri"]], line["version"])
    return found


def _accounts(books: dict[str, Book]) -> list[Any]:
    """Each claim ends in one recorded attempt or one loss, and nothing arrives that nobody claimed."""
    arrivals = Counter(line["id"] for book in books.values() for line in book["lines"])
    ends = defaultdict(list)
    for delivery, fence in Attempt.objects.filter(is_stale=False).values_list("delivery_id", "fence"):
        ends[delivery].append(fence)
    return [
        (delivery.pk, delivery.fence, sorted(ends[delivery.pk]), arrivals[delivery.message_id])
        for delivery in Delivery.objects.all()
        if sorted(ends[delivery.pk]) != _ended_claims(delivery) or arrivals[delivery.message_id] > delivery.fence
    ]


def _ended_claims(delivery: Delivery) -> list[int]:
    """All fences but the one of a claim that is still open."""
    is_open = delivery.state == State.SENDING
    return list(range(1, delivery.fence + 1 - is_open))


def figures(books: dict[str, Book]) -> dict[str, Any]:
    """What happened, for the record."""
    lines = [line for book in books.values() for line in book["lines"]]
    return {
        "items": Item.objects.count(),
        "channels": Channel.objects.count(),
        "sent": Delivery.objects.filter(fence__gt=0).count(),
        "done": Delivery.objects.filter(state=State.DONE).count(),
        "replaced": Delivery.objects.filter(state=State.REPLACED).count(),
        "withdrawals": Delivery.objects.filter(kind="withdrawal", state=State.DONE).count(),
        "published": Delivery.objects.filter(receipt="published").count(),
        "requests": len(lines),
        "mishaps": dict(Counter(line["mishap"] for line in lines if line["mishap"])),
        "attempts": dict(Counter(Attempt.objects.values_list("outcome", flat=True))),
        "repeats": len(lines) - sum(line["applied"] for line in lines),
    }
