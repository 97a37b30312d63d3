"""The source changes: what stayed keeps its translation, what changed shows old and new, the live page stays."""

import pytest
from django.urls import reverse

from content import approval, checklist
from content.digest import digest_of
from content.models import ArticlePage
from tests.people import client_of
from tests.translation.conftest import JAPANESE, fresh, write
from translation import deciding, states
from translation.models import MemoryEntry, Segment, SegmentChange
from translation.states import State

pytestmark = [pytest.mark.django_db, pytest.mark.db]
POINTS = [point.code for point in checklist.POINTS]


@pytest.fixture
def live_japanese(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    deciding.approve(fresh(japanese), cast.reviewer, deciding.seen(japanese.segments.all()))
    return fresh(japanese)


def change_source(story, cast, change):
    """Edit, approve and clear the Vietnamese story; `change` works on its stored blocks."""
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    change(draft)
    draft.save_revision(user=cast.editor)
    page = ArticlePage.objects.get(pk=story.pk)
    page.get_workflow().start(page, cast.editor)
    for user, points in ((cast.leader, ()), (cast.clearer, POINTS)):
        page = ArticlePage.objects.get(pk=story.pk)
        seen = digest_of(page.get_latest_revision_as_object())
        approval.approve(page, user, seen, checklist=points)


def new_figure(page):
    raw = list(page.body.raw_data)
    raw[1] = {**raw[1], "value": raw[1]["value"].replace("17", "18")}
    page.body = page._meta.get_field("body").stream_block.to_python(raw)


def test_a_changed_figure_makes_the_translation_stale_and_leaves_it_live(live_japanese, story, cast):
    before = ArticlePage.objects.get(pk=live_japanese.page_id)
    change_source(story, cast, new_figure)
    page = ArticlePage.objects.get(pk=live_japanese.page_id)
    assert page.live
    assert digest_of(page) == digest_of(before)
    assert page.lineage.stale_kind == "facts"
    assert states.of(fresh(live_japanese)).state == State.STALE
    rows = {row.position: row for row in live_japanese.segments.all()}
    assert rows[4].state == "stale"
    assert "17" in rows[4].previous_source
    assert "18" in rows[4].source
    assert rows[4].target == JAPANESE[4]
    assert {rows[n].state for n in (1, 2, 3, 5)} == {"approved"}
    html = client_of(cast.translator).get(reverse("translation", args=[live_japanese.pk])).content.decode()
    assert "<del>17</del><ins>18</ins>" in html


def test_the_updated_translation_goes_out_and_is_fresh_again(live_japanese, story, cast):
    change_source(story, cast, new_figure)
    stale = live_japanese.segments.get(state="stale")
    from translation import saving

    saving.save(fresh(live_japanese), 4, cast.translator, JAPANESE[4].replace("17", "18"), stale.version)
    deciding.submit(fresh(live_japanese), cast.translator)
    deciding.approve(fresh(live_japanese), cast.reviewer, deciding.seen(live_japanese.segments.all()))
    page = ArticlePage.objects.get(pk=live_japanese.page_id)
    assert "18" in str(page.body)
    assert page.lineage.stale_since is None
    assert states.of(fresh(live_japanese)).state == State.LIVE


def test_a_stale_translation_is_not_approved(live_japanese, story, cast):
    change_source(story, cast, new_figure)
    from translation.errors import NotPossibleError

    with pytest.raises(NotPossibleError, match="4"):
        deciding.submit(fresh(live_japanese), cast.translator)


def test_words_that_only_moved_keep_their_translation(live_japanese, story, cast):
    def turn(page):
        raw = list(page.body.raw_data)
        page.body = page._meta.get_field("body").stream_block.to_python(raw[::-1])

    change_source(story, cast, turn)
    assert {row.source: row.target for row in live_japanese.segments.all()}["Bến cảng"] == JAPANESE[3]
    assert not Segment.objects.filter(translation=live_japanese, state="stale").exists()


def test_what_was_written_for_words_that_are_gone_is_kept(live_japanese, story, cast):
    def shorten(page):
        page.body = page._meta.get_field("body").stream_block.to_python([list(page.body.raw_data)[0]])

    change_source(story, cast, shorten)
    assert live_japanese.segments.count() == 3
    gone = SegmentChange.objects.filter(translation=live_japanese, origin="source removed")
    assert {change.target for change in gone} == {JAPANESE[4], JAPANESE[5]}


def test_a_new_paragraph_is_empty_or_comes_from_the_memory(live_japanese, story, cast):
    def add(page):
        raw = [*page.body.raw_data, {"type": "text", "value": "<p>Nhãn lồng</p><p>Câu mới.</p>", "id": "b3"}]
        page.body = page._meta.get_field("body").stream_block.to_python(raw)

    change_source(story, cast, add)
    rows = {row.position: row for row in live_japanese.segments.all()}
    assert (rows[6].state, rows[6].target, rows[6].origin) == ("suggested", JAPANESE[5], "memory 100")
    assert (rows[7].state, rows[7].target) == ("empty", "")


def test_the_newest_approved_pair_is_offered(live_japanese, story, cast):
    assert MemoryEntry.objects.filter(language="ja").count() == len(JAPANESE)
    entry = MemoryEntry.objects.get(source="Nhãn lồng")
    assert entry.approved_by == cast.reviewer
    assert entry.folded == "nhan long"


def test_an_unchanged_save_of_the_source_changes_nothing(live_japanese, story, cast):
    ArticlePage.objects.get(pk=story.pk).save_revision(user=cast.editor).publish()
    assert states.of(fresh(live_japanese)).state == State.LIVE
