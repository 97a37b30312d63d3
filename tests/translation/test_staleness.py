"""What a change of the source means, in every language, in the moment that it is cleared."""

import pytest
from django.db import transaction

from content import approval, checklist
from content.digest import digest_of
from content.models import ArticlePage
from reference.models import Membership
from tests import factories, people
from tests.translation.conftest import fresh, write
from translation import asking, building, deciding, states
from translation.models import SegmentChange, Translation
from translation.states import State

pytestmark = pytest.mark.django_db
POINTS = [point.code for point in checklist.POINTS]
TEXTS = (
    "Khu công nghiệp có 17 nhà máy đang hoạt động.",
    "Làng nghề nằm bên sông. Khách đến xem vào mùa xuân.",
    "Lễ hội mở vào tháng Giêng.",
)
WORDS = {
    "en": (
        "A story",
        "An opening sentence.",
        "The industrial park has 17 factories in operation.",
        "The craft village lies by the river. Visitors come to watch in spring.",
        "The festival opens in the first lunar month.",
    ),
    "zh-hans": (
        "一篇文章",
        "开头的一句话。",
        "工业园区有17家工厂投入运营。",
        "手工艺村坐落在河边。游客在春天前来参观。",
        "庙会在农历正月举行。",
    ),
    "ja": (
        "ひとつの記事",
        "はじめの文です。",
        "工業団地では17の工場が稼働しています。",
        "伝統工芸村は川のほとりにあります。春には見学の人が訪れます。",
        "祭りは旧暦の正月に始まります。",
    ),
    "fr": (
        "Un récit",
        "Une phrase d’ouverture.",
        "Le parc industriel compte 17 usines en activité.",
        "Le village de métier se trouve au bord du fleuve. Les visiteurs viennent au printemps.",
        "La fête s’ouvre au premier mois lunaire.",
    ),
}
LANGUAGES = tuple(WORDS)


