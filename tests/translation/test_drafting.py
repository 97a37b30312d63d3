"""The draft that was submitted is approved as it is, unless anything that it is made of has changed since."""

from __future__ import annotations

import pytest
from wagtail.models import Revision

from content.models import ArticlePage
from tests import factories
from tests.translation.conftest import JAPANESE, fresh, write
from translation import building, deciding, saving
from translation.models import Translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    return fresh(japanese)


def approve(translation, cast) -> ArticlePage:
    found = Translation.objects.with_pages().get(pk=translation.pk)
    deciding.approve(found, cast.reviewer, deciding.seen(found.segments.all(), found))
    return ArticlePage.objects.get(pk=translation.page_id)


@pytest.fixture
def made(monkeypatch) -> list[int]:
    """Translations whose page was made from its segments."""
    found, fill = [], building._fill
    monkeypatch.setattr(building, "_fill", lambda page, it, rows: found.append(it.pk) or fill(page, it, rows))
    return found


def test_what_was_submitted_is_not_made_anew(submitted, cast, made):
    page = approve(submitted, cast)
    assert made == []
    assert page.live
    assert page.title == JAPANESE[1]


def test_a_draft_that_somebody_tampered_with_is_made_anew(submitted, cast, made):
    draft = submitted.page.get_latest_revision()
    Revision.objects.filter(pk=draft.pk).update(content={**draft.content, "title": "別の題名"})
    page = approve(submitted, cast)
    assert made == [submitted.pk]
    assert page.title == JAPANESE[1]


def test_a_correction_of_the_reviewer_goes_into_it(submitted, cast, made):
    saving.save(submitted, 3, cast.reviewer, "港町", submitted.segments.get(position=3).version)
    assert "港町" in str(approve(submitted, cast).body)
    assert made == [submitted.pk]


def test_another_picture_of_the_source_goes_into_it(submitted, cast, made):
    picture = factories.picture()
    content = {**submitted.source_content, "hero_image": picture.pk}
    Translation.objects.filter(pk=submitted.pk).update(source_content=content)
    assert approve(submitted, cast).hero_image_id == picture.pk
    assert made == [submitted.pk]


def test_an_address_that_was_wished_meanwhile_goes_into_it(submitted, cast, made):
    Translation.objects.filter(pk=submitted.pk).update(slug="cang-xua")
    assert approve(submitted, cast).slug == "cang-xua"
    assert made == [submitted.pk]


def test_a_source_that_went_away_makes_it_wait(submitted, cast, made):
    ArticlePage.objects.filter(pk=submitted.source_id).update(live=False)
    assert not approve(submitted, cast).live
    assert made == [submitted.pk]
