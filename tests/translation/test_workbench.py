"""The workbench as a page: in reading order, with pictures and terms, as cheap for a long story as for a short one."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from tests import factories
from tests.people import client_of, person
from tests.translation.conftest import BODY, JAPANESE, fresh, write
from translation import asking, deciding, glossary, in_view, saving, shown
from translation.models import Segment, Translation

pytestmark = pytest.mark.django_db


def open_bench(user, translation):
    answer = client_of(user).get(reverse("translation", args=[translation.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def save(user, translation, position, **given):
    url = reverse("translation_save", args=[translation.pk, position])
    return client_of(user).post(url, json.dumps(given), content_type="application/json")


def long_story(paragraphs: int):
    body = [factories.text(f"<p>Đoạn thứ {number} về khu công nghiệp.</p>") for number in range(paragraphs)]
    picture = {"type": "image", "value": {"image": factories.picture().pk, "caption": "Nhãn"}, "id": "p"}
    return factories.article(f"Bài dài {paragraphs}", body=[*body, picture] * (1 + paragraphs // 20))


@pytest.fixture
def illustrated(cast):
    """A story with a picture in its text and words for search engines."""
    picture = {"type": "image", "value": {"image": factories.picture().pk, "caption": "Nhãn lồng"}, "id": "p1"}
    story = factories.article("Mùa nhãn", lead="Mở đầu.", body=[*BODY, picture], seo_title="Nhãn Hưng Yên")
    return asking.ask(story, "ja", cast.desk)


def test_segments_stand_as_the_page_reads_with_words_for_search_engines_last(illustrated, cast):
    page = open_bench(cast.translator, illustrated)
    shown = [one.get_text().strip() for one in page.select(".segment__text")]
    assert shown[:2] == ["Mùa nhãn", "Mở đầu."]
    assert shown[-2:] == ["Nhãn lồng", "Nhãn Hưng Yên"]
    assert [one.get_text() for one in page.select("h4.segment__text")] == ["Mùa nhãn", "Bến cảng"]
    assert len(page.select(".passage > h3")) == 3


def test_a_caption_has_its_picture_beside_it(illustrated, cast):
    (picture,) = open_bench(cast.translator, illustrated).select(".segment img")
    assert picture["alt"] == "Chùm nhãn chín"
    answer = client_of(cast.translator).get(picture["src"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")


def test_a_picture_is_shown_to_those_who_see_the_translation_and_only_beside_a_caption(illustrated, cast):
    caption = illustrated.segments.get(kind="caption").position
    address = reverse("translation_picture", args=[illustrated.pk, caption])
    assert client_of(cast.outsider).get(address).status_code == 200
    assert client_of(cast.other_translator).get(address).status_code == 404
    for position in (1, 99):
        none = reverse("translation_picture", args=[illustrated.pk, position])
        assert client_of(cast.translator).get(none).status_code == 404


def test_terms_are_marked_where_they_stand_with_their_form(japanese, cast, terms):
    (mark,) = open_bench(cast.translator, japanese).select("mark.term-mark")
    assert mark.get_text() == "khu công nghiệp"
    assert mark["aria-description"].startswith("工業団地")


def test_the_longest_term_counts_wherever_it_stands(db):
    entries = tuple(
        glossary.Entry(source, ("x",), (), "term", "") for source in ("khu công nghiệp Phố Nối", "khu công nghiệp")
    )
    text = "Khu công nghiệp Phố Nối là khu công nghiệp."
    assert [text[span.start : span.end] for span in glossary.spans(text, entries)] == [
        "Khu công nghiệp Phố Nối",
        "khu công nghiệp",
    ]
    assert glossary.in_source(text, entries) == list(entries)


def test_marking_a_term_changes_no_sign_of_the_source(japanese, cast, terms):
    shown = [one.get_text() for one in open_bench(cast.translator, japanese).select(".segment__text")]
    assert sorted(shown) == sorted(japanese.segments.values_list("source", flat=True))


def queries_of(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert act().status_code == 200
    return len(captured)


def test_opening_and_saving_cost_as_many_queries_for_a_long_story_as_for_a_short_one(cast, terms):
    short, long = (asking.ask(long_story(number), "ja", cast.desk) for number in (3, 60))
    assert long.segments.count() > 20 * short.segments.count()
    client = client_of(cast.translator)

    def opened(translation):
        return queries_of(lambda: client.get(reverse("translation", args=[translation.pk])))

    def saved(translation, version):
        url = reverse("translation_save", args=[translation.pk, 3])
        given = json.dumps({"target": "工業団地についての文です。", "version": version, "seen": ""})
        return queries_of(lambda: client.post(url, given, content_type="application/json"))

    opened(short), saved(short, 0), saved(long, 0)  # what is held in the process is there
    assert opened(short) == opened(long)
    assert saved(short, 1) == saved(long, 1)


def test_a_save_answers_with_counts_and_with_what_was_found(japanese, cast):
    said = save(cast.translator, japanese, 2, target="リードの文です", version=0).json()
    assert said["progress"] == {"done": 1, "total": 5}
    assert said["openFindings"] == 1
    assert "finding--warning" in said["findings"]


def test_the_same_source_translated_two_ways_is_found_on_saving_too(cast):
    story = factories.article("Một", body=[factories.text("<p>Nhãn lồng.</p>"), factories.text("<p>Nhãn lồng.</p>")])
    translation = asking.ask(story, "ja", cast.desk)
    first, second = translation.segments.filter(source="Nhãn lồng.").values_list("position", flat=True)
    save(cast.translator, translation, first, target="リュウガン。", version=0)
    said = save(cast.translator, translation, second, target="竜眼。", version=0).json()
    assert 'data-check="consistency"' in said["findings"]


@pytest.fixture
def submitted(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    return fresh(japanese)


def test_a_reviewer_approves_what_they_corrected_themselves(submitted, cast):
    seen = in_view.of(submitted.segments.all())
    said = save(cast.reviewer, submitted, 2, target="直したリードの文です。", version=1, seen=seen).json()
    deciding.approve(fresh(submitted), cast.reviewer, said["seen"])


def test_what_another_reviewer_wrote_meanwhile_is_not_approved_unseen(submitted, cast):
    """The answer to one's own save must not vouch for the words of others."""
    second = person("hieudinhja2", "reviewer", language="ja")
    seen = in_view.of(submitted.segments.all())
    saving.save(fresh(submitted), 4, second, "2024年、省には⟦1⟧17⟦/1⟧の工業区があります。", 1)
    said = save(cast.reviewer, submitted, 2, target="直したリードの文です。", version=1, seen=seen).json()
    with pytest.raises(deciding.ChangedError):
        deciding.approve(fresh(submitted), cast.reviewer, said["seen"])


