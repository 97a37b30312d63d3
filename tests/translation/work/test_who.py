"""Who gets a translation: in turn, by hand, or whoever takes it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reference.models import Leave
from tests.people import client_of
from tests.translation.conftest import write
from tests.translation.work.conftest import in_days
from translation import asking, deciding
from translation.errors import NotPossibleError
from translation.models import Capacity, Giving, Translation
from translation.work import assigning
from translation.work.assigning import Change

pytestmark = pytest.mark.django_db


def away(user):
    today = timezone.localdate()
    Leave.objects.create(user=user, first_day=today - timedelta(days=1), last_day=today + timedelta(days=1))


def paused(user, **fields):
    return Capacity.objects.create(user=user, language="ja", role="translator", **{"is_paused": True, **fields})


def test_without_a_setting_nobody_is_chosen(story, cast):
    made = asking.ask(story, "ja", cast.desk)
    assert (made.assignee, made.reviewer) == (None, None)


def test_in_turn_the_work_is_spread_evenly(stories, cast, second_translator, in_turn):
    paused(cast.outsider)
    made = [asking.ask(one, "ja", cast.desk) for one in stories(4)]
    assert [one.assignee for one in made] == [cast.translator, second_translator, cast.translator, second_translator]
    assert {one.reviewer for one in made} == {cast.reviewer}


def test_who_does_twice_as_much_a_week_gets_twice_as_much(stories, cast, second_translator, in_turn):
    paused(cast.outsider)
    paused(cast.translator, is_paused=False, per_week=10, unit="pages")
    paused(second_translator, is_paused=False, per_week=1500)
    made = [asking.ask(one, "ja", cast.desk).assignee for one in stories(6)]
    assert made.count(cast.translator) == 4


def test_people_on_leave_or_on_pause_are_passed_over(story, cast, second_translator, in_turn):
    away(cast.translator)
    paused(second_translator)
    assert asking.ask(story, "ja", cast.desk).assignee == cast.outsider
    away(cast.outsider)
    away(cast.reviewer)
    assert assigning.choose("ja") == assigning.Chosen(None, None)


def test_nobody_reviews_what_they_translate(story, cast, in_turn):
    paused(cast.outsider)
    cast.translator.memberships.create(role="reviewer", language="ja")
    away(cast.reviewer)
    made = asking.ask(story, "ja", cast.desk)
    assert (made.assignee, made.reviewer) == (cast.translator, None)
    with pytest.raises(NotPossibleError, match="Dichja"):
        asking.ask(story, "fr", cast.desk, cast.translator, reviewer=cast.translator)


def test_a_reviewer_who_begins_to_translate_reviews_no_more(story, cast):
    cast.reviewer.memberships.create(role="translator", language="ja")
    made = asking.ask(story, "ja", cast.desk, reviewer=cast.reviewer)
    write(made, cast.reviewer)
    made.refresh_from_db()
    assert (made.assignee, made.reviewer) == (cast.reviewer, None)


def test_who_really_approved_stands_in_the_end(story, cast, second_reviewer):
    made = asking.ask(story, "ja", cast.desk, cast.translator, reviewer=cast.reviewer)
    write(made, cast.translator)
    deciding.submit(made, cast.translator)
    deciding.approve(made, second_reviewer, deciding.seen(made.segments.all()))
    assert Translation.objects.get(pk=made.pk).reviewer == second_reviewer


@pytest.mark.db
def test_choosing_in_turn_costs_two_statements_and_the_order_one(stories, cast, in_turn):
    first, second = stories(2)
    asking.ask(first, "ja", cast.desk)
    with CaptureQueriesContext(connection) as captured:
        asking.ask(second, "ja", cast.desk)
    tables = ("translation_workorder", "translation_capacity", "translation_giving")
    ours = [query["sql"] for query in captured if any(table in query["sql"] for table in tables)]
    assert len(ours) == 4, ours  # one asks what is there already, and from which language


def test_taking_and_giving_back(story, cast, second_translator):
    made = asking.ask(story, "ja", cast.desk, None)
    url = reverse("translation_claim", args=[made.pk])
    assert client_of(cast.translator).post(url, {"act": "take"}).status_code == 302
    made.refresh_from_db()
    assert made.assignee == cast.translator
    assert made.order.translator_since is not None
    with pytest.raises(NotPossibleError, match="Dichja"):
        assigning.claim(made, second_translator)
    client_of(second_translator).post(url, {"act": "give_back"})
    made.refresh_from_db()
    assert made.assignee == cast.translator
    client_of(cast.translator).post(url, {"act": "give_back"})
    made.refresh_from_db()
    assert made.assignee is None


def test_what_the_desk_gives_out_is_not_taken(story, cast):
    Giving.objects.create(language="ja", translator="by_hand")
    made = asking.ask(story, "ja", cast.desk)
    with pytest.raises(NotPossibleError):
        assigning.claim(made, cast.translator)
    with pytest.raises(NotPossibleError):
        assigning.claim(made, cast.other_translator)


def test_the_desk_gives_several_to_somebody_else_each_with_its_own_message(stories, cast, second_translator):
    one, two = stories(2)
    ours = asking.ask(one, "ja", cast.desk, cast.translator)
    french = asking.ask(two, "fr", cast.desk, cast.other_translator)
    data = {"translation": [ours.pk, french.pk], "translator": second_translator.pk, "due": in_days(5).isoformat()}
    answer = client_of(cast.desk).post(reverse("translation_reassign"), data, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert any("Dichja2" in words and "Bài số 1" in words for words in told)
    ours.refresh_from_db()
    french.refresh_from_db()
    assert (ours.assignee, ours.due) == (second_translator, in_days(5))
    assert (french.assignee, french.due) == (cast.other_translator, None)


@pytest.mark.parametrize(
    "data", [{}, {"translation": ["x"]}, {"due": "gần đây"}, {"translator": "999999"}, {"due": "2020-01-01"}]
)
def test_a_wrong_form_changes_nothing(story, cast, data):
    made = asking.ask(story, "ja", cast.desk, cast.translator)
    answer = client_of(cast.desk).post(reverse("translation_reassign"), {"translation": [made.pk], **data})
    assert answer.status_code == 302
    made.refresh_from_db()
    assert (made.assignee, made.due) == (cast.translator, None)


def test_who_translated_is_not_made_its_reviewer(story, cast):
    cast.translator.memberships.create(role="reviewer", language="ja")
    made = asking.ask(story, "ja", cast.desk, cast.translator)
    write(made, cast.translator)
    with pytest.raises(NotPossibleError):
        assigning.reassign(made, Change(translator=cast.outsider, reviewer=cast.translator), cast.desk)
    made.refresh_from_db()
    assert made.assignee == cast.translator


def test_only_the_desk_reassigns(story, cast):
    made = asking.ask(story, "ja", cast.desk, None)
    answer = client_of(cast.translator).post(
        reverse("translation_reassign"), {"translation": [made.pk], "translator": cast.translator.pk}
    )
    assert answer.status_code in (302, 403)
    made.refresh_from_db()
    assert made.assignee is None


def test_the_screen_of_people_keeps_capacity_pause_and_turn(cast):
    client, url = client_of(cast.desk), reverse("translation_people")
    html = client.get(url).content.decode()
    assert "Dichja" in html
    data = {}
    for part in client.get(url).context["parts"]:
        for form in part.forms:
            data |= {form.add_prefix(name): form.initial.get(name) or "" for name in form.fields}
    key = f"ja-translator-{cast.translator.pk}"
    data |= {"ja-translator": "round_robin", f"{key}-per_week": "8", f"{key}-unit": "pages", f"{key}-is_paused": "on"}
    assert client.post(url, data).status_code == 302
    assert Giving.objects.get().translator == "round_robin"
    kept = Capacity.objects.get()
    assert (kept.user, kept.per_week, kept.unit, kept.is_paused) == (cast.translator, 8, "pages", True)
    assert client.post(url, data | {f"{key}-per_week": "0"}).status_code == 422
    assert Capacity.objects.get().per_week == 8
