"""Style guides: what is shipped is shown until the office writes its own; reviewers and the desk write."""

import pytest
from django.urls import reverse

from cms import languages
from tests.people import client_of, person
from translation import guides
from translation.models import LanguageGuide

pytestmark = pytest.mark.django_db


def write(user, text, version=0, language="ja"):
    return client_of(user).post(reverse("translation_guide", args=[language]), {"text": text, "version": version})


@pytest.mark.parametrize("language", [language.code for language in languages.TRANSLATED])
def test_every_language_of_the_site_comes_with_a_guide(language):
    blocks = guides.of(language).blocks
    assert {block.kind for block in blocks} == {"heading", "item"}
    assert len(blocks) > 15


def test_a_reviewer_of_the_language_and_the_desk_write_it(cast):
    assert write(cast.reviewer, "# Giọng văn\n- です・ます").status_code == 302
    assert write(cast.desk, "# Giọng văn\n- だ・である", version=1).status_code == 302
    guide = guides.of("ja")
    assert (guide.version, guide.by) == (2, cast.desk)
    assert [(block.kind, block.text) for block in guide.blocks] == [("heading", "Giọng văn"), ("item", "だ・である")]


def test_others_read_it_or_do_not_see_it(cast):
    assert client_of(cast.translator).get(reverse("translation_guide", args=["ja"])).status_code == 200
    french = person("hieudinhfr", "reviewer", language="fr")
    for answer in (
        write(cast.translator, "a"),
        write(french, "a"),
        client_of(french).get(reverse("translation_guide", args=["ja"])),
    ):
        assert answer.status_code == 302
        assert answer["Location"] == reverse("wagtailadmin_home")
    assert not LanguageGuide.objects.exists()


def test_two_people_at_once_do_not_overwrite_each_other(cast):
    write(cast.reviewer, "một")
    answer = write(cast.desk, "hai")
    assert answer.status_code == 409
    assert "hai" in answer.content.decode()
    assert guides.of("ja").text == "một"


def test_an_empty_text_brings_back_the_one_that_is_shipped(cast):
    write(cast.reviewer, "một")
    write(cast.reviewer, "  ", version=1)
    assert guides.of("ja") == guides.Guide("ja", guides.shipped("ja"))


def test_a_language_that_is_not_translated_into_has_no_guide(cast):
    assert client_of(cast.desk).get(reverse("translation_guide", args=["vi"])).status_code == 404
    assert client_of(cast.desk).get(reverse("translation_guide", args=["de"])).status_code == 404
    assert write(cast.desk, "a" * 20_001).status_code == 422