def test_words_of_one_person_are_not_saved_as_another_who_signed_in_meanwhile(japanese, cast):
    answer = save(cast.reviewer, japanese, 2, target="リードの文です。", version=0, by=cast.translator.pk)
    assert (answer.status_code, answer.json()["session"]) == (403, "another")
    assert not japanese.changes.exists()
    assert save(cast.translator, japanese, 2, target="文です。", version=0, by=cast.translator.pk).status_code == 200


def test_the_session_says_whose_it_is_and_gives_a_token_that_works(japanese, cast, client):
    address = reverse("translation_session")
    script = {"x-requested-with": "XMLHttpRequest"}
    assert client.get(address, headers=script).status_code == 403
    said = client_of(cast.translator).get(address, headers=script)
    assert said.json()["user"] == cast.translator.pk
    assert said.json()["token"]
    assert "no-store" in said["Cache-Control"]


def test_after_signing_in_a_page_tells_the_workbench_and_may_stand_in_its_frame(cast):
    answer = client_of(cast.translator).get(reverse("translation_signed_in"))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "signed-in" in answer.content.decode()


def test_a_reviewers_change_is_shown_to_the_translator_until_they_write_again(submitted, cast):
    saving.save(submitted, 3, cast.reviewer, "港町", 1)
    page = open_bench(cast.translator, submitted)
    (segment,) = page.select(".segment[data-corrected]")
    assert segment["data-position"] == "3"
    assert [one.get_text() for one in segment.select(".segment__correction del")] == ["のまち"]
    deciding.send_back(fresh(submitted), cast.reviewer, deciding.seen(submitted.segments.all()), "看一看")
    saving.save(fresh(submitted), 3, cast.translator, "港のまち", 2)
    assert not open_bench(cast.translator, submitted).select("[data-corrected]")


