"""What was approved once helps with the next text."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from reference.models import Membership
from tests import factories
from tests.people import client_of, person
from tests.translation.conftest import JAPANESE, fresh, write
from translation import asking, deciding, memory, saving
from translation.errors import NotPossibleError
from translation.models import MemoryEntry, Segment, SetAside

pytestmark = [pytest.mark.django_db, pytest.mark.db]
PLACES = [
    ("Khu công nghiệp có 17 nhà máy đang hoạt động.", "工業団地では17の工場が稼働しています。"),
    (
        "Tỉnh nằm ở trung tâm đồng bằng sông Hồng. Thủ đô cách đây 64 km.",
        "省は紅河デルタの中心にあります。首都まで64キロです。",
    ),
    ("Lễ hội diễn ra vào mùa xuân.", "祭りは春に行われます。"),
]


def body(*texts):
    return [factories.text(f"<p>{text}</p>") | {"id": f"b{number}"} for number, text in enumerate(texts)]


def approve(translation, translator, reviewer, targets):
    write(translation, translator, dict(enumerate(targets, 1)))
    for row in translation.segments.all():  # the pairs are short; figures and terms are not what is tried here
        for check in ("closing", "term_missing"):
            SetAside.objects.get_or_create(
                translation=translation, source_digest=row.source_digest, check_name=check, reason="a", by=reviewer
            )
    deciding.submit(fresh(translation), translator)
    made = fresh(translation)
    deciding.approve(made, reviewer, deciding.seen(made.segments.all()))


@pytest.fixture
def known(cast):
    """An approved Japanese story."""
    story = factories.article("Bài thứ nhất", lead="Mở đầu.", body=body(*(vi for vi, _ja in PLACES)))
    made = asking.ask(story, "ja", cast.desk)
    approve(made, cast.translator, cast.reviewer, ["第一の記事", "導入です。", *(ja for _vi, ja in PLACES)])
    return made


def ask(cast, *texts):
    return asking.ask(factories.article("Bài thứ hai", lead="Câu khác hẳn.", body=body(*texts)), "ja", cast.desk)


def row_of(translation, start):
    return translation.segments.get(source__startswith=start)


def test_the_same_words_between_the_same_neighbours_are_taken_and_locked(known, cast):
    row = row_of(ask(cast, *(vi for vi, _ja in PLACES)), "Tỉnh nằm")
    assert (row.state, row.score, row.is_locked, row.origin) == ("translated", 101, True, "memory 101")


def test_the_same_words_elsewhere_are_a_suggestion(known, cast):
    row = row_of(ask(cast, "Một câu mới.", PLACES[1][0], "Một câu khác nữa."), "Tỉnh nằm")
    assert (row.state, row.score, row.is_locked) == ("suggested", 100, False)
    assert row.target == PLACES[1][1]


def test_where_only_a_number_differs_the_target_has_the_new_one(known, cast):
    row = row_of(ask(cast, "Khu công nghiệp có 18 nhà máy đang hoạt động."), "Khu công nghiệp")
    assert (row.state, row.score < 100, row.target) == ("suggested", True, "工業団地では18の工場が稼働しています。")


def test_other_words_are_no_match(known, cast):
    row = row_of(ask(cast, "Trường học mở cửa từ tháng Chín hằng năm."), "Trường học")
    assert (row.state, row.target) == ("empty", "")


def test_a_locked_segment_opens_when_somebody_writes_it(known, cast):
    made = ask(cast, *(vi for vi, _ja in PLACES))
    row = row_of(made, "Tỉnh nằm")
    page = client_of(cast.translator).get(reverse("translation", args=[made.pk])).content.decode()
    assert 'data-act="unlock"' in page
    saving.save(made, row.position, cast.translator, "別の言い方です。", row.version)
    assert not row_of(made, "Tỉnh nằm").is_locked


def test_matches_are_shown_with_what_differs_and_where_they_come_from(known, cast):
    made = ask(cast, "Khu công nghiệp có 18 nhà máy mới đang hoạt động.")
    row = row_of(made, "Khu công nghiệp")
    url = reverse("translation_matches", args=[made.pk, row.position])
    shown = client_of(cast.translator).get(url).content.decode()
    assert "<ins>" in shown
    assert "data-match=" in shown
    assert "Bài thứ nhất" in shown
    stranger = person("dichfr5", Membership.Role.TRANSLATOR, language="fr")
    assert client_of(stranger).get(url).status_code == 404
    assert client_of(cast.translator).get(reverse("translation_matches", args=[made.pk, 99])).status_code == 404
    assert "data-match=" not in client_of(cast.desk).get(url).content.decode()


@pytest.mark.parametrize(
    ("words", "found"), [("song hong", True), ("紅河", True), ("không có đâu", False), ("s", False)]
)
def test_words_are_looked_up_in_both_languages(known, cast, words, found):
    url = reverse("translation_concordance", args=[known.pk])
    shown = client_of(cast.translator).get(url, {"q": words}).content.decode()
    assert ("紅河デルタ" in re.sub(r"</?mark[^>]*>", "", shown)) is found


def test_sentences_of_a_paragraph_are_remembered_by_themselves(known):
    assert MemoryEntry.objects.get(source="Thủ đô cách đây 64 km.").target == "首都まで64キロです。"
    assert MemoryEntry.objects.filter(is_sentence=True).count() == 2


def test_what_is_approved_again_is_kept_once_and_newest(known, cast):
    count = MemoryEntry.objects.count()
    memory.remember(known, list(known.segments.all()), cast.reviewer)
    assert MemoryEntry.objects.count() == count


def test_a_text_longer_than_an_index_takes_is_remembered(known, cast):
    """PostgreSQL's index takes 2,700 bytes."""
    words = " ".join(f"từ{number}" for number in range(900))
    row = Segment(translation=known, path="x", position=90, source=words, source_digest="d", target=words * 2)
    memory.remember(known, [row], cast.reviewer)
    assert MemoryEntry.objects.get(source=words).target == words * 2


