"""An editor says “only a small correction”: wording stays approved, facts overrule it."""

# ruff: noqa: F811 - fixtures are asked for by the names that they were imported by

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from content import small_corrections
from content.models import ArticlePage, PageEvent, SmallCorrection
from tests.gate.case import article_form
from tests.people import client_of
from tests.translation.test_staleness import (  # noqa: F401 - fixtures
    LANGUAGES,
    TEXTS,
    WORDS,
    change,
    kind_of,
    live,
    made,
    rows,
    state_of,
)
from translation.models import SegmentChange
from translation.states import State

pytestmark = pytest.mark.django_db
OTHER_WORDS = TEXTS[0].replace("đang hoạt động", "đang hoạt động tốt")
Kind = PageEvent.Kind


def say(story, cast):
    small_corrections.say(story, cast.editor, True)


def remarks_of(page_id, kind):
    return list(PageEvent.objects.filter(page_id=page_id, kind=kind).values_list("remark", flat=True))


def test_without_the_mark_other_words_are_looked_at(live, cast):
    story, made = live
    change(story, cast, OTHER_WORDS, *TEXTS[1:])
    assert {state_of(made[code]) for code in LANGUAGES} == {State.STALE}


def test_other_words_of_a_small_correction_stay_approved_and_the_history_says_who_said_so(live, cast):
    story, made = live
    say(story, cast)
    change(story, cast, OTHER_WORDS, *TEXTS[1:])
    for code in LANGUAGES:
        row = rows(made[code])[3]
        assert (state_of(made[code]), row.state, row.source) == (State.LIVE, "approved", OTHER_WORDS), code
        assert str(cast.editor) in remarks_of(made[code].page_id, Kind.SMALL_CHANGE)[0]
        assert SegmentChange.objects.filter(segment=row, origin__startswith="source").exists()
    assert remarks_of(story.pk, Kind.NOT_SMALL) == []


def test_the_workbench_says_what_became_of_a_small_correction(live, cast):
    story, made = live
    say(story, cast)
    change(story, cast, OTHER_WORDS, *TEXTS[1:])
    (remark,) = remarks_of(made["ja"].page_id, Kind.SMALL_CHANGE)
    assert remark in client_of(cast.reviewer).get(reverse("translation", args=[made["ja"].pk])).content.decode()


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (TEXTS[0].replace("17", "18"), "17 → 18"),  # figure
        (TEXTS[0].replace("đang hoạt động", "không hoạt động"), "đang → không"),  # negation
        (TEXTS[0].replace("17 nhà máy", "17 ha"), "nhà máy → ha"),  # unit
        (TEXTS[0].replace("Khu công nghiệp", "Khu công nghiệp Thăng Long"), "Thăng Long"),  # name
    ],
)
def test_facts_overrule_the_mark_and_everybody_reads_why(live, cast, now, said):
    story, made = live
    say(story, cast)
    change(story, cast, now, *TEXTS[1:])
    for code in LANGUAGES:
        assert (kind_of(made[code]), state_of(made[code])) == ("facts", State.STALE), code
        assert rows(made[code])[3].state == "stale", code
        assert said in remarks_of(made[code].page_id, Kind.NOT_SMALL)[0]
    (told,) = remarks_of(story.pk, Kind.NOT_SMALL)  # once, however many languages
    assert said in told
    page = client_of(cast.editor).get(reverse("page_events", args=[story.pk])).content.decode()
    assert said in page


def test_a_changed_date_overrules_while_other_pieces_stay(live, cast):
    story, made = live
    say(story, cast)
    change(story, cast, OTHER_WORDS, TEXTS[1], TEXTS[2].replace("tháng Giêng", "tháng Ba"))
    states = {number: row.state for number, row in rows(made["ja"]).items()}
    assert (states[3], states[5]) == ("approved", "stale")


def test_a_new_paragraph_is_translated_whatever_was_said(live, cast):
    story, made = live
    say(story, cast)
    change(story, cast, *TEXTS, "Một đoạn hoàn toàn mới về làng nghề.")
    assert state_of(made["ja"]) == State.STALE
    assert rows(made["ja"])[6].state == "empty"


def test_the_mark_lapses_with_the_next_cleared_wording(live, cast):
    story, made = live
    say(story, cast)
    change(story, cast, OTHER_WORDS, *TEXTS[1:])
    change(story, cast, OTHER_WORDS.replace("tốt", "rất đều đặn"), *TEXTS[1:])
    assert state_of(made["ja"]) == State.STALE


def test_the_mark_clears_nothing(live, cast):
    story, _made = live
    say(story, cast)
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.title = "Một bài khác"
    draft.save_revision(user=cast.editor)
    assert ArticlePage.objects.get(pk=story.pk).title == "Một bài"


def form_of(page, cast, **given):
    page = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return ArticlePage.get_edit_handler().get_form_class()(instance=page, for_user=cast.editor, **given)


def test_the_box_stands_where_there_are_translations_and_the_approver_reads_it(live, cast):
    story, made = live
    form = form_of(story, cast)
    assert form.initial["small_correction"] is False
    assert "small_correction" not in form_of(made["ja"].page, cast).fields
    say(story, cast)
    assert form_of(story, cast).initial["small_correction"] is True
    page = client_of(cast.editor).get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert 'name="small_correction"' in page
    review = client_of(cast.leader).get(reverse("page_review", args=[story.pk])).content.decode()
    assert str(cast.editor) in review
    assert "small_correction" in client_of(cast.leader).get(reverse("page_review", args=[story.pk])).context


@pytest.mark.parametrize("is_small", [True, False])
def test_saving_the_editor_keeps_what_the_box_says(live, cast, is_small):
    story, _made = live
    small_corrections.say(story, cast.editor, not is_small)
    page = ArticlePage.objects.get(pk=story.pk)
    fields = {"title": "Một bài sửa", "slug": page.slug, "lead": page.lead, "agency": page.agency_id}
    given = article_form([("text", rich_text("<p>Một câu.</p>"))], **fields)
    given |= {"small_correction": "on"} if is_small else {}
    answer = client_of(cast.editor).post(reverse("wagtailadmin_pages:edit", args=[story.pk]), given)
    assert answer.status_code == 302
    assert ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object().title == "Một bài sửa"
    assert SmallCorrection.objects.filter(page=story.pk).exists() is is_small
