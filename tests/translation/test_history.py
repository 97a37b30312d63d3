"""Every save of a segment is kept: who, when, from what; any two are compared, and old words put back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override

from tests.people import client_of
from tests.translation.conftest import fresh, write
from translation import deciding, history, saving
from translation.models import SegmentChange
from translation.shown import difference

pytestmark = pytest.mark.django_db


def shown(user, translation, position, **query):
    answer = client_of(user).get(reverse("translation_history", args=[translation.pk, position]), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def thrice(japanese, cast):
    for version, words in enumerate(("港", "港のまち", "古い港のまち")):
        saving.save(fresh(japanese), 3, cast.translator, words, version)
    return fresh(japanese)


def test_each_save_is_shown_with_person_and_what_differs_from_the_one_before(thrice, cast):
    page = shown(cast.translator, thrice, 3)
    entries = page.select(".history__entry")
    assert len(entries) == 3
    assert [one.get_text() for one in entries[0].select("ins")] == ["古い"]
    assert "Dichja" in entries[0].get_text()


def test_any_two_are_compared(thrice, cast):
    first, *_others, last = SegmentChange.objects.order_by("pk").values_list("pk", flat=True)
    page = shown(cast.translator, thrice, 3, older=first, newer=last)
    assert [one.get_text() for one in page.select(".history__compared ins")] == ["古い", "のまち"]


def test_saves_of_another_segment_or_nonsense_are_not_compared(thrice, cast):
    saving.save(thrice, 2, cast.translator, "リード", 0)
    other = SegmentChange.objects.latest("pk").pk
    for query in ({"older": other, "newer": other}, {"older": "x", "newer": "9" * 40}):
        assert not shown(cast.translator, thrice, 3, **query).select(".history__compared")


def test_old_words_are_offered_to_those_who_may_write_only(thrice, cast):
    offered = [one["data-restore"] for one in shown(cast.translator, thrice, 3).select("[data-restore]")]
    assert offered == ["港のまち", "港"]
    assert not shown(cast.desk, thrice, 3).select("[data-restore]")


def test_a_segment_that_nobody_saved_says_so(japanese, cast):
    assert not shown(cast.translator, japanese, 3).select(".history__entry")


def test_another_languages_history_is_not_there(thrice, cast):
    for user, position in ((cast.other_translator, 3), (cast.translator, 99)):
        address = reverse("translation_history", args=[thrice.pk, position])
        assert client_of(user).get(address).status_code == 404


def test_a_reviewers_save_is_named_as_such(japanese, cast):
    write(japanese, cast.translator)
    deciding.submit(fresh(japanese), cast.translator)
    saving.save(fresh(japanese), 3, cast.reviewer, "港町", 1)
    first, second = shown(cast.translator, japanese, 3).select(".history__entry")
    assert first.select(".history__reviewer")
    assert not second.select(".history__reviewer")


@pytest.mark.parametrize(
    ("origin", "machine", "words"),
    [
        ("human", "", "typed"),
        ("human", "deepl", "typed over what a machine said: DeepL"),
        ("machine libre", "libre", "from a machine: LibreTranslate"),
        ("memory 92", "", "from the memory, 92 %"),
        ("file", "", "from a file"),
        ("replace", "", "by find and replace"),
        ("source typo", "", "kept when the source changed"),
        ("", "", ""),
    ],
)
def test_from_what_the_words_came_is_named(origin, machine, words):
    with override("en"):
        assert history.origin_name(origin, machine) == words


def test_words_of_the_memory_that_somebody_takes_keep_their_origin(japanese, cast):
    japanese.segments.filter(position=3).update(target="港のまち", state="suggested", origin="memory 92", score=92)
    saving.save(fresh(japanese), 3, cast.translator, "港のまち", 0)
    assert SegmentChange.objects.get().origin == "memory 92"
    saving.save(fresh(japanese), 3, cast.translator, "港", 1)
    assert SegmentChange.objects.latest("pk").origin == "human"


def test_a_history_costs_a_fixed_number_of_queries(thrice, cast, django_assert_num_queries):
    row = thrice.segments.get(position=3)
    with django_assert_num_queries(1):
        assert len(history.of(row)) == 3


def test_a_placeholder_that_was_lost_is_seen(japanese, cast):
    for version, words in enumerate(("⟦1⟧17⟦/1⟧の団地", "⟦1⟧17の団地")):
        saving.save(fresh(japanese), 4, cast.translator, words, version)
    page = shown(cast.translator, japanese, 4)
    assert "⟦/1⟧" in page.select(".history__entry")[0].select_one("del, ins").get_text()
    assert deciding.hindrance(japanese)


def test_spaces_do_not_cut_what_differs_into_crumbs():
    parts = difference("la marchande sous le grand arbre sert", "la marchande de douceurs sert")
    assert [(part.kind, part.text) for part in parts] == [
        ("text", "la marchande "),
        ("removed", "sous le grand arbre"),
        ("added", "de douceurs"),
        ("text", " sert"),
    ]