def test_a_reviewers_change_is_marked_as_soon_as_it_is_saved(submitted, cast):
    said = save(cast.reviewer, submitted, 3, target="港町", version=1).json()
    assert "のまち</del>" in said["correction"]
    assert str(cast.reviewer) in said["correctedBy"]
    assert "correction" not in save(cast.reviewer, submitted, 3, target=JAPANESE[3], version=2).json()


def test_a_reviewers_save_without_change_is_no_correction(submitted, cast):
    saving.save(submitted, 3, cast.reviewer, JAPANESE[3], 1)
    assert not open_bench(cast.translator, submitted).select("[data-corrected]")


def test_the_workbench_shows_the_guide_of_its_language(japanese, cast):
    page = client_of(cast.translator).get(reverse("translation", args=[japanese.pk])).content.decode()
    assert "です・ます" in page
    assert reverse("translation_guide", args=["ja"]) not in page
    page = client_of(cast.reviewer).get(reverse("translation", args=[japanese.pk])).content.decode()
    assert reverse("translation_guide", args=["ja"]) in page


def test_what_hinders_a_long_translation_is_one_sentence():
    rows = [Segment(position=position, state=Segment.State.EMPTY) for position in range(1, 30)]
    said = deciding.hindrance(Translation(), rows)
    assert said.endswith(" 12 và các đoạn khác.")


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Mùa ⟦1⟧nhãn⟦/1⟧ chín, nhân dân vui", "nhan", ["nhãn", "nhân"]),
        ("Cùi long nhãn của nhân dân", "Long nhãn", ["long", "nhãn"]),
        ("乾燥リュウガンの出荷", "リュウガン", ["リュウガン"]),
        ("Mùa sen", "…", []),
    ],
)
def test_words_looked_for_are_marked_where_they_stand(text, words, found):
    assert [part.text for part in shown.marked(text, words) if part.kind == "found"] == found


def test_a_reviewer_is_warned_above_the_first_field_before_writing_outside_the_review(japanese, cast):
    text = open_bench(cast.reviewer, japanese).select_one("[data-workbench]").get_text()
    warning = gettext(
        "You review this language. If you write or submit here, you count as a translator of this text, "
        "and somebody else has to approve it."
    )
    assert text.index(warning) < text.index("Phố Hiến", text.index("→"))


def test_the_published_page_is_reached_wherever_the_office_stands(submitted, cast):
    """The site's record may know another port than the one that people came by."""
    deciding.approve(submitted, cast.reviewer, deciding.seen(submitted.segments.all()))
    links = open_bench(cast.desk, submitted).select(".workbench__progress a")
    (link,) = [one["href"] for one in links if one.get_text() == gettext("Published page")]
    assert link.startswith("/ja/")


def test_a_return_without_a_remark_leads_to_its_field(submitted, cast):
    given = {"decision": "return", "seen": deciding.seen(submitted.segments.all()), "remark": " "}
    answer = client_of(cast.reviewer).post(reverse("translation", args=[submitted.pk]), given)
    assert answer.status_code == 409
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("textarea[name=remark]").has_attr("autofocus")
    assert page.select_one(".workbench__decide .w-field__errors").get_text(strip=True)


def test_words_of_people_are_never_markup(japanese, cast):
    saving.save(japanese, 2, cast.translator, "<script>alert(1)</script> & <b>", version=0)
    page = client_of(cast.translator).get(reverse("translation", args=[japanese.pk])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in page
    assert "<script>alert(1)" not in page
