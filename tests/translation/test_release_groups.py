"""A story and its languages go out at one moment, all of them or none."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content import clearance, gate, release
from content.digest import digest_of
from content.models import ArticlePage, Clearance
from tests import factories
from tests.people import client_of, person
from tests.translation.conftest import BODY, JAPANESE, Role, fresh, write
from translation import asking, deciding, releasing
from translation.errors import NotPossibleError
from translation.models_release import ReleaseGroup

pytestmark = [pytest.mark.django_db, pytest.mark.db]
FRENCH = {
    1: "Le port de Pho Hien",
    2: "Une phrase de tête.",
    3: "Le port",
    4: "En 2024, la province compte ⟦1⟧17⟦/1⟧ parcs industriels.",
    5: "Longane de Hung Yen",
}


@pytest.fixture
def french(story, cast):
    return asking.ask(story, "fr", cast.desk)


@pytest.fixture
def french_reviewer(cast):
    return person("hieudinhfr", Role.REVIEWER, language="fr")


def approve(translation, translator, reviewer, words):
    write(fresh(translation), translator, words)
    deciding.submit(fresh(translation), translator)
    deciding.approve(fresh(translation), reviewer, deciding.seen(translation.segments.all()))


def is_live(translation):
    return ArticlePage.objects.get(pk=translation.page_id).live


def screen(user, story, **data):
    url = reverse("translation_release", args=[story.pk])
    client = client_of(user)
    return client.post(url, data) if data else client.get(url)


@pytest.fixture
def bound(story, japanese, french, cast):
    return releasing.bind(story, ["ja", "fr"], cast.desk, with_source=False)


def test_the_desk_binds_two_languages_and_they_go_out_together(story, japanese, french, cast, french_reviewer):
    answer = screen(cast.desk, story, languages=["ja", "fr"], decision="")
    assert answer.status_code == 302
    approve(japanese, cast.translator, cast.reviewer, JAPANESE)
    assert not is_live(japanese), "it waits for French"
    answer = screen(cast.desk, story, decision="release")
    assert answer.status_code == 409
    assert "tiếng Pháp" in answer.content.decode()
    assert not is_live(japanese)
    approve(french, cast.other_translator, french_reviewer, FRENCH)
    assert (is_live(japanese), is_live(french)) == (False, False)
    assert screen(cast.desk, story, decision="release").status_code == 302
    assert (is_live(japanese), is_live(french)) == (True, True)
    assert ReleaseGroup.objects.get().outcome == ReleaseGroup.Outcome.RELEASED


def test_none_goes_out_when_one_is_refused_at_the_last_moment(bound, story, japanese, french, cast, french_reviewer):
    approve(japanese, cast.translator, cast.reviewer, JAPANESE)
    approve(french, cast.other_translator, french_reviewer, FRENCH)
    withdrawal_of_consent(french, cast)
    with pytest.raises(releasing.NotReadyError):
        releasing.release_group(bound, cast.desk)
    bound.refresh_from_db()
    assert (is_live(japanese), is_live(french), bound.outcome) == (False, False, "open")
    assert "tiếng Pháp" in bound.refused


def withdrawal_of_consent(translation, cast):
    release.send_back(translation.page.specific, cast.chief, "Chưa nên phát hành")


def test_a_group_goes_out_at_its_moment(story, japanese, french, cast, french_reviewer):
    go_at = timezone.now() + timedelta(hours=1)
    releasing.bind(story, ["ja", "fr"], cast.desk, go_at, with_source=False)
    approve(japanese, cast.translator, cast.reviewer, JAPANESE)
    approve(french, cast.other_translator, french_reviewer, FRENCH)
    assert releasing.release_due(timezone.now()) == 0
    assert releasing.release_due(go_at) == 1
    assert (is_live(japanese), is_live(french)) == (True, True)
    assert releasing.release_due(go_at) == 0


def test_a_group_that_is_not_ready_at_its_moment_says_why_and_goes_later_by_hand(
    story, japanese, french, cast, french_reviewer
):
    go_at = timezone.now() + timedelta(hours=1)
    group = releasing.bind(story, ["ja", "fr"], cast.desk, go_at, with_source=False)
    approve(japanese, cast.translator, cast.reviewer, JAPANESE)
    assert releasing.release_due(go_at) == 0
    group.refresh_from_db()
    assert "tiếng Pháp" in group.refused
    page = client_of(cast.desk).get(reverse("wagtailadmin_home")).content.decode()
    assert "tiếng Pháp" in page
    approve(french, cast.other_translator, french_reviewer, FRENCH)
    assert releasing.release_due(go_at) == 0, "tried once; then a person decides"
    assert releasing.release_group(group, cast.desk) == 2


def test_no_way_of_publishing_takes_one_of_them_out_alone(bound, japanese, cast):
    """The guard in content/wagtail_actions.py; without it the page would be live here."""
    approve(japanese, cast.translator, cast.reviewer, JAPANESE)
    page = japanese.page.specific
    with pytest.raises(gate.HeldError, match="cùng"):
        page.get_latest_revision().publish(user=cast.chief, skip_permission_checks=True)
    with pytest.raises(gate.HeldError):
        release.release(page, cast.desk, digest_of(page.get_latest_revision_as_object()))
    assert not is_live(japanese)


def test_a_dissolved_group_lets_each_go_its_own_way(bound, story, japanese, cast):
    approve(japanese, cast.translator, cast.reviewer, JAPANESE)
    assert screen(cast.desk, story, decision="dissolve").status_code == 302
    japanese.page.specific.get_latest_revision().publish(user=cast.desk, skip_permission_checks=True)
    assert is_live(japanese)
    assert screen(cast.desk, story, decision="release").status_code == 409


@pytest.fixture
def cleared_draft(cast):
    """Cleared, never live, and nobody said that it is to wait."""
    parent = factories.section()
    page = ArticlePage(
        title="Phố Hiến", lead="Một câu mở đầu.", body=json.dumps(BODY), locale=parent.locale, live=False
    )
    page.agency = factories.agency()
    parent.add_child(instance=page)
    page.save_revision(user=cast.editor)
    draft = page.get_latest_revision_as_object()
    clearance.grant(draft, clearance.keep_wording(draft), Clearance.Basis.SETUP, None)
    return page


def test_a_source_that_is_not_live_goes_out_with_its_languages(cleared_draft, cast):
    translation = asking.ask(cleared_draft, "ja", cast.desk)
    group = releasing.bind(cleared_draft, ["ja"], cast.desk)
    approve(translation, cast.translator, cast.reviewer, JAPANESE)
    assert [(one.language, one.missing) for one in releasing.members(group)] == [("vi", ""), ("ja", "")]
    assert releasing.release_group(group, cast.desk) == 2
    assert ArticlePage.objects.get(pk=cleared_draft.pk).live
    assert is_live(translation)


@pytest.mark.parametrize(
    ("codes", "with_source", "hours", "words"),
    [([], True, None, "ít nhất hai"), (["ja"], False, None, "ít nhất hai"), (["ja"], True, -1, "đã qua")],
)
def test_what_makes_no_group_is_told(story, japanese, cast, codes, with_source, hours, words):
    go_at = timezone.now() + timedelta(hours=hours) if hours else None
    with pytest.raises(NotPossibleError, match=words):
        releasing.bind(story, codes, cast.desk, go_at, with_source=with_source)
    assert not ReleaseGroup.objects.exists()


def test_a_page_with_a_date_of_its_own_is_not_bound(story, japanese, cast):
    later = timezone.now() + timedelta(days=1)
    revision = japanese.page.specific.save_revision()
    japanese.page.revisions.filter(pk=revision.pk).update(approved_go_live_at=later)
    with pytest.raises(NotPossibleError, match="ngày"):
        releasing.bind(story, ["ja"], cast.desk)


def test_changing_a_group_keeps_one(bound, story, cast):
    screen(cast.desk, story, languages=["ja"], with_source="on", decision="")
    group = ReleaseGroup.objects.get()
    assert (group.with_source, [one.language for one in group.translations.all()]) == (True, ["ja"])


def test_the_screen_shows_what_each_still_needs(bound, story, cast):
    page = screen(cast.desk, story).content.decode()
    assert "Tiếng Nhật" in page
    assert "chưa được duyệt" in page
