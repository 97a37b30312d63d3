"""A machine that translates approved English: its numbers, dates and terms are kept, and nothing else is seen."""

import pytest
from django.utils import timezone

from content.gate import is_cleared
from reference.models import Term
from tests.translation.libretranslate_server import LibreTranslateServer
from tests.translation.test_pivot import (  # noqa: F401 - fixtures
    EN,
    english,
    pair,
    publish,
    text,
    via_english,
)
from translation import filling, glossary
from translation.machines import TermForms
from translation.machines.deepl import DeeplEngine
from translation.machines.masking import mask
from translation.machines.verifier import verify
from translation.models import Segment


@pytest.mark.parametrize(
    ("written", "target", "shown"),
    [
        ("opened on 29 January 2024.", "ja", "2024年1月29日"),
        ("opened on January 29, 2024.", "fr", "29 janvier 2024"),
        ("on 1 July", "fr", "1er juillet"),
        ("since January 2024", "zh-hans", "2024年1月"),
        ("an area of 1,234.5", "fr", "1\u202f234,5"),
        ("rose 12.5%", "fr", "12,5\u202f%"),
        ("the 17th century", "ja", "17"),
        ("the 17th century", "fr", "17e"),
        ("in 2024", "ja", "2024"),
    ],
)
def test_a_figure_of_english_is_written_as_the_language_does(written, target, shown):
    (piece,) = mask(written, target, source="en").pieces
    assert piece.shown == shown


def test_terms_are_those_of_english():
    masked = mask("The industrial park", "ja", [TermForms("industrial park", "工業団地")], "en")
    assert [piece.shown for piece in masked.pieces] == ["工業団地"]


def test_a_short_text_of_signs_may_become_a_long_one_of_letters():
    masked = mask("工业园区有很多工厂投入运营", "en", source="zh-hans")
    assert isinstance(verify(masked, "The industrial park has many factories in operation today", "en"), str)


@pytest.mark.django_db
def test_the_machine_sees_the_english_once_it_is_approved(pair, english, settings):  # noqa: F811
    en, ja = pair
    with LibreTranslateServer() as server:
        settings.MACHINE_TRANSLATION_URL = server.url
        assert filling.from_machine.func(ja.pk) == 0
        assert server.texts_asked() == []
        publish(en, *english, EN)
        assert filling.from_machine.func(ja.pk) == 5
    asked = [request.payload for request in server.requests if request.path == "/translate"]
    assert {(one["source"], one["target"]) for one in asked} == {("en", "ja")}
    assert EN[5] in " ".join(server.texts_asked()[0])
    assert set(Segment.objects.filter(translation=ja).values_list("state", flat=True)) == {"suggested"}


@pytest.mark.django_db
def test_english_that_was_withdrawn_is_no_cleared_text(pair, english):  # noqa: F811
    en, ja = pair
    publish(en, *english, EN)
    assert filling._is_cleared(ja)
    en.page.specific_class.objects.get(pk=en.page_id).unpublish()
    assert is_cleared(ja.source_id, ja.page.lineage.source_digest)
    assert not filling._is_cleared(ja)


@pytest.mark.django_db
def test_terms_come_with_the_forms_of_english():
    Term.objects.create(
        code="kcn",
        kind="term",
        name_vi="khu công nghiệp",
        name_en="industrial park",
        accepted_en="industrial zone",
        name_ja="工業団地",
        updated_at=timezone.now(),
    )
    forms = glossary.forms_for("ja", "Khu công nghiệp có nhà máy.", "en")
    assert forms == [TermForms("industrial park", "工業団地"), TermForms("industrial zone", "工業団地")]


def test_services_outside_know_english_as_a_source():
    assert {"vi", "en", "zh-hans", "ja", "fr"} <= set(DeeplEngine.SOURCES)
