"""Taking a suggestion is an act: what was kept of a machine's words is known, and what was changed later too."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.utils import timezone

from tests.translation.conftest import JAPANESE
from translation import saving
from translation.machines import EngineMeter, figures
from translation.machines.base import Call
from translation.models import Segment, SegmentChange

pytestmark = pytest.mark.django_db
WORDS = "港のまちです。今日も。"


@dataclass(frozen=True)
class Year:
    moments: tuple[dt.datetime, dt.datetime]


def this_year():
    now = timezone.now()
    return Year((now - dt.timedelta(days=1), now + dt.timedelta(days=1)))


@pytest.fixture
def suggested(japanese):
    """Machine words in every segment, saved by nobody."""
    rows = japanese.segments.all()
    rows.update(target=WORDS, state=Segment.State.SUGGESTED, origin="machine libre", version=1)
    return japanese


def save(made, position, user, target):
    row = made.segments.get(position=position)
    return saving.save(made, position, user, target, row.version)


def last(made, position):
    change = SegmentChange.objects.filter(translation=made, segment__position=position).first()
    return (change.origin, change.suggested_by, change.edited_share)


def test_a_suggestion_taken_as_it_is_keeps_the_machines_name(suggested, cast):
    row = save(suggested, 3, cast.translator, WORDS)
    assert last(suggested, 3) == ("machine libre", "libre", 0)
    assert (row.origin, row.state) == ("human", "translated")


@pytest.mark.parametrize(
    ("target", "share"),
    [("港のまちです。明日も。", 10), (WORDS + "。", 9), ("まったく別", 100), ("", 100)],
)
def test_what_was_changed_is_measured_in_percent(suggested, cast, target, share):
    save(suggested, 3, cast.translator, target)
    origin, engine, measured = last(suggested, 3)
    assert (origin, engine) == ("human" if target else "", "libre")
    assert measured == pytest.approx(share, abs=12)
    assert measured > 0


def test_a_change_after_acceptance_is_measured_against_the_suggestion(suggested, cast):
    save(suggested, 3, cast.translator, WORDS)
    save(suggested, 3, cast.translator, WORDS.replace("今日", "明日"))
    origin, engine, measured = last(suggested, 3)
    assert (origin, engine) == ("human", "libre")
    assert 0 < measured < 25
    save(suggested, 3, cast.translator, WORDS)
    assert last(suggested, 3) == ("machine libre", "libre", 0)


def test_words_of_ones_own_and_of_the_memory_are_no_machines(japanese, cast):
    japanese.segments.filter(position=3).update(target=WORDS, state="suggested", origin="memory", version=1)
    save(japanese, 3, cast.translator, WORDS)
    save(japanese, 4, cast.translator, JAPANESE[4])
    assert last(japanese, 3) == ("memory", "", None)
    assert last(japanese, 4) == ("human", "", None)


def test_a_file_is_measured_too_and_a_suggestion_in_it_is_no_decision(suggested, cast):
    words = {1: WORDS, 2: "別の文です。", 3: saving.Words(WORDS, is_suggestion=True)}
    saving.save_all(suggested, cast.translator, words, saving.FROM_FILE)
    assert last(suggested, 1) == ("machine libre", "libre", 0)
    assert last(suggested, 2)[:2] == ("file", "libre")
    assert last(suggested, 3) == ("file", "", None)


def test_the_share_by_engine(suggested, cast):
    EngineMeter("libre", "ja").count(Call(6, 60, 1, 5, "ok"))
    save(suggested, 1, cast.translator, WORDS)
    save(suggested, 2, cast.translator, WORDS)
    save(suggested, 2, cast.translator, "まったく別")  # counted once, by its last save
    save(suggested, 3, cast.translator, WORDS.replace("今日", "明日"))
    half = SegmentChange.objects.filter(segment__position=3).first().edited_share
    whole = SegmentChange.objects.filter(segment__position=2).first().edited_share
    (share,) = figures.machine_share(this_year())
    assert share == figures.Share("libre", 5, 1, 2, round((half + whole) / 2, 1))


def test_a_period_without_machines_has_no_shares(db):
    assert figures.machine_share(this_year()) == []