def test_the_index_follows_what_is_forgotten(known, cast):
    assert memory.index_of("ja").find(PLACES[2][0])
    MemoryEntry.objects.all().delete()
    assert memory.index_of("ja").find(PLACES[2][0]) == []


def test_what_is_approved_anew_replaces_its_entry_and_the_rest_stays(known):
    held, words = memory.index_of("ja"), PLACES[2][0]
    assert held.find(words, "before", "after")[0].score == 100
    again = {"before_digest": "before", "after_digest": "after", "approved_at": timezone.now()}
    MemoryEntry.objects.filter(source=words).update(**again)
    assert memory.index_of("ja") is held
    assert held.find(words, "before", "after")[0].score == 101


def test_nothing_is_asked_twice_when_the_memory_did_not_change(known, django_assert_num_queries):
    memory.index_of("ja")
    with django_assert_num_queries(1):
        memory.index_of("ja")


def test_who_submits_what_the_memory_filled_answers_for_it(known, cast):
    """Otherwise nobody would have translated it, and the one who sent it in could approve it too."""
    both = person("hai", Membership.Role.REVIEWER, language="ja")
    Membership.objects.create(user=both, role=Membership.Role.TRANSLATOR, language="ja")
    made = asking.ask(factories.article("Bài thứ nhất", lead="Mở đầu.", body=[]), "ja", cast.desk)
    for row in made.segments.all():
        Segment.objects.filter(pk=row.pk).update(state="translated", target=JAPANESE[1], origin="memory 101")
    Segment.objects.filter(translation=made, position=2).update(target="導入です。")
    deciding.submit(fresh(made), both)
    sent = fresh(made)
    with pytest.raises(NotPossibleError):
        deciding.approve(sent, both, deciding.seen(sent.segments.all()))
