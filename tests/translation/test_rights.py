"""Two people, four browsers: nobody opens another language, nobody sees what was not cleared for them."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from content.models import ArticlePage, Clearance
from tests.people import Role, client_of, person
from tests.translation.conftest import write
from translation import asking, deciding
from translation.models import SegmentChange

pytestmark = [pytest.mark.django_db, pytest.mark.db]
CANARY = "kimtuocbay"


@pytest.fixture
def both(story, cast):
    """The story in Japanese and in French, the French one with a word that others must not see."""
    french, japanese = asking.ask(story, "fr", cast.desk), asking.ask(story, "ja", cast.desk)
    french.segments.filter(position=1).update(target=f"Titre {CANARY}", state="translated")
    return french, japanese


def addresses(translation):
    return {
        "bench": reverse("translation", args=[translation.pk]),
        "preview": reverse("translation_preview", args=[translation.pk]),
        "editor": reverse("wagtailadmin_pages:edit", args=[translation.page_id]),
        "review": reverse("page_review", args=[translation.page_id]),
        "draft": reverse("page_draft", args=[translation.page_id]),
        "history": reverse("wagtailadmin_pages:history", args=[translation.page_id]),
    }


def save(user, translation):
    url = reverse("translation_save", args=[translation.pk, 1])
    data = json.dumps({"target": "侵入", "version": 0})
    return client_of(user).post(url, data, content_type="application/json")


@pytest.mark.parametrize("who", ["translator", "reviewer", "outsider"])
def test_people_of_one_language_can_open_nothing_of_another(both, cast, who):
    french, _japanese = both
    client = client_of(getattr(cast, who))
    for name, url in addresses(french).items():
        answer = client.get(url)
        assert answer.status_code in (302, 403, 404), (name, answer.status_code)
        assert CANARY not in answer.content.decode(errors="replace"), name
        if answer.status_code == 302:
            assert "translations" not in answer.url, name
    assert save(getattr(cast, who), french).status_code == 404
    board = client.get(reverse("translations")).content.decode()
    assert CANARY not in board
    assert addresses(french)["bench"] not in board


def test_the_own_language_opens(both, cast):
    _french, japanese = both
    assert client_of(cast.translator).get(addresses(japanese)["bench"]).status_code == 200
    assert addresses(japanese)["bench"] in client_of(cast.translator).get(reverse("translations")).content.decode()
    assert save(cast.translator, japanese).status_code == 200


@pytest.mark.parametrize("who", ["editor", "leader", "other_editor"])
def test_agencies_do_not_translate(both, cast, who):
    _french, japanese = both
    assert client_of(getattr(cast, who)).get(reverse("translations")).status_code in (302, 403)
    assert client_of(getattr(cast, who)).get(addresses(japanese)["bench"]).status_code in (302, 403)
    assert save(getattr(cast, who), japanese).status_code == 404


@pytest.mark.parametrize("who", ["desk", "chief", "clearer", "administrator"])
def test_the_desk_reads_and_does_not_write(both, cast, who):
    _french, japanese = both
    assert client_of(getattr(cast, who)).get(addresses(japanese)["bench"]).status_code == 200
    assert save(getattr(cast, who), japanese).status_code == 422
    assert not SegmentChange.objects.exists()


@pytest.mark.parametrize("who", ["translator", "editor", "clearer", "administrator"])
def test_only_the_desk_asks_for_translations(story, cast, who):
    url = reverse("translation_ask", args=[story.pk])
    assert client_of(getattr(cast, who)).post(url, {"languages": ["ja"]}).status_code in (302, 403, 404)
    assert not story.page_ptr.translations.exists()


def test_an_outside_translator_loses_sight_when_the_source_is_no_longer_cleared(both, cast, story):
    _french, japanese = both
    assert client_of(cast.outsider).get(addresses(japanese)["bench"]).status_code == 200
    Clearance.objects.filter(page=story.pk).update(revoked_at=timezone.now())
    for name, url in addresses(japanese).items():
        assert client_of(cast.outsider).get(url).status_code in (302, 403, 404), name
    assert save(cast.outsider, japanese).status_code == 404
    assert client_of(cast.translator).get(addresses(japanese)["bench"]).status_code == 200


def test_an_outside_person_sees_no_uncleared_source_by_any_address(story, cast):
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.lead = f"Nháp {CANARY}."
    draft.save_revision(user=cast.editor)
    translation = asking.ask(story, "ja", cast.desk)
    client = client_of(cast.outsider)
    for url in (*addresses(translation).values(), reverse("wagtailadmin_pages:edit", args=[story.pk])):
        assert CANARY not in client.get(url).content.decode(errors="replace"), url


def test_translators_do_not_write_during_the_review(both, cast):
    _french, japanese = both
    write(japanese, cast.translator)
    deciding.submit(japanese, cast.translator)
    assert save(cast.translator, japanese).status_code == 422
    assert save(person("dich3", Role.TRANSLATOR, language="ja"), japanese).status_code == 422


@pytest.mark.parametrize("body", ["", "{}", "[1]", '{"target": 5, "version": 0}', '{"target": "a"}', "\x00"])
def test_a_save_that_did_not_arrive_whole_is_said(both, cast, body):
    _french, japanese = both
    url = reverse("translation_save", args=[japanese.pk, 1])
    answer = client_of(cast.translator).post(url, body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["message"]


def test_words_are_kept_composed_and_without_control_characters(both, cast):
    _french, japanese = both
    url = reverse("translation_save", args=[japanese.pk, 1])
    unseen = "\u202e\u200f\u200b\ufeff\u00ad"
    data = json.dumps({"target": f" か\u3099{unseen}港\nまち\u0000👩\u200d🌾 ", "version": 0})
    answer = client_of(cast.translator).post(url, data, content_type="application/json")
    assert answer.json()["target"] == "が港 まち👩\u200d🌾"
