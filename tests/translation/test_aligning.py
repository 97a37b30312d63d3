"""A finished translation that came as a Word document: laid beside the source, put right by a person, taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from reference.models import Membership
from tests import factories
from tests.people import client_of, person
from tests.translation.conftest import BODY, JAPANESE, write
from tests.translation.manuscripts import docx
from translation import asking, saving
from translation.models import Alignment, SegmentChange
from translation.renewing import take_segments

pytestmark = pytest.mark.django_db
PARAGRAPHS = (JAPANESE[1], JAPANESE[2], JAPANESE[3], ("2024年、省には", "17", "の工業団地があります。"), JAPANESE[5])


def hand_in(user, translation, data, name="bản dịch.docx"):
    url = reverse("translation_align", args=[translation.pk])
    return client_of(user).post(url, {"file": SimpleUploadedFile(name, data)})


def draft_of(user, translation, *paragraphs):
    answer = hand_in(user, translation, docx(*paragraphs))
    assert answer.status_code == 302, answer.content.decode()
    return Alignment.objects.get(translation=translation, finished_at=None)


def act(user, draft, name, **fields):
    """Press a button with every field as it is shown, but for `fields`."""
    draft.refresh_from_db()
    words = {f"t{number}": row["target"] for number, row in enumerate(draft.rows)}
    out = {f"out{number}": "on" for number, row in enumerate(draft.rows) if row["is_out"]}
    data = {"version": draft.version, "act": name, **words, **out, **fields}
    answer = client_of(user).post(reverse("translation_alignment", args=[draft.pk]), data)
    draft.refresh_from_db()
    return answer


def said(answer):
    """What the next page tells."""
    return [str(message) for message in answer.wsgi_request._messages]


def targets(draft):
    return [row["target"] for row in draft.rows]


def written(translation):
    return dict(translation.segments.values_list("position", "target"))


def test_paragraphs_are_laid_beside_their_segments_and_taken(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    assert targets(draft) == [
        JAPANESE[1],
        JAPANESE[2],
        JAPANESE[3],
        "2024年、省には17の工業団地があります。",
        JAPANESE[5],
    ]
    page = client_of(cast.translator).get(reverse("translation_alignment", args=[draft.pk])).content.decode()
    assert JAPANESE[2] in page
    answer = act(cast.translator, draft, "finish")
    assert answer.context["report"].taken == [1, 2, 3, 4, 5]
    assert written(japanese) == JAPANESE  # the number is bold again
    assert set(japanese.segments.values_list("state", "origin")) == {("translated", "file")}
    assert SegmentChange.objects.filter(by=cast.translator, origin="file").count() == 5
    assert (draft.rows, draft.finished_at is None) == ([], False)


def test_rows_are_shifted_joined_split_and_left_out(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    act(cast.translator, draft, "down 1")
    assert targets(draft)[:3] == [JAPANESE[1], "", JAPANESE[2]]
    assert len(draft.rows) == 6
    act(cast.translator, draft, "up 2")
    assert targets(draft)[:3] == [JAPANESE[1], JAPANESE[2], JAPANESE[3]]
    assert len(draft.rows) == 5
    act(cast.translator, draft, "join 0")
    assert targets(draft)[:2] == [JAPANESE[1] + JAPANESE[2], ""]
    act(cast.translator, draft, "split 0", place=str(len(JAPANESE[1])))
    assert targets(draft)[:3] == [JAPANESE[1], JAPANESE[2], JAPANESE[3]]
    act(cast.translator, draft, "keep", out4="on")
    answer = act(cast.translator, draft, "finish")
    assert answer.context["report"].taken == [1, 2, 3, 4]
    assert written(japanese)[5] == ""


def test_without_a_cursor_words_are_split_at_the_line_that_was_begun(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    act(cast.translator, draft, "split 1", t1="一つ目の文\r\n二つ目の文")
    assert targets(draft)[:3] == [JAPANESE[1], "一つ目の文", "二つ目の文"]


def test_words_that_are_edited_are_kept_whatever_is_pressed(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    answer = act(cast.translator, draft, "up 1", t1="別の言い方です。")
    assert targets(draft)[1] == "別の言い方です。"
    assert any("bên trên" in message or "above" in message for message in said(answer))


def test_words_without_a_source_are_never_lost_silently(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS, "どこにもない段落がここにあります。")
    answer = act(cast.translator, draft, "finish")
    assert answer.status_code == 302
    assert said(answer)
    assert set(written(japanese).values()) == {""}
    number = next(number for number, row in enumerate(draft.rows) if not row["source"])
    assert act(cast.translator, draft, "finish", **{f"out{number}": "on"}).context["report"].taken == [1, 2, 3, 4, 5]


def test_a_paragraph_for_two_segments_is_cut_between_its_sentences(japanese, cast):
    draft = draft_of(
        cast.translator,
        japanese,
        JAPANESE[1],
        JAPANESE[2],
        JAPANESE[3],
        "2024年、省には17の工業団地があります。フンイエン産リュウガンです。",
    )
    assert targets(draft)[3:] == ["2024年、省には17の工業団地があります。", "フンイエン産リュウガンです。"]


def test_what_the_checks_say_is_told(japanese, cast):
    draft = draft_of(
        cast.translator, japanese, *PARAGRAPHS[:3], "2024年、省には18の工業団地があります。", PARAGRAPHS[4]
    )
    report = act(cast.translator, draft, "finish").context["report"]
    assert {position for position, _message in report.findings} == {4}
    assert len(report.findings) == 3  # another number, and no place for the bold one


def test_what_was_written_meanwhile_wins_unless_the_person_says_otherwise(japanese, cast, second_translator):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    saving.save(japanese, 2, second_translator, "もう一つの文です。", 0)
    page = client_of(cast.translator).get(reverse("translation_alignment", args=[draft.pk])).content.decode()
    assert "もう一つの文です。" in page
    report = act(cast.translator, draft, "finish").context["report"]
    assert [(one.position, one.mine) for one in report.conflicts] == [(2, "もう一つの文です。")]
    assert written(japanese) == {**JAPANESE, 2: "もう一つの文です。"}
    again = draft_of(cast.translator, japanese, *PARAGRAPHS)
    saving.save(japanese, 2, second_translator, "三つ目の文です。", 1)
    assert act(cast.translator, again, "finish", force="on").context["report"].taken == [2]
    assert written(japanese) == JAPANESE


def test_words_for_an_older_source_are_not_taken(story, japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    story.body = [BODY[0], {**BODY[1], "value": BODY[1]["value"].replace("17", "18")}]
    take_segments(japanese, story)
    report = act(cast.translator, draft, "finish").context["report"]
    assert [one.position for one in report.refused] == [4]


def test_a_draft_is_shown_again_and_can_be_thrown_away(japanese, cast, second_translator):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    listed = client_of(second_translator).get(reverse("translation_align", args=[japanese.pk])).content.decode()
    assert "bản dịch.docx" in listed
    act(second_translator, draft, "keep", t1="書き足しました。")
    assert targets(draft)[1] == "書き足しました。"
    client_of(cast.translator).post(reverse("translation_alignment", args=[draft.pk]), {"act": "discard", "version": 1})
    assert not Alignment.objects.exists()


def test_rows_changed_in_another_window_are_not_written_over(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    act(cast.translator, draft, "keep", t1="一番目の窓です。")
    answer = act(cast.translator, draft, "keep", version=0, t1="二番目の窓です。")
    assert said(answer)
    assert targets(draft)[1] == "一番目の窓です。"


def test_a_file_that_was_taken_is_not_taken_twice(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    act(cast.translator, draft, "finish")
    assert said(act(cast.translator, draft, "finish"))
    assert SegmentChange.objects.count() == 5


@pytest.mark.db
def test_a_finished_draft_can_not_hold_words(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    draft.finished_at = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b""),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600),
        ("a.pdf", b"%PDF-1.7"),
        ("a.rtf", rb"{\rtf1 a}"),
        ("a.odt", b"PK\x03\x04rest"),
        ("a.docx", b"PK\x03\x04rest"),
        ("a.txt", b"\xff\xfe\x00\x00"),
        ("a.xlf", b"<xliff version='1.2'/>"),
        ("a.docx", docx("Tỉnh Hưng Yên có mười bảy khu công nghiệp đang hoạt động và đã đón nhiều nhà đầu tư.")),
        ("a.docx", docx("")),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",  # an archive holds the time: no name
)
def test_what_is_no_finished_translation_is_refused_with_advice(japanese, cast, name, data):
    answer = hand_in(cast.translator, japanese, data, name)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not Alignment.objects.exists()


def test_a_table_of_two_languages_is_sent_where_it_belongs(japanese, cast):
    write(japanese, cast.translator)
    table = client_of(cast.translator).get(reverse("translation_take", args=[japanese.pk, "docx"])).content
    assert hand_in(cast.translator, japanese, table).status_code == 422


def test_others_neither_see_nor_write_it(japanese, cast):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    stranger = person("dichfr8", Membership.Role.TRANSLATOR, language="fr")
    url = reverse("translation_alignment", args=[draft.pk])
    assert client_of(stranger).get(url).status_code == 404
    assert client_of(stranger).get(reverse("translation_align", args=[japanese.pk])).status_code == 404
    assert client_of(cast.desk).get(url).status_code == 200
    assert said(act(cast.desk, draft, "finish"))
    assert client_of(cast.desk).post(url, {"act": "discard"}).status_code == 302
    assert Alignment.objects.exists()
    assert hand_in(cast.desk, japanese, docx(*PARAGRAPHS)).status_code == 422
    assert set(written(japanese).values()) == {""}


@pytest.mark.parametrize("name", ["", "down", "down x", "down 99", "split -1", "fly 1", "up 0", "join 99"])
def test_a_button_that_is_not_there_does_nothing(japanese, cast, name):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    before = draft.rows
    assert act(cast.translator, draft, name).status_code == 302
    assert draft.rows == before


def test_the_screen_asks_the_same_number_of_times_however_long_the_text(japanese, cast, django_assert_max_num_queries):
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS)
    client = client_of(cast.translator)
    url = reverse("translation_alignment", args=[draft.pk])
    client.get(url)
    with django_assert_max_num_queries(45):
        client.get(url)


def test_a_text_is_laid_in_the_order_in_which_the_page_reads(cast):
    story = factories.article("Phố Hiến", lead="Một câu mở đầu.", body=BODY, byline="Bài: Lan", seo_title="Phố cổ xưa")
    japanese = asking.ask(story, "ja", cast.desk)
    draft = draft_of(cast.translator, japanese, *PARAGRAPHS, "文：ラン", "古い町")
    assert targets(draft)[-2:] == ["文：ラン", "古い町"]
    assert [row["source"] for row in draft.rows][-2:] == ["Bài: Lan", "Phố cổ xưa"]
