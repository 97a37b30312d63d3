"""Stories that are asked for by rule, in bulk, and what could not be."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django_tasks import default_task_backend

from content import clearance
from content.digest import digest_of
from content.models import ArticlePage, Clearance
from tests import factories
from tests.people import client_of
from tests.translation.work.conftest import in_days
from translation import asking
from translation.models import NotAsked, RequestRule, Translation
from translation.work import rules, unasked
from translation.work.working_days import due_after

pytestmark = pytest.mark.django_db


def rule(cast, *codes, **fields):
    kind = ContentType.objects.get_for_model(ArticlePage)
    return RequestRule.objects.create(page_type=kind, languages=list(codes), made_by=cast.desk, **fields)


def draft(cast, **fields):
    values = {"title": "Dự thảo", "lead": "Câu.", "agency": factories.agency(), **fields}
    page = ArticlePage(locale=factories.section().locale, live=False, **values)
    factories.section().add_child(instance=page)
    page.save_revision(user=cast.editor)
    return page


def cleared(title="Nhà máy mới"):
    """A story that is live, and what the worker does then."""
    default_task_backend.clear()
    page = factories.article(title)
    for queued in default_task_backend.results:
        if queued.task.module_path == rules.ask_by_rules.module_path:
            queued.task.func(*queued.args)
    return page


def asked(page):
    return sorted(Translation.objects.filter(source=page.pk).values_list("language", flat=True))


@pytest.mark.db
def test_a_published_story_is_asked_for_with_its_due_day(cast):
    made = rule(cast, "en", "ja")
    page = cleared()
    assert asked(page) == ["en", "ja"]
    one = Translation.objects.get(source=page.pk, language="ja")
    assert one.due == due_after(timezone.localdate(), 5)
    assert (one.asked_by, one.order.rule) == (cast.desk, made)


def test_what_is_asked_for_already_is_left_alone(cast):
    page = cleared()
    first = asking.ask(page, "ja", cast.chief)
    rule(cast, "en", "ja")
    assert rules.ask_by_rules.func(page.pk) == 1
    assert rules.ask_by_rules.func(page.pk) == 0
    assert asked(page) == ["en", "ja"]
    assert Translation.objects.get(language="ja") == first


@pytest.mark.parametrize("fields", [{"is_on": False}, {"agency": "other"}])
def test_rules_that_are_off_or_of_another_agency_do_nothing(cast, fields):
    if "agency" in fields:
        fields = {"agency": factories.agency("bqlkcn")}
    rule(cast, "en", **fields)
    assert asked(cleared()) == []


def test_an_agencys_own_rule_counts_before_one_for_all(cast):
    rule(cast, "en", working_days=3)
    own = rule(cast, "en", working_days=9, agency=factories.agency())
    assert Translation.objects.get(source=cleared().pk).order.rule == own


def test_uncleared_text_is_not_asked_for(cast):
    rule(cast, "en")
    page = draft(cast)
    assert rules.ask_by_rules.func(page.pk) == 0
    assert not NotAsked.objects.exists()


def test_what_goes_wrong_never_stops_the_clearance_and_is_told(cast, monkeypatch):
    """The section is missing in one language; the engine room burns in another."""
    rule(cast, "en", "fr", "ja")
    page = draft(cast)
    real = asking._parent

    def broken(source, code):
        if code == "fr":
            raise ZeroDivisionError
        if code == "ja":
            raise asking.NotPossibleError("Chưa có chuyên mục.")
        return real(source, code)

    monkeypatch.setattr(asking, "_parent", broken)
    clearance.grant(page, digest_of(page.get_latest_revision_as_object()), Clearance.Basis.SETUP, None)
    rules.ask_by_rules.func(page.pk)
    assert asked(page) == ["en"]
    assert Clearance.objects.in_force().filter(page=page.pk).exists()
    told = {row.language: row.reason for row in unasked.failures()}
    assert told["ja"] == "Chưa có chuyên mục."
    assert set(told) == {"fr", "ja"}
    html = client_of(cast.desk).get(reverse("translation_unasked")).content.decode()
    assert "Chưa có chuyên mục." in html
    client_of(cast.desk).post(reverse("translation_not_asked_seen", args=[NotAsked.objects.get(language="fr").pk]))
    assert [row.language for row in unasked.failures()] == ["ja"]
    monkeypatch.undo()
    asking.ask(page, "ja", cast.desk)
    assert unasked.failures() == []


def test_the_desk_makes_changes_and_deletes_a_rule(cast):
    client, url = client_of(cast.desk), reverse("translation_rules")
    kind = ContentType.objects.get_for_model(ArticlePage).pk
    data = {"page_type": kind, "languages": ["en", "ja"], "working_days": 5, "is_on": "on", "agency": ""}
    for wrong in ({"languages": []}, {"languages": ["de"]}, {"working_days": 0}, {"page_type": 1}, {"agency": "x"}):
        assert client.post(url, data | wrong).status_code == 422
    assert client.post(url, data).status_code == 302
    made = RequestRule.objects.get()
    assert (made.languages, made.made_by) == (["en", "ja"], cast.desk)
    one = reverse("translation_rule", args=[made.pk])
    assert client.post(one, data | {"working_days": 7}).status_code == 302
    assert RequestRule.objects.get().working_days == 7
    assert client.post(one, data | {"act": "delete"}).status_code == 302
    assert not RequestRule.objects.exists()


def test_several_stories_are_asked_for_at_once_each_with_its_own_message(stories, cast):
    one, two, three = stories(3)
    asking.ask(two, "ja", cast.desk)
    data = {"story": [one.pk, two.pk], "languages": ["ja", "fr"], "due": in_days(6).isoformat()}
    answer = client_of(cast.desk).post(reverse("translation_unasked"), data, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert sum("Bài số 1" in words for words in told) == 1
    assert (asked(one), asked(two), asked(three)) == (["fr", "ja"], ["fr", "ja"], [])


@pytest.mark.parametrize("data", [{"story": []}, {"languages": []}, {"languages": ["de"]}, {"due": "mai"}])
def test_a_wrong_form_asks_for_nothing(story, cast, data):
    given = {"story": [story.pk], "languages": ["ja"], **data}
    assert client_of(cast.desk).post(reverse("translation_unasked"), given).status_code == 400
    assert not Translation.objects.exists()


def test_too_many_at_once_are_refused_whole(cast, monkeypatch, stories):
    monkeypatch.setattr("translation.work.bulk.MOST", 3)
    data = {"story": [one.pk for one in stories(2)], "languages": ["ja", "fr"]}
    assert client_of(cast.desk).post(reverse("translation_unasked"), data).status_code == 409
    assert not Translation.objects.exists()


def test_the_list_shows_cleared_stories_that_lack_languages(cast, django_assert_num_queries):
    one, two = factories.article("Một"), factories.article("Hai")
    asking.ask(two, "ja", cast.desk)
    hidden = draft(cast, title="Chưa duyệt")
    assert [row.title for row in unasked.stories(none_at_all=True)] == ["Một"]
    assert {row.title for row in unasked.stories(none_at_all=False)} == {"Một", "Hai"}
    assert hidden.title == "Chưa duyệt"
    with django_assert_num_queries(2):
        lines = unasked.lines(unasked.stories(none_at_all=False))
    assert {line.story.title: line.missing for line in lines} == {
        one.title: ["en", "zh-hans", "ja", "fr"],
        two.title: ["en", "zh-hans", "fr"],
    }