def body(*texts):
    return [factories.text(f"<p>{text}</p>") | {"id": f"b{number}"} for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def made(cast_made, django_db_blocker):
    """One story, live in five languages; each test rolls back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _make(people.found())
        transaction.set_rollback(True)


def _make(cast):
    story = factories.article("Một bài", lead="Một câu mở đầu.", body=body(*TEXTS))
    for code, words in WORDS.items():
        translator = people.person(f"dich-{code}", Membership.Role.TRANSLATOR, language=code)
        reviewer = people.person(f"duyet-{code}", Membership.Role.REVIEWER, language=code)
        translation = asking.ask(story, code, cast.desk)
        write(translation, translator, dict(enumerate(words, 1)))
        deciding.submit(fresh(translation), translator)
        sent = fresh(translation)
        deciding.approve(sent, reviewer, deciding.seen(sent.segments.all()))
    return story.pk


@pytest.fixture
def live(made, cast):
    found = Translation.objects.filter(source=made)
    return ArticlePage.objects.get(pk=made), {row.language: fresh(row) for row in found}


def change(story, cast, *texts, **fields):
    """Edit, approve and clear the Vietnamese story."""
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.body = draft._meta.get_field("body").stream_block.to_python(body(*texts))
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=cast.editor)
    ArticlePage.objects.get(pk=story.pk).get_workflow().start(ArticlePage.objects.get(pk=story.pk), cast.editor)
    for user, points in ((cast.leader, ()), (cast.clearer, POINTS)):
        page = ArticlePage.objects.get(pk=story.pk)
        seen = digest_of(page.get_latest_revision_as_object())
        approval.approve(page, user, seen, checklist=points)


def state_of(translation):
    return states.of(fresh(translation)).state


def kind_of(translation):
    return fresh(translation).page.lineage.stale_kind


def rows(translation):
    return {row.position: row for row in translation.segments.all()}


def test_a_changed_figure_withdraws_the_approval_in_every_language_at_once(live, cast):
    story, made = live
    with transaction.atomic():
        change(story, cast, TEXTS[0].replace("17", "18"), *TEXTS[1:])
        for code in LANGUAGES:
            assert (kind_of(made[code]), state_of(made[code])) == ("facts", State.STALE), code
            row = rows(made[code])[3]
            assert (row.state, row.target, "17" in row.previous_source) == ("stale", WORDS[code][2], True)
            assert ArticlePage.objects.get(pk=made[code].page_id).live, code


@pytest.mark.parametrize(
    "texts",
    [
        (TEXTS[0].replace("đang hoạt động", "đang hoat động"), *TEXTS[1:]),
        (TEXTS[0], TEXTS[1].replace("sông. Khách", "sông.  Khách"), TEXTS[2]),
        (TEXTS[0].replace("động.", "động!"), *TEXTS[1:]),
    ],
)
def test_a_slip_or_a_sign_keeps_every_approval(live, cast, texts):
    story, made = live
    change(story, cast, *texts)
    for code in LANGUAGES:
        assert (kind_of(made[code]), state_of(made[code])) == ("", State.LIVE), code
        assert {row.state for row in rows(made[code]).values()} == {"approved"}, code


def test_a_slip_is_listed_in_the_history(live, cast):
    story, made = live
    change(story, cast, TEXTS[0].replace("đang hoạt động", "đang hoat động"), *TEXTS[1:])
    found = SegmentChange.objects.filter(origin__startswith="source ").values_list("origin", "translation__language")
    assert set(found) == {("source typo", code) for code in LANGUAGES}


def test_other_words_ask_for_another_look(live, cast):
    story, made = live
    change(story, cast, TEXTS[0], TEXTS[1].replace("đến xem", "ghé thăm"), TEXTS[2])
    for code in LANGUAGES:
        assert (kind_of(made[code]), state_of(made[code])) == ("wording", State.STALE), code
        assert rows(made[code])[4].state == "stale"


def test_a_moved_paragraph_keeps_its_approved_words(live, cast):
    story, made = live
    change(story, cast, TEXTS[2], TEXTS[0], TEXTS[1])
    for code in LANGUAGES:
        assert kind_of(made[code]) == "moved", code
        found = rows(made[code])
        assert [found[n].target for n in (3, 4, 5)] == [WORDS[code][n] for n in (4, 2, 3)], code
        assert {row.state for row in found.values()} == {"approved"}, code


def test_a_paragraph_cut_in_two_keeps_its_words(live, cast):
    story, made = live
    first, second = TEXTS[1].split(". ")
    change(story, cast, TEXTS[0], f"{first}.", second, TEXTS[2])
    for code in LANGUAGES:
        assert kind_of(made[code]) == "moved", code
        found = rows(made[code])
        assert {row.state for row in found.values()} == {"approved"}, code
        assert (found[4].target + found[5].target).replace(" ", "") == WORDS[code][3].replace(" ", "")


def test_two_paragraphs_made_one_keep_their_words(live, cast):
    story, made = live
    change(story, cast, TEXTS[0], f"{TEXTS[1]} {TEXTS[2]}")
    for code in LANGUAGES:
        found = rows(made[code])
        space = "" if code in ("zh-hans", "ja") else " "
        assert (len(found), found[4].state) == (4, "approved"), code
        assert found[4].target == space.join(WORDS[code][3:]), code


def test_only_a_topic_changed_and_the_page_takes_it_over_after_a_look(live, cast):
    story, made = live
    change(story, cast, *TEXTS, genre=ArticlePage.Genre.FEATURE)
    for code in LANGUAGES:
        assert (kind_of(made[code]), state_of(made[code])) == ("choices", State.STALE), code


def test_the_gravest_change_stays_named_until_it_is_approved(live, cast):
    story, made = live
    change(story, cast, TEXTS[0].replace("17", "18"), *TEXTS[1:])
    change(story, cast, TEXTS[0].replace("17", "18"), TEXTS[2], TEXTS[1])
    assert kind_of(made["ja"]) == "facts"


def test_a_copy_without_words_tells_pictures_from_words(live):
    story, _made = live
    other = ArticlePage.objects.get(pk=story.pk)
    other.title = "Khác"
    assert building.differ_in_words_only(story, other)
    other.agency = factories.agency("bqlkcn", name_vi="Ban Quản lý")
    assert not building.differ_in_words_only(story, other)
