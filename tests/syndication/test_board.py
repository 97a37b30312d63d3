"""The board as people use it: rows, marks, filters, and its number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content import trees
from syndication import board, planner
from syndication.board_filter import BoardFilter
from syndication.language_states import LanguageState
from syndication.marks import FILTERS, MarkCode, code_of
from syndication.models import Channel, Delivery
from tests import factories, people
from tests.syndication.conftest import make_channel

pytestmark = [pytest.mark.django_db, pytest.mark.db]
State, Receipt = Delivery.State, Delivery.Receipt


def translated(story, code, title):
    return factories.article(title, parent=factories.section(code), like=story)


def titles(**query):
    form = BoardFilter(query)
    assert form.is_valid(), form.errors
    return [row.title for row in board.rows_of(form.filter(board.stories()), form.chosen_channel)]


def cells(title):
    (row,) = [row for row in board.rows_of(board.stories()) if row.title == title]
    return {cell.language.code: cell for cell in row.cells}


@pytest.fixture
def stories(home):
    first = factories.article("Mùa nhãn chín")
    translated(first, "en", "Longan season")
    second = factories.article("Đền Đa Hòa", parent=factories.section("vi", "visit"))
    alone = factories.article("Written in French", parent=factories.section("fr"))
    return first, second, alone


def test_one_row_for_each_story_whichever_language_it_began_in(stories):
    assert sorted(titles()) == ["Mùa nhãn chín", "Written in French", "Đền Đa Hòa"]
    row = cells("Mùa nhãn chín")
    assert row["vi"].state == row["en"].state == LanguageState.LIVE
    assert row["ja"].state == LanguageState.NOT_BEGUN
    assert cells("Written in French")["vi"].state == LanguageState.NOT_BEGUN


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, MarkCode.DUE),
        ({"state": State.SENDING, "lease_until": timezone.now(), "fence": 1}, MarkCode.DUE),
        ({"state": State.DONE, "fence": 1, "receipt": Receipt.ACCEPTED}, MarkCode.SENT),
        ({"state": State.DONE, "fence": 1}, MarkCode.SENT),
        ({"state": State.DONE}, MarkCode.IN_FEED),
        ({"state": State.DONE, "fence": 1, "receipt": Receipt.ACKNOWLEDGED}, MarkCode.ACKNOWLEDGED),
        ({"state": State.DONE, "receipt": Receipt.PUBLISHED, "external_url": "https://a.example"}, MarkCode.PUBLISHED),
        ({"state": State.FAILED, "fence": 1}, MarkCode.FAILED),
    ],
)
def test_marks_and_the_filter_by_mark_agree(stories, values, code):
    make_channel("Cổng A", languages=["vi"])
    planner.plan_due()
    done = {"done_at": timezone.now()} if values.get("state") == State.DONE else {}
    Delivery.objects.filter(item__story=stories[0]).update(**values, **done)
    (mark,) = cells("Mùa nhãn chín")["vi"].marks
    assert mark.code == code
    assert [c for c in MarkCode if Delivery.objects.filter(FILTERS[c], item__story=stories[0]).exists()] == [code]
    assert "Mùa nhãn chín" in titles(state=f"mark:{code}")


def test_what_waits_for_a_paused_channel_is_held(stories):
    make_channel("Cổng A", state=Channel.State.PAUSED)
    planner.plan_due()
    assert {code_of(d) for d in Delivery.objects.select_related("channel")} == {MarkCode.HELD}
    assert len(titles(state="mark:held")) == 3
    assert titles(state="mark:due") == []


def test_only_the_newest_version_counts(stories):
    make_channel("Cổng A", languages=["vi"])
    planner.plan_due()
    Delivery.objects.update(state=State.FAILED)
    stories[0].title = "Mùa nhãn muộn"
    trees.put_live(stories[0])
    planner.plan_due()
    assert "Mùa nhãn muộn" not in titles(state="mark:failed")
    assert "Mùa nhãn muộn" in titles(state="mark:due")


@pytest.mark.parametrize("words", ["nhãn", "NHAN", "chin mua", "longan"])
def test_titles_are_found_in_any_language_with_marks_or_without(stories, words):
    assert titles(q=words) == ["Mùa nhãn chín"]


def test_sections_are_found_in_all_trees(stories):
    news = factories.section("vi", "news")
    assert sorted(titles(section=news.pk)) == ["Mùa nhãn chín", "Written in French"]


def test_a_channel_shows_its_own_stories_and_marks(stories):
    one, _two = make_channel("Cổng A", languages=["en"]), make_channel("Cổng B")
    planner.plan_due()
    assert titles(channel=one.pk) == ["Mùa nhãn chín"]
    form = BoardFilter({"channel": one.pk})
    (row,) = board.rows_of(form.filter(board.stories()), form.chosen_channel)
    assert [mark.channel for cell in row.cells for mark in cell.marks] == [one]


@pytest.mark.parametrize(
    ("code", "found"),
    [("live", 3), ("not_begun", 3), ("withdrawn", 1), ("in_translation", 1), ("stale", 0)],
)
def test_stories_are_found_by_the_state_of_any_language(stories, code, found):
    translated(stories[0], "ja", "竜眼").unpublish()
    draft = factories.article("Temple", parent=factories.section("en"), like=stories[1])
    type(draft).objects.filter(pk=draft.pk).update(live=False)
    from content.models import Clearance

    Clearance.objects.filter(page_id=draft.pk).update(revoked_at=timezone.now())
    assert len(titles(state=f"language:{code}")) == found


def test_wrong_values_are_shown_as_wrong_and_left_out(stories, cast):
    client = people.client_of(cast.desk)
    response = client.get(reverse("delivery_board"), {"state": "x", "channel": "99", "section": "a", "p": "nine"})
    assert response.status_code == 200
    assert "Mùa nhãn chín" in response.content.decode()


def queries_for(client, path):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_rows_languages_and_channels(home, cast):
    client = people.client_of(cast.desk)
    for name in ("Cổng A", "Cổng B"):
        make_channel(name)
    factories.article("Một")
    planner.plan_due()
    path = reverse("delivery_board")
    queries_for(client, path)
    few = queries_for(client, path)
    for number in range(6):
        story = factories.article(f"Bài {number}")
        translated(story, "en", f"Story {number}")
        translated(story, "ja", f"話 {number}")
    make_channel("Cổng C")
    planner.plan_due()
    assert queries_for(client, path) == few


def test_the_rows_of_a_page_cost_three_queries(stories, django_assert_num_queries):
    make_channel("Cổng A")
    planner.plan_due()
    heads = list(board.stories())
    board.rows_of(heads)  # the content type is cached
    with django_assert_num_queries(3):
        board.rows_of(heads)


def test_a_long_board_has_pages(home, cast):
    for number in range(26):
        factories.article(f"Bài {number}")
    client = people.client_of(cast.desk)
    response = client.get(reverse("delivery_board"), {"p": 2, "q": "bai"})
    assert len(response.context["rows"]) == 1
    assert "?q=bai&amp;p=1" in response.content.decode()


def test_the_board_says_when_nothing_was_found(home, cast):
    client = people.client_of(cast.desk)
    assert client.get(reverse("delivery_board"), {"q": "không có"}).status_code == 200


def test_a_story_worked_on_last_comes_first(stories):
    type(stories[1]).objects.filter(pk=stories[1].pk).update(
        latest_revision_created_at=timezone.now() + timedelta(minutes=1)
    )
    assert titles()[0] == "Đền Đa Hòa"
