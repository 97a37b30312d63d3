"""Texts of facts from the queue through the workbench to what visitors read, with four eyes."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from reference.models import Place, Proposal
from reference.proposals import decide
from tests.people import client_of, person
from tests.translation.conftest import Role
from translation import saving
from translation.errors import NotPossibleError
from translation.facts import following, handing_in, queue, texts, writing
from translation.models import FactText, MemoryEntry

pytestmark = pytest.mark.django_db
State = FactText.State
BENCH = ("translation_facts", ["ja", "place"])
QUERIES = 25


@pytest.fixture
def pagoda(cast):
    place = Place.objects.create(code="chua", kind="heritage", name_vi="Chùa Chuông", summary_vi="Chùa có 12 gian.")
    following.follow([("place", place.pk)])
    return place


def test_the_list_of_proposals_names_all_facts_and_the_language_as_the_screen_does(pagoda, cast):
    other = Place.objects.create(code="khac", kind="heritage", name_vi="Chùa Khác", summary_vi="Chùa có 15 gian.")
    following.follow([("place", other.pk)])
    for fact, words in ((pagoda, "寺には12の間があります。"), (other, "寺には15の間があります。")):
        row = FactText.objects.get(fact_id=fact.pk, word="summary", language="ja")
        put(cast.translator, row, words)
    client_of(cast.translator).post(reverse(BENCH[0], args=BENCH[1]), {"decision": "submit"})
    shown = client_of(cast.reviewer).get(reverse("proposals")).content.decode()
    assert "Chùa Chuông, Chùa Khác" in shown
    assert "(tiếng Nhật)" in shown


def text(word="summary", language="ja"):
    return FactText.objects.get(fact_kind="place", word=word, language=language)


def put(user, row, target, version=None, **more):
    given = {"target": target, "version": row.version if version is None else version, **more}
    url = reverse("translation_fact", args=[row.pk])
    return client_of(user).post(url, json.dumps(given), content_type="application/json")


def press(user, decision, **more):
    return client_of(user).post(reverse(BENCH[0], args=BENCH[1]), {"decision": decision, **more})


def write_all(cast):
    assert put(cast.translator, text("name"), "チュオン寺").status_code == 200
    assert put(cast.translator, text(), "寺には12の間があります。").status_code == 200


def test_missing_texts_stand_on_the_board_and_among_the_work_of_who_translates(cast, pagoda):
    bench = reverse(BENCH[0], args=BENCH[1])
    for name in ("translations", "translation_mine"):
        page = client_of(cast.translator).get(reverse(name)).content.decode()
        assert bench in page, name
        assert "/fr/place/" not in page, name
    board = client_of(cast.desk).get(reverse("translations"), {"language": "fr"}).content.decode()
    assert "/fr/place/" in board
    assert bench not in board
    assert bench not in client_of(cast.desk).get(reverse("translations"), {"q": "x"}).content.decode()


def test_a_text_is_written_handed_in_confirmed_and_read(cast, pagoda):
    write_all(cast)
    answer = press(cast.translator, "submit")
    assert answer.status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.language, proposal.changes.count()) == ("ja", 2)
    pagoda.refresh_from_db()
    assert not pagoda.summary_ja  # nothing is shown before a second person agreed
    decide.confirm(proposal, cast.reviewer)
    pagoda.refresh_from_db()
    assert (pagoda.name_ja, pagoda.summary_ja) == ("チュオン寺", "寺には12の間があります。")
    assert {row.state for row in FactText.objects.filter(language="ja")} == {State.APPROVED}
    assert MemoryEntry.objects.filter(language="ja", approved_by=cast.reviewer).count() == 2
    assert (
        reverse(BENCH[0], args=BENCH[1]) not in client_of(cast.translator).get(reverse("translations")).content.decode()
    )


def test_the_workbench_shows_source_field_and_findings(cast, pagoda):
    answer = put(cast.translator, text(), "寺には15の間があります。")
    assert answer.json()["openFindings"] >= 1
    page = client_of(cast.translator).get(reverse(BENCH[0], args=BENCH[1])).content.decode()
    for words in ("Chùa có 12 gian.", "15の間", "Tóm tắt", "data-workbench", "finding--blocking"):
        assert words in page, words
    for name in ("data-preview", "data-remarks-control", "data-propose-term", 'data-filter="remarks"'):
        assert name not in page, name


def test_an_error_is_mended_before_the_text_is_handed_in(cast, pagoda):
    put(cast.translator, text(), "寺には15の間があります。")
    answer = press(cast.translator, "submit")
    assert answer.status_code == 409
    assert "Chùa Chuông" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_words_longer_than_the_field_are_an_error(cast, pagoda):
    limit = text("name").field.max_length
    put(cast.translator, text("name"), "寺" * (limit + 1))
    with pytest.raises(NotPossibleError):
        handing_in.hand_in("place", "ja", cast.translator)


def test_a_reviewer_lets_a_misread_figure_stand_and_a_translator_cannot(cast, pagoda):
    found = put(cast.translator, text(), "寺には15の間があります。").json()
    about = next(part for part in found["findings"].split("<li ") if 'data-check="numbers"' in part)
    about = about.split('data-about="')[1].split('"')[0]
    url = reverse("translation_fact_finding", args=[text().pk])

    def say(user, reason):
        given = {"check": "numbers", "about": about, "reason": reason}
        return client_of(user).post(url, json.dumps(given), content_type="application/json")

    assert say(cast.translator, "Đúng vậy").status_code == 422
    assert say(cast.reviewer, "Đúng vậy").json()["openFindings"] < found["openFindings"]
    assert say(cast.reviewer, "").json()["openFindings"] == found["openFindings"]


def test_two_people_in_one_text_and_the_second_sees_both(cast, pagoda):
    row = text("name")
    put(cast.translator, row, "チュオン寺")
    answer = put(cast.reviewer, row, "鐘寺")
    assert (answer.status_code, answer.json()["target"]) == (409, "チュオン寺")
    assert put(cast.translator, text("name"), "鐘寺", by=cast.reviewer.pk).status_code != 200


def test_what_waits_for_confirmation_is_not_changed_meanwhile(cast, pagoda):
    write_all(cast)
    press(cast.translator, "submit")
    assert put(cast.translator, text("name"), "別の名").status_code == 422
    with pytest.raises(NotPossibleError):
        writing.save(text("name"), cast.reviewer, "別の名", text("name").version)


def test_what_is_sent_back_can_be_written_and_handed_in_again(cast, pagoda):
    write_all(cast)
    press(cast.translator, "submit")
    decide.send_back(Proposal.objects.get(), cast.reviewer, "Tên chưa đúng.")
    assert put(cast.translator, text("name"), "鐘の寺").status_code == 200
    assert press(cast.translator, "submit").status_code == 302
    assert Proposal.objects.open().get().changes.count() == 2


def test_nobody_hands_in_what_another_person_wrote_so_nobody_confirms_their_own_words(cast, pagoda):
    put(cast.reviewer, text("name"), "チュオン寺")
    assert press(cast.translator, "submit").status_code == 409
    handing_in.hand_in("place", "ja", cast.reviewer)
    assert Proposal.objects.get().proposer == cast.reviewer


@pytest.fixture
def changed(cast, pagoda):
    """Japanese stood, then the Vietnamese got other words."""
    write_all(cast)
    press(cast.translator, "submit")
    decide.confirm(Proposal.objects.get(), cast.reviewer)
    Place.objects.filter(pk=pagoda.pk).update(summary_vi="Chùa cổ kính có 12 gian.")
    following.follow([("place", pagoda.pk)])
    return pagoda


def test_a_stale_text_shows_what_changed(cast, changed):
    page = client_of(cast.translator).get(reverse(BENCH[0], args=BENCH[1])).content.decode()
    assert "<ins>" in page
    assert page.count('class="segment ') == 1  # the name is confirmed, and not shown
    assert (
        client_of(cast.translator)
        .get(reverse(BENCH[0], args=BENCH[1]), {"all": ""})
        .content.decode()
        .count('class="segment ')
        == 2
    )


def test_words_that_stay_are_confirmed_by_a_second_person(cast, changed):
    put(cast.translator, text(), text().target)
    assert press(cast.translator, "submit").status_code == 409  # nothing new to propose
    assert press(cast.translator, "agree").status_code == 409
    seen = client_of(cast.reviewer).get(reverse(BENCH[0], args=BENCH[1])).context["seen"]
    assert press(cast.reviewer, "agree", seen="0" * 64).status_code == 409
    assert text().state == State.TRANSLATED
    assert press(cast.reviewer, "agree", seen=seen).status_code == 302
    assert (text().state, text().changed_at) == (State.APPROVED, None)
    assert MemoryEntry.objects.filter(source="Chùa cổ kính có 12 gian.", approved_by=cast.reviewer).exists()


def test_a_reviewer_does_not_confirm_what_they_kept_themselves(cast, changed):
    put(cast.reviewer, text(), text().target)
    seen = client_of(cast.reviewer).get(reverse(BENCH[0], args=BENCH[1])).context["seen"]
    assert press(cast.reviewer, "agree", seen=seen).status_code == 409
    other = person("hieudinh3", Role.REVIEWER, language="ja")
    seen = client_of(other).get(reverse(BENCH[0], args=BENCH[1])).context["seen"]
    assert press(other, "agree", seen=seen).status_code == 302


def test_every_save_is_in_the_history(cast, pagoda):
    put(cast.translator, text("name"), "チュオン寺")
    put(cast.reviewer, text("name"), "鐘寺")
    page = client_of(cast.translator).get(reverse("translation_fact_history", args=[text("name").pk])).content.decode()
    assert str(cast.reviewer) in page
    assert "チュオン寺" in page


def test_the_memory_is_asked_for_words_alike(cast, pagoda):
    write_all(cast)
    press(cast.translator, "submit")
    decide.confirm(Proposal.objects.get(), cast.reviewer)
    other = Place.objects.create(code="khac", kind="heritage", name_vi="Chùa Khác", summary_vi="Chùa có 15 gian.")
    following.follow([("place", other.pk)])
    row = FactText.objects.get(fact_id=other.pk, word="summary", language="ja")
    page = client_of(cast.translator).get(reverse("translation_fact_matches", args=[row.pk])).content.decode()
    assert "寺には15の間があります。" in page  # with the number of this text
    looked = client_of(cast.translator).get(reverse("translation_facts_words", args=["ja"]), {"q": "gian"})
    assert "12の間" in looked.content.decode()


def test_another_language_is_closed(cast, pagoda):
    client, row = client_of(cast.other_translator), text()
    assert client.get(reverse(BENCH[0], args=BENCH[1])).status_code in (302, 403)
    for name in ("translation_fact_matches", "translation_fact_history"):
        assert client.get(reverse(name, args=[row.pk])).status_code == 404
    assert put(cast.other_translator, row, "x").status_code == 404
    assert put(cast.desk, row, "x").status_code == 422  # the desk reads along
    assert text().target == ""


@pytest.mark.parametrize("body", ["", "[]", '{"target": 5, "version": 0}', "\x00"])
def test_a_broken_save_is_told_and_changes_nothing(cast, pagoda, body):
    url = reverse("translation_fact", args=[text().pk])
    answer = client_of(cast.translator).post(url, body, content_type="application/json")
    assert (answer.status_code, text().version) == (422, 0)


@pytest.mark.parametrize("where", [["ja", "khong"], ["de", "place"], ["vi", "place"], ["ja", "term"]])
def test_an_unknown_kind_or_language_is_not_found(cast, where):
    assert client_of(cast.translator).get(reverse("translation_facts", args=where)).status_code == 404


def test_no_control_characters_get_into_a_text(cast, pagoda):
    put(cast.translator, text("name"), "チュオン\u202e寺\n")
    assert text("name").target == saving.clean("チュオン寺")


@pytest.mark.parametrize("count", [1, 30])
def test_the_queue_costs_two_queries(cast, count, django_assert_num_queries):
    for number in range(count):
        Place.objects.create(code=f"p{number}", kind="heritage", name_vi=f"Đền số {number}")
    following.follow_all()
    with django_assert_num_queries(2):
        found = queue.groups(texts.CODES)
    assert [group.empty for group in found if group.kind == "place"] == [count] * len(texts.CODES)


@pytest.mark.parametrize("count", [1, 15])
def test_the_screen_costs_a_fixed_number_of_queries(cast, count, django_assert_max_num_queries):
    for number in range(count):
        Place.objects.create(code=f"p{number}", kind="heritage", name_vi=f"Đền số {number}")
    following.follow_all()
    client = client_of(cast.translator)
    client.get(reverse(BENCH[0], args=BENCH[1]))
    with django_assert_max_num_queries(QUERIES):
        assert len(client.get(reverse(BENCH[0], args=BENCH[1])).context["sections"]) == count


def test_why_texts_came_back_is_said_where_they_are_written_until_they_are_handed_in_again(cast, pagoda):
    write_all(cast)
    press(cast.translator, "submit")
    decide.send_back(Proposal.objects.get(), cast.reviewer, "Thiếu số gian.")
    bench = reverse(BENCH[0], args=BENCH[1])
    assert "Thiếu số gian." in client_of(cast.translator).get(bench).content.decode()
    press(cast.translator, "submit")
    assert "Thiếu số gian." not in client_of(cast.translator).get(bench).content.decode()
