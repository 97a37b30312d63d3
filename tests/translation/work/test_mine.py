"""What a person finds under "My work", and the board of all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reference.roles import roles_of
from tests import factories
from tests.people import client_of
from tests.translation.conftest import fresh, write
from tests.translation.work.conftest import in_days
from translation import asking, deciding, saving
from translation.models import Giving, Translation
from translation.work import mine
from translation.work.board import Board

pytestmark = pytest.mark.django_db
MINE, BOARD = "translation_mine", "translations"


def titles(items):
    return [item.translation.source.title for item in items]


def test_late_first_then_the_nearest_day(stories, cast):
    for one, due in zip(stories(4), (in_days(9), None, in_days(-2), in_days(3)), strict=True):
        asking.ask(one, "ja", cast.desk, cast.translator, due)
    work = mine.of(cast.translator)
    assert titles(work.translate) == ["Bài số 2", "Bài số 3", "Bài số 0", "Bài số 1"]
    assert [item.is_late for item in work.translate] == [True, False, False, False]
    assert "Bài số 2" in client_of(cast.translator).get(reverse(MINE)).content.decode()


def test_the_board_says_how_late_and_how_long(story, cast):
    made = asking.ask(story, "ja", cast.desk, cast.translator, in_days(-2))
    board = lambda: client_of(cast.desk).get(reverse(BOARD)).content.decode()  # noqa: E731
    assert "trễ 2 ngày" in board()
    assert "0 ngày" not in board()
    Translation.objects.filter(pk=made.pk).update(asked_at=made.asked_at - timedelta(days=5))
    assert "đã 5 ngày" in board()


def test_words_left_become_fewer(stories, cast):
    made = asking.ask(*stories(1), "ja", cast.desk, cast.translator)
    before = mine.of(cast.translator).translate[0].words_left
    row = made.segments.first()
    saving.save(made, row.position, cast.translator, "記事", row.version)
    assert mine.of(cast.translator).translate[0].words_left == before - 3


def test_the_way_from_free_to_reviewed(story, cast, second_reviewer):
    made = asking.ask(story, "ja", cast.desk, None, reviewer=cast.reviewer)
    assert titles(mine.of(cast.translator).free) == ["Phố Hiến"]
    assert titles(mine.of(cast.desk).asked) == ["Phố Hiến"]
    write(made, cast.translator)
    deciding.submit(fresh(made), cast.translator)
    assert mine.of(cast.translator) == mine.Work()
    assert titles(mine.of(cast.reviewer).review) == ["Phố Hiến"]
    assert mine.of(second_reviewer).review == []
    deciding.send_back(fresh(made), cast.reviewer, deciding.seen(made.segments.all()), "Sửa tên.")
    assert titles(mine.of(cast.reviewer).returned) == ["Phố Hiến"]
    assert titles(mine.of(cast.translator).translate) == ["Phố Hiến"]


def test_a_review_of_nobody_waits_for_every_reviewer_who_did_not_translate(story, cast, second_reviewer):
    cast.translator.memberships.create(role="reviewer", language="ja")
    made = asking.ask(story, "ja", cast.desk, cast.translator)
    write(made, cast.translator)
    deciding.submit(fresh(made), cast.translator)
    assert titles(mine.of(cast.reviewer).review) == titles(mine.of(second_reviewer).review) == ["Phố Hiến"]
    assert mine.of(cast.translator).review == []


def test_other_languages_and_uncleared_text_stay_out_of_sight(story, cast):
    made = asking.ask(story, "ja", cast.desk, None)
    assert mine.of(cast.other_translator) == mine.Work()
    assert titles(mine.of(cast.outsider).free) == ["Phố Hiến"]
    made.page.lineage.source_digest = "0" * 64
    made.page.lineage.save()
    assert mine.of(cast.outsider).free == []
    assert reverse("translation", args=[made.pk]) not in client_of(cast.outsider).get(reverse(MINE)).content.decode()


def test_empty_lists_say_what_to_do(cast):
    html = client_of(cast.translator).get(reverse(MINE)).content.decode()
    assert "You have nothing to translate" in html or "Bạn chưa có bài nào để dịch" in html
    assert client_of(cast.administrator).get(reverse(MINE)).status_code == 200


def test_what_the_desk_gives_out_is_not_offered(story, cast):
    Giving.objects.create(language="ja", translator="by_hand")
    asking.ask(story, "ja", cast.desk)
    assert mine.of(cast.translator).free == []


def test_a_message_names_title_language_state_day_and_address(story, cast):
    made = asking.ask(story, "ja", cast.desk, cast.translator, in_days(4))
    words = mine.of(cast.translator).translate[0].message
    assert words.splitlines()[0] == "Phố Hiến"
    assert "Tiếng Nhật" in words
    assert reverse("translation", args=[made.pk]) in words
    html = client_of(cast.translator).get(reverse(MINE)).content.decode()
    assert 'data-copy="Phố Hiến' in html


@pytest.mark.parametrize("count", [1, 5])
def test_my_work_costs_a_fixed_number_of_queries(stories, cast, count, django_assert_num_queries):
    for one in stories(count):
        asking.ask(one, "ja", cast.desk, cast.translator, in_days(1))
    mine.of(cast.translator)
    with django_assert_num_queries(5):
        assert len(mine.of(cast.translator).translate) == count


def board(user, **query):
    return client_of(user).get(reverse(BOARD), query)


def shown(answer):
    return sorted(line.source.title for line in answer.context["lines"])


@pytest.fixture
def three(cast):
    """Japanese late and begun, French of another agency, Japanese of nobody."""
    other = factories.agency("bqlkcn")
    one, two = factories.article("Mùa sen nở"), factories.article("Khu công nghiệp", agency=other)
    late = asking.ask(one, "ja", cast.desk, cast.translator, in_days(-1))
    row = late.segments.first()
    saving.save(late, row.position, cast.translator, "蓮の季節", row.version)
    asking.ask(two, "fr", cast.desk, cast.other_translator, in_days(5))
    asking.ask(two, "ja", cast.desk, None)
    return one, two


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Khu công nghiệp", "Mùa sen nở"]),
        ({"language": "fr"}, ["Khu công nghiệp"]),
        ({"state": "working"}, ["Mùa sen nở"]),
        ({"late": "on"}, ["Mùa sen nở"]),
        ({"q": "mua SEN"}, ["Mùa sen nở"]),
        ({"q": "khu sen"}, []),
        ({"state": "live"}, []),
        ({"language": "de", "state": "x", "person": "y", "agency": "0"}, ["Khu công nghiệp", "Mùa sen nở"]),
    ],
)
def test_the_board_is_filtered(three, cast, query, found):
    assert shown(board(cast.desk, **query)) == found


def test_the_board_by_agency_type_and_person(three, cast):
    one, two = three
    assert shown(board(cast.desk, agency=two.agency_id)) == ["Khu công nghiệp"]
    assert shown(board(cast.desk, type=one.content_type_id)) == ["Khu công nghiệp", "Mùa sen nở"]
    assert shown(board(cast.desk, person=cast.other_translator.pk)) == ["Khu công nghiệp"]
    assert shown(board(cast.translator, mine="on")) == ["Mùa sen nở"]


def test_counts_of_states_stand_on_top(three, cast):
    counts = {count["state"]: count["number"] for count in board(cast.desk, state="working").context["counts"]}
    assert counts == {"asked": 2, "working": 1}
    assert board(cast.desk).context["late"] == 1
    assert {c["state"]: c["number"] for c in board(cast.other_translator).context["counts"]} == {"asked": 1}


def test_translators_tick_nothing(three, cast):
    assert 'name="translation"' in board(cast.desk).content.decode()
    assert 'name="translation"' not in board(cast.translator).content.decode()


@pytest.mark.parametrize("count", [1, 6])
def test_the_board_costs_a_fixed_number_of_queries(stories, cast, count, django_assert_num_queries):
    for one in stories(count):
        asking.ask(one, "ja", cast.desk, cast.translator, timezone.localdate())
        asking.ask(one, "fr", cast.desk)
    roles_of(cast.desk)
    with django_assert_num_queries(6):
        found = Board(cast.desk)
        lines = found.lines(found.sources(), ["ja", "fr"])
        assert len(lines) == count
        assert all(cell.message for line in lines for cell in line.cells)
