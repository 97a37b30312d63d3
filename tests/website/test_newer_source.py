"""Where the office wants it, visitors read that the Vietnamese text is newer than its translation."""

import pytest
from django.utils import timezone

from content.models import Lineage
from reference.models import Office
from tests import factories
from website import menus

pytestmark = pytest.mark.django_db
WORDS = {
    "en": "The Vietnamese text was updated on",
    "zh-hans": "越南文版本已于",
    "ja": "ベトナム語版は",
    "fr": "La version vietnamienne a été mise à jour le",
}


@pytest.fixture
def told(db):
    factories.make_site()
    Office.objects.update_or_create(pk=1, defaults={"name": "Phố Hiến", "tells_of_newer_source": True})
    menus.forget()
    yield
    menus.forget()


def translated(code, kind, *, is_stale=True):
    source = factories.article(f"Nguồn {code} {kind}")
    page = factories.article(f"Story {code} {kind}", parent=factories.section(code), like=source)
    since = timezone.now() if is_stale else None
    Lineage.objects.create(page=page, source=source, source_digest="x", stale_since=since, stale_kind=kind)
    return page


def shown(client, page):
    answer = client.get(page.url_path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("code", WORDS)
def test_a_changed_fact_is_told_in_the_readers_language(told, client, code):
    assert WORDS[code] in shown(client, translated(code, "facts"))


@pytest.mark.parametrize(("kind", "is_stale"), [("moved", True), ("choices", True), ("facts", False)])
def test_what_readers_need_not_know_is_not_told(told, client, kind, is_stale):
    assert "story__newer" not in shown(client, translated("en", kind, is_stale=is_stale))


def test_nothing_is_told_unless_the_office_wants_it(told, client):
    Office.objects.update(tells_of_newer_source=False)
    menus.forget()
    assert "story__newer" not in shown(client, translated("en", "facts"))


def test_a_vietnamese_story_has_no_such_note(told, client):
    assert "story__newer" not in shown(client, factories.article("Bài gốc"))
