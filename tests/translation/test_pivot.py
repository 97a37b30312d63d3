"""Japanese from English: the office says so, English comes first, and what changes there is to be looked at here."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks import default_task_backend

from content.models import ArticlePage
from reference.models import Membership
from tests import factories
from tests.people import client_of, person
from tests.translation.conftest import fresh, write
from tests.translation.test_staleness import TEXTS, WORDS, body, change, kind_of, rows, state_of
from translation import asking, deciding, pivoting, pivots, saving, states
from translation.changes import Kind, kind_of_translated
from translation.errors import NotPossibleError
from translation.models import Giving, Segment, SegmentChange, Translation
from translation.states import State
from translation.work import pivot_mail
from translation.work.assigning import Change, reassign

pytestmark = pytest.mark.django_db
Role = Membership.Role
EN, JA = (dict(enumerate(WORDS[code], 1)) for code in ("en", "ja"))


@pytest.fixture
def english(cast):
    """Who translates into English, and who reviews it."""
    return person("dich-en", Role.TRANSLATOR, language="en"), person("duyet-en", Role.REVIEWER, language="en")


@pytest.fixture
def via_english(cast):
    """The office has Japanese made from English."""
    return Giving.objects.create(language="ja", via="en")


@pytest.fixture
def text(cast):
    return factories.article("Một bài", lead="Một câu mở đầu.", body=body(*TEXTS))


@pytest.fixture
def pair(text, via_english, english, cast):
    """Asked for: English, and Japanese from it."""
    return asking.ask(text, "en", cast.desk), asking.ask(text, "ja", cast.desk, cast.translator)


def publish(translation, translator, reviewer, words):
    write(translation, translator, words)
    approve(translation, translator, reviewer)


def approve(translation, translator, reviewer):
    deciding.submit(fresh(translation), translator)
    sent = fresh(translation)
    deciding.approve(sent, reviewer, deciding.seen(sent.segments.all()))


def reword(translation, people, position, words):
    """English is written anew and approved."""
    row = translation.segments.get(position=position)
    saving.save(fresh(translation), position, people[0], words, row.version)
    approve(translation, *people)


@pytest.fixture
def live(pair, english, cast):
    """Both are live."""
    publish(pair[0], *english, EN)
    publish(pair[1], cast.translator, cast.reviewer, JA)
    return pair


def pivots_of(translation):
    return dict(translation.segments.values_list("position", "pivot"))


def standing(translation):
    return states.of(fresh(translation))


def test_japanese_waits_for_english_and_then_has_its_words(pair, english, cast):
    en, ja = pair
    assert (en.via, ja.via) == ("", "en")
    assert set(pivots_of(ja).values()) == {""}
    assert standing(ja).waits_for == "en"
    write(en, english[0], EN)
    deciding.submit(fresh(en), english[0])
    assert set(pivots_of(ja).values()) == {""}
    sent = fresh(en)
    deciding.approve(sent, english[1], deciding.seen(sent.segments.all()))
    assert pivots_of(ja) == EN
    assert standing(ja).waits_for == ""
    assert {row.state for row in rows(ja).values()} == {"empty"}
    publish(ja, cast.translator, cast.reviewer, JA)
    assert ArticlePage.objects.get(pk=ja.page_id).live


def test_asked_for_later_it_has_the_words_at_once(text, english, via_english, cast):
    publish(asking.ask(text, "en", cast.desk), *english, EN)
    ja = asking.ask(text, "ja", cast.desk)
    assert pivots_of(ja) == EN
    assert standing(ja).waits_for == ""


@pytest.mark.db
def test_a_changed_figure_of_the_vietnamese_reaches_both_in_the_same_transaction(live, text, english, cast):
    en, ja = live
    with transaction.atomic():
        change(text, cast, TEXTS[0].replace("17", "18"), *TEXTS[1:])
        for one in live:
            assert (kind_of(one), state_of(one), rows(one)[3].state) == ("facts", State.STALE, "stale"), one
        assert (rows(ja)[3].pivot, rows(ja)[3].previous_pivot) == ("", EN[3])
        assert pivots_of(ja)[4] == EN[4]
        assert standing(ja).waits_for == "en"
    reword(en, english, 3, EN[3].replace("17", "18"))
    row = rows(ja)[3]
    assert (row.state, row.previous_pivot, row.pivot) == ("stale", EN[3], EN[3].replace("17", "18"))
    assert (row.target, standing(ja).waits_for, kind_of(ja)) == (JA[3], "", "facts")
    assert ArticlePage.objects.get(pk=ja.page_id).live
    row = saving.save(fresh(ja), 3, cast.translator, JA[3].replace("17", "18"), row.version)
    assert (row.state, row.previous_pivot) == ("translated", "")
    approve(ja, cast.translator, cast.reviewer)
    assert (state_of(ja), kind_of(ja)) == (State.LIVE, "")


@pytest.mark.parametrize(
    ("words", "kind", "state"),
    [
        (EN[4].replace("come to watch", "come by"), "wording", "stale"),
        (EN[4].replace("river. Visitors", "river.  Visitors"), "", "approved"),
        (EN[4].replace("Visitors", "visitors"), "", "approved"),
    ],
)
def test_english_is_approved_anew(live, english, words, kind, state):
    en, ja = live
    version = rows(ja)[4].version
    reword(en, english, 4, words)
    row = rows(ja)[4]
    assert (row.state, row.pivot, kind_of(ja), row.target) == (state, saving.clean(words), kind, JA[4])
    assert row.previous_pivot == (EN[4] if kind else "")
    assert (row.version > version) == bool(kind)
    assert {row.state for place, row in rows(ja).items() if place != 4} == {"approved"}
    assert SegmentChange.objects.filter(translation=ja, origin="source pivot").count() == 1
    assert ArticlePage.objects.get(pk=ja.page_id).live


@pytest.mark.parametrize(
    ("before", "now", "language", "kind"),
    [
        ("It has 17 parks.", "It has 18 parks.", "en", Kind.FACTS),
        ("It has 1,200 ha.", "It has 1200 ha.", "en", Kind.TYPOGRAPHY),
        ("It has three parks.", "It has four parks.", "en", Kind.FACTS),
        ("It rose 5%.", "It rose 5.", "en", Kind.FACTS),
        ("On 2 September 2024.", "On 3 September 2024.", "en", Kind.FACTS),
        ("An old port town", "An ancient port town", "en", Kind.WORDING),
        ("Is it open?", "Is it open!", "en", Kind.WORDING),
        ("An old port-town", "An old port town", "en", Kind.TYPOGRAPHY),
        ("⟦1⟧Old⟦/1⟧ port", "Old ⟦1⟧port⟦/1⟧", "en", Kind.TYPOGRAPHY),
        ("The Festival opens", "The festival opens", "en", Kind.TYPOGRAPHY),
        ("省有17个园区。", "省有18个园区。", "zh-hans", Kind.FACTS),
        ("古老的港口。", "古老的港口！", "zh-hans", Kind.TYPOGRAPHY),
        ("Une belle fête", "Une grande fête", "fr", Kind.WORDING),
    ],
)
def test_a_change_of_translated_words_is_as_grave_as(before, now, language, kind):
    assert kind_of_translated(before, now, language) == kind


def test_a_slip_in_the_vietnamese_changes_nothing_here(live, text, cast):
    change(text, cast, TEXTS[0].replace("hoạt", "hoat"), *TEXTS[1:])
    for one in live:
        assert (kind_of(one), state_of(one)) == ("", State.LIVE)
    assert pivots_of(live[1]) == EN


def test_moved_and_cut_paragraphs_keep_their_english(live, text, cast):
    first, second = TEXTS[1].split(". ")
    change(text, cast, TEXTS[2], TEXTS[0], f"{first}.", second)
    en, ja = live
    assert [row.pivot for row in rows(ja).values()] == [row.target for row in rows(en).values()]
    assert {row.state for row in rows(ja).values()} == {"approved"}
    assert {row.previous_pivot for row in rows(ja).values()} == {""}


def test_it_is_not_submitted_before_english_is_approved(pair, cast):
    write(pair[1], cast.translator, JA)
    with pytest.raises(NotPossibleError, match="tiếng Anh.*1, 2, 3, 4, 5"):
        deciding.submit(fresh(pair[1]), cast.translator)


def test_it_is_not_approved_while_english_is_behind(live, text, cast):
    """Only the order changed: every word is there, and English has to be looked at first."""
    change(text, cast, TEXTS[2], TEXTS[0], TEXTS[1])
    ja = live[1]
    assert "" not in pivots_of(ja).values()
    assert standing(ja).waits_for == "en"
    with pytest.raises(NotPossibleError, match="tiếng Anh"):
        deciding.submit(fresh(ja), cast.translator)


def test_what_is_kept_before_the_new_english_comes_is_looked_at_again(live, text, english, cast):
    """The translator wrote from the Vietnamese; English then says another figure than before."""
    en, ja = live
    change(text, cast, TEXTS[0].replace("17", "18"), *TEXTS[1:])
    saving.save(fresh(ja), 3, cast.translator, JA[3].replace("17", "18"), rows(ja)[3].version)
    reword(en, english, 3, EN[3].replace("17", "18"))
    assert (rows(ja)[3].state, rows(ja)[3].previous_pivot) == ("stale", EN[3])


def test_the_same_english_as_before_leaves_what_was_kept(live, text, english, cast):
    en, ja = live
    change(text, cast, TEXTS[0], TEXTS[1].replace("đến xem", "ghé thăm"), TEXTS[2])
    saving.save(fresh(ja), 4, cast.translator, JA[4], rows(ja)[4].version)
    reword(en, english, 4, EN[4])
    assert (rows(ja)[4].state, rows(ja)[4].pivot, rows(ja)[4].previous_pivot) == ("translated", EN[4], "")


def test_it_goes_on_without_its_english(live, text, english, cast):
    """Withdrawn: what is there counts. Gone: the same; what comes new needs another way."""
    en, ja = live
    ArticlePage.objects.get(pk=en.page_id).unpublish()
    row = rows(ja)[4]
    saving.save(fresh(ja), 4, cast.translator, JA[4] + "どうぞ。", row.version)
    approve(ja, cast.translator, cast.reviewer)
    assert state_of(ja) == State.LIVE
    ArticlePage.objects.get(pk=en.page_id).delete()
    assert client_of(cast.translator).get(reverse("translation", args=[ja.pk])).status_code == 200
    change(text, cast, TEXTS[0].replace("17", "18"), *TEXTS[1:])
    saving.save(fresh(ja), 3, cast.translator, JA[3].replace("17", "18"), rows(ja)[3].version)
    with pytest.raises(NotPossibleError, match="tiếng Anh"):
        deciding.submit(fresh(ja), cast.translator)
    reassign(fresh(ja), Change(via=""), cast.desk)
    assert set(pivots_of(ja).values()) == {""}
    approve(ja, cast.translator, cast.reviewer)
    assert state_of(ja) == State.LIVE


def test_words_of_a_withdrawn_text_are_not_taken(text, english, via_english, cast):
    en = asking.ask(text, "en", cast.desk)
    publish(en, *english, EN)
    ArticlePage.objects.get(pk=en.page_id).unpublish()
    assert set(pivots_of(asking.ask(text, "ja", cast.desk)).values()) == {""}


def test_words_come_and_go_with_the_way_and_targets_stay(live, cast):
    _en, ja = live
    reassign(fresh(ja), Change(via=""), cast.desk)
    assert set(pivots_of(ja).values()) == {""}
    reassign(fresh(ja), Change(via="en"), cast.desk)
    assert pivots_of(ja) == EN
    assert (state_of(ja), {row.state for row in rows(ja).values()}) == (State.LIVE, {"approved"})


def test_the_request_may_say_otherwise_than_the_office(text, via_english, cast):
    assert asking.ask(text, "ja", cast.desk, via="").via == ""
    assert asking.ask(text, "fr", cast.desk, via="en").via == "en"


@pytest.mark.parametrize("via", ["ja", "vi", "ko", "xx"])
def test_what_is_no_language_to_come_by_is_refused(text, cast, via):
    with pytest.raises(NotPossibleError):
        asking.ask(text, "ja", cast.desk, via=via) if via != "vi" else pivots.check(text.pk, "ja", "vi")
    assert not Translation.objects.exists()


def test_there_is_one_step_only(pair, text, cast):
    with pytest.raises(NotPossibleError, match="tiếng Nhật"):
        asking.ask(text, "fr", cast.desk, via="ja")
    with pytest.raises(NotPossibleError, match="tiếng Nhật"):
        reassign(fresh(pair[0]), Change(via="fr"), cast.desk)
    assert fresh(pair[0]).via == ""


@pytest.mark.db
def test_the_table_holds_no_translation_by_way_of_itself(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Translation.objects.filter(pk=pair[1].pk).update(via="ja")


def test_what_was_not_seen_is_not_approved(live, english, cast):
    """English changes a capital while Japanese is in review."""
    en, ja = live
    saving.save(fresh(ja), 4, cast.translator, JA[4] + "どうぞ。", rows(ja)[4].version)
    deciding.submit(fresh(ja), cast.translator)
    seen = deciding.seen(ja.segments.all())
    reword(en, english, 3, EN[3].replace("The industrial", "the industrial"))
    with pytest.raises(deciding.ChangedError):
        deciding.approve(fresh(ja), cast.reviewer, seen)


def test_the_translator_is_told_when_english_is_there(pair, english, cast):
    ja = pair[1]
    assert not pivot_mail.tell.func(ja.pk)
    publish(pair[0], *english, EN)
    queued = [one for one in default_task_backend.results if one.task.func == pivot_mail.tell.func]
    assert queued[-1].args == [ja.pk]
    mail.outbox.clear()
    assert pivot_mail.tell.func(ja.pk)
    (told,) = mail.outbox
    assert (told.to, "Một bài" in told.subject) == ([cast.translator.email], True)
    assert reverse("translation", args=[ja.pk]) in told.body


def test_passing_on_costs_no_statement_for_each_segment(pair, english, cast):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            pivoting.take_pivot(fresh(pair[1]))
        return len(captured)

    publish(pair[0], *english, EN)
    pair[1].segments.filter(position__gt=1).update(pivot="x")
    many = cost()
    pair[1].segments.filter(position=1).update(pivot="x")
    assert many == cost()
    assert set(Segment.objects.filter(translation=pair[1]).values_list("pivot", flat=True)) == set(EN.values())
