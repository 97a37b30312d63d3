"""A small office over two half-years, made through the product's own functions on the days on which things happened."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.utils import timezone

from content import trees, withdrawal
from content.models import ArticlePage
from planning.periods import Period
from reference.models import Agency, Office
from reporting import ledger, roster
from reporting.ledger import What
from reporting.scope import Scope
from syndication import claims, planner
from syndication.claims import Result
from syndication.models import Attempt, Channel, Delivery
from syndication.policy import DEFAULT
from tests import factories
from tests.translation.conftest import fresh
from translation import asking, deciding, saving

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")
HALF = Period(dt.date(2025, 1, 1), dt.date(2025, 6, 30))
YEAR = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@contextmanager
def on(day: str, time: str = "09:00"):
    """As if it were that day and time in Vietnam."""
    moment = dt.datetime.fromisoformat(f"{day} {time}").replace(tzinfo=OFFICE)
    with patch.object(timezone, "now", lambda: moment):
        yield moment


def publish(day: str, title: str = "Mùa nhãn chín", time: str = "09:00", **fields: object) -> ArticlePage:
    with on(day, time):
        return factories.article(title, **fields)


def change(day: str, story, **fields: object) -> None:
    """Published anew with other words."""
    page = type(story).objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    with on(day):
        trees.put_live(page)


def withdraw(day: str, story, user) -> None:
    with on(day):
        withdrawal.withdraw(story, user, "Sai số liệu.")


def translate(day: str, story, code: str, cast, words: tuple[str, ...], *, formally: bool = False):
    """Asked for, written, and approved on the same day; the page in the other language."""
    with on(day):
        translation = asking.ask(ArticlePage.objects.get(pk=story.pk), code, cast.desk)
        writer = cast.other_translator if code == "fr" else cast.translator
        for row, target in zip(translation.segments.all(), words, strict=True):
            saving.save(translation, row.position, writer, target, row.version)
        deciding.submit(fresh(translation), writer)
        decider = cast.desk if formally else cast.reviewer
        deciding.approve(fresh(translation), decider, deciding.seen(translation.segments.all()))
    return ArticlePage.objects.get(pk=translation.page_id)


def check_formally(code: str) -> None:
    Office.objects.update(formal_check_languages=[code])


def deliver(day: str, receipt: str = "", outcome: str = Attempt.Outcome.DELIVERED, url: str = "") -> list[Delivery]:
    """Everything that is due is sent on that day and answered so."""
    sent = []
    with on(day) as now:
        planner.plan_due()
        while claim := claims.claim_next(now, DEFAULT):
            result = Result(outcome, 200, receipt=receipt, external_url=url)
            assert claims.record(claim, result, now, DEFAULT)
            sent.append(claim.delivery)
    return sent


def channel(name: str = "Cổng A", **fields: object) -> Channel:
    values = {"short_name": name[:12], "transport": "webhook", "endpoint": "https://portal.example/in", **fields}
    return Channel.objects.create(name=name, **values)


def merge(old: Agency, new: Agency, last_day: str) -> None:
    """The old agency's duties go to the new one after that day."""
    day = dt.date.fromisoformat(last_day)
    old.valid_to, old.successor = day, new
    old.save()
    new.valid_from = day + dt.timedelta(days=1)
    new.save()


def scope(period: Period = HALF, **fields: object) -> Scope:
    return Scope(period, roster.on(period.last), **fields)


def counted(period: Period = HALF, **fields: object) -> dict[str, int]:
    """How many lines of each kind."""
    found: dict[str, int] = {}
    for entry in ledger.read(scope(period, **fields)):
        name = What(entry.cell.what).value
        found[name] = found.get(name, 0) + 1
    return found


def titles(*what: What, period: Period = HALF, **fields: object) -> list[str]:
    return [entry.title for entry in ledger.read(scope(period, **fields), what)]
