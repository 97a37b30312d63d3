"""Texts of facts follow the facts: what is missing, what the Vietnamese left behind, what was confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from reference.importing import import_facts
from reference.models import Place
from reference.proposals import decide, propose
from tests.reference.conftest import csv_file
from translation import memory
from translation.facts import following
from translation.models import FactText, MemoryEntry

pytestmark = pytest.mark.django_db
State = FactText.State
SUMMARY = "Ngôi chùa cổ có 12 gian, mở cửa cả tuần."


@pytest.fixture
def pagoda(cast):
    place = Place.objects.create(
        code="chua",
        kind="heritage",
        name_vi="Chùa Chuông",
        summary_vi=SUMMARY,
        summary_ja="12間の古い寺院。毎日開いています。",
    )
    following.follow([("place", place.pk)])
    return place


def text(place, word="summary", language="ja"):
    return FactText.objects.get(fact_kind="place", fact_id=place.pk, word=word, language=language)


def change(cast, place, **words):
    """As an editor proposes it and the desk confirms it."""
    proposal = propose.propose(cast.editor, place, words, "Văn bản 5", date(2026, 6, 30))
    decide.confirm(proposal, cast.desk)


def translate(cast, place, **words):
    proposal = propose.propose(cast.translator, place, words, "Bản dịch", date(2026, 6, 30))
    return decide.confirm(proposal, cast.reviewer)


def test_what_has_no_text_in_a_language_is_empty_and_what_stands_is_up_to_date(pagoda):
    assert text(pagoda, "name").state == State.EMPTY
    assert text(pagoda).state == State.APPROVED
    assert not FactText.objects.filter(fact_id=pagoda.pk, word="hours").exists()  # nothing in Vietnamese


def test_a_file_of_facts_brings_its_texts_along(cast):
    lines = csv_file("code,kind,name_vi,name_ja\nden,heritage,Đền Mẫu,マウ寺\nvan-mieu,heritage,Văn Miếu,\n")
    assert not import_facts(Place, lines, dry_run=False).errors
    found = {one.source: one.state for one in FactText.objects.filter(language="ja", word="name")}
    assert found == {"Đền Mẫu": State.APPROVED, "Văn Miếu": State.EMPTY}


@pytest.mark.parametrize(
    ("vietnamese", "state", "kind"),
    [
        ("Ngôi chùa cổ  có 12 gian, mở cửa cả tuần", State.APPROVED, ""),
        ("Ngôi chùa cổ có 12 gian, mở cửaa cả tuần.", State.APPROVED, ""),
        ("Ngôi chùa cổ rất đẹp có 12 gian, mở cửa cả tuần.", State.STALE, "wording"),
        ("Ngôi chùa cổ có 15 gian, mở cửa cả tuần.", State.STALE, "facts"),
        ("Ngôi chùa cổ có 12 gian, không mở cửa cả tuần.", State.STALE, "facts"),
    ],
)
def test_the_vietnamese_changes_and_the_text_follows_what_the_change_means(cast, pagoda, vietnamese, state, kind):
    change(cast, pagoda, summary_vi=vietnamese)
    found = text(pagoda)
    assert (found.state, found.change_kind, found.source) == (state, kind, vietnamese)
    assert found.previous_source == (SUMMARY if state == State.STALE else "")


def test_a_text_confirmed_after_the_change_is_up_to_date_and_in_the_memory(cast, pagoda):
    now = SUMMARY.replace("12", "15")
    change(cast, pagoda, summary_vi=now)
    translate(cast, pagoda, summary_ja="15間の古い寺院。毎日開いています。")
    found = text(pagoda)
    assert (found.state, found.previous_source, found.change_kind) == (State.APPROVED, "", "")
    entry = MemoryEntry.objects.get(language="ja", source=now)
    assert (entry.target, entry.approved_by) == ("15間の古い寺院。毎日開いています。", cast.reviewer)
    assert memory.alike("ja", now)[0].target == entry.target


def test_a_text_proposed_before_the_vietnamese_changed_is_to_be_looked_at_still(cast, pagoda):
    proposal = propose.propose(cast.translator, pagoda, {"summary_ja": "12間の寺。"}, "Bản dịch", date(2026, 6, 30))
    change(cast, pagoda, summary_vi=SUMMARY.replace("12", "15"))
    decide.confirm(proposal, cast.reviewer)
    found = text(pagoda)
    assert (found.state, found.stands, found.previous_source) == (State.STALE, "12間の寺。", SUMMARY)
    assert not MemoryEntry.objects.filter(target="12間の寺。").exists()


def test_vietnamese_and_the_language_changed_at_once_belong_together(cast, pagoda):
    change_of_both = {"summary_vi": SUMMARY.replace("12", "15"), "summary_ja": "15間の古い寺院。"}
    proposal = propose.propose(cast.desk, pagoda, change_of_both, "Văn bản 5", date(2026, 6, 30))
    decide.confirm(proposal, cast.chief)
    assert text(pagoda).state == State.APPROVED


def test_vietnamese_words_that_come_back_make_the_text_right_again(cast, pagoda):
    change(cast, pagoda, summary_vi=SUMMARY.replace("12", "15"))
    change(cast, pagoda, summary_vi=SUMMARY)
    assert text(pagoda).state == State.APPROVED


def test_a_text_whose_vietnamese_is_gone_is_nobodys_work(cast, pagoda):
    change(cast, pagoda, summary_vi="")
    assert not FactText.objects.filter(fact_id=pagoda.pk, word="summary").exists()


def test_a_daily_look_finds_rows_that_told_nobody_and_forgets_those_that_are_gone(cast, pagoda):
    other = Place.objects.create(code="khac", kind="heritage", name_vi="Đình Đại Đồng")
    Place.objects.filter(pk=pagoda.pk).delete()
    following.follow_all()
    assert text(other, "name").state == State.EMPTY
    assert not FactText.objects.filter(fact_id=pagoda.pk, fact_kind="place").exists()


@pytest.mark.parametrize("count", [1, 20])
def test_following_costs_a_fixed_number_of_queries(cast, count, django_assert_num_queries):
    places = [Place.objects.create(code=f"p{n}", kind="heritage", name_vi=f"Đền số {n}") for n in range(count)]
    facts = [("place", place.pk) for place in places]
    following.follow(facts)
    with django_assert_num_queries(4):  # rows, texts, and the two of a savepoint
        following.follow(facts)
