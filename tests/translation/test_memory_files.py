"""Old stories in two languages, and memories of other programs, go into the memory; and the memory goes out."""

import io
import json
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from translate.storage.tmx import tmxfile

from cms.demo import ledger, traces
from content.models import Lineage
from reference.models import Membership
from tests import factories
from tests.people import client_of, person
from tests.translation.conftest import JAPANESE, fresh, write
from tests.translation.exchange.samples import FIXTURES, MOMENT
from tests.translation.manuscripts import docx
from tests.translation.test_aligning import act
from translation import asking, deciding, memory, memory_files
from translation.exchange import tmx, tmx_streaming
from translation.exchange.tmx import MemoryUnit, Variant
from translation.models import Alignment, MemoryEntry

pytestmark = pytest.mark.django_db
URL = "translation_memory"
VIETNAMESE = (
    "Bến cảng Phố Hiến",
    "Năm 2024, tỉnh có 17 khu công nghiệp đang hoạt động.",
    "Nhãn lồng Hưng Yên rất ngon.",
)
OLD = (
    "フォーヒエンの港",
    "2024年、省では17の工業団地が稼働しています。",
    "フンイエンのリュウガンはとても美味しいです。",
)


def hand_in(user, kind="texts", **fields):
    data = {f"{kind}-{name}": value for name, value in fields.items()}
    return client_of(user).post(reverse(URL), {"kind": kind, f"{kind}-language": "ja", **data})


def texts(user, source=VIETNAMESE, target=OLD):
    files = {
        "source": SimpleUploadedFile("cũ.docx", docx(*source)),
        "target": SimpleUploadedFile("old.docx", docx(*target)),
    }
    return hand_in(user, **files)


def memory_of(*pairs, language="ja"):
    units = [MemoryUnit((Variant("vi", source), Variant(language, target))) for source, target in pairs]
    return tmx.write(units, "vi", MOMENT)


def feed(user, data, name="trados.tmx"):
    return hand_in(user, "tmx", file=SimpleUploadedFile(name, data))


def test_an_old_story_in_two_languages_goes_into_the_memory(cast):
    answer = texts(cast.reviewer)
    assert answer.status_code == 302, answer.content.decode()
    draft = Alignment.objects.get()
    assert [(row["source"], row["target"]) for row in draft.rows] == list(zip(VIETNAMESE, OLD, strict=True))
    fed = act(cast.reviewer, draft, "finish", out0="on").context["fed"]
    assert (fed.taken, fed.refused) == (2, [])
    entry = MemoryEntry.objects.get(source=VIETNAMESE[1])
    assert (entry.target, entry.origin, entry.approved_by) == (OLD[1], "cũ.docx – old.docx", cast.reviewer)
    assert entry.translation is None


def test_two_vietnamese_paragraphs_that_became_one_are_one_pair(cast):
    source = (VIETNAMESE[0], "Phố Hiến là một thương cảng.", "Nơi đây có 17 nhà cổ.", VIETNAMESE[2])
    texts(cast.reviewer, source, (OLD[0], "フォーヒエンは交易港です。ここには17軒の古い家があります。", OLD[2]))
    assert [row["source"] for row in Alignment.objects.get().rows][1] == f"{source[1]} {source[2]}"


def test_vietnamese_rows_are_joined_by_hand(cast):
    texts(cast.reviewer)
    draft = Alignment.objects.get()
    act(cast.reviewer, draft, "join_source 1")
    assert draft.rows[1]["source"] == f"{VIETNAMESE[1]} {VIETNAMESE[2]}"
    assert [row["target"] for row in draft.rows] == list(OLD)


def test_plain_texts_are_laid_side_by_side_too(cast):
    files = {
        side: SimpleUploadedFile(f"{side}.txt", "\r\n\r\n".join(words).encode("utf-8-sig"))
        for side, words in (("source", VIETNAMESE), ("target", OLD))
    }
    assert hand_in(cast.desk, **files).status_code == 302
    assert len(Alignment.objects.get().rows) == 3


def test_files_of_the_wrong_languages_are_refused(cast):
    answer = texts(cast.reviewer, OLD, VIETNAMESE)
    assert answer.status_code == 422
    assert "cũ.docx" in answer.content.decode()
    assert not Alignment.objects.exists()


def test_a_memory_is_taken_and_told_entry_by_entry(cast):
    good = list(zip(VIETNAMESE, OLD, strict=True))
    bad = [
        ("Tỉnh có 18 xã.", "省には19の社があります。"),
        ("Một ⟦1⟧chữ⟦/1⟧ đậm.", "太字です。"),
        ("Tỉnh Hưng Yên có nhiều nhà máy mới.", "The province has many new factories and roads."),
    ]
    answer = feed(cast.reviewer, memory_of(*good, *bad, good[0]))
    fed = answer.context["fed"]
    assert (fed.taken, fed.known, fed.refused_number) == (3, 1, 3)
    assert {one.source for one in fed.refused} == {source for source, _target in bad}
    assert feed(cast.reviewer, memory_of(*good)).context["fed"].known == 3
    assert MemoryEntry.objects.filter(origin="trados.tmx", is_sentence=False).count() == 3


@pytest.mark.parametrize("name", ["trados.tmx", "memoq.tmx"])
def test_memories_of_trados_and_memoq_are_taken_entry_by_entry(cast, name):
    fed = feed(cast.reviewer, (FIXTURES / name).read_bytes(), name).context["fed"]
    assert (fed.taken, [one.target for one in fed.refused]) == (1, [JAPANESE[5]])
    assert MemoryEntry.objects.get(is_sentence=False).target == JAPANESE[4]


def test_entries_without_the_language_are_told(cast):
    units = [
        MemoryUnit((Variant("vi-VN", VIETNAMESE[0]), Variant("ja-JP", OLD[0]))),
        MemoryUnit((Variant("vi-VN", VIETNAMESE[1]), Variant("fr-FR", "Un texte."))),
    ]
    fed = feed(cast.reviewer, tmx.write(units, "vi", MOMENT)).context["fed"]
    assert (fed.taken, fed.refused_number) == (1, 1)


@pytest.mark.parametrize(
    "data", [b"", b"<tmx", b"%PDF-1", memory_of(("Một câu.", "Une phrase."), language="fr"), b"<xliff version='1.2'/>"]
)
def test_what_is_no_memory_of_the_language_is_refused_whole(cast, data):
    assert feed(cast.reviewer, data).status_code == 422
    assert not MemoryEntry.objects.exists()


def test_too_many_entries_for_a_screen_are_sent_to_the_command(cast, monkeypatch):
    monkeypatch.setattr("translation.views.memory.UNITS_MAX", 2)
    answer = feed(cast.reviewer, memory_of(*zip(VIETNAMESE, OLD, strict=True)))
    assert answer.status_code == 422
    assert "import_memory" in answer.content.decode()


def test_what_came_from_a_file_counts_less_and_is_never_taken_for_approved(cast):
    story = {"lead": VIETNAMESE[1], "body": [factories.text(f"<p>{VIETNAMESE[2]}</p>") | {"id": "b1"}]}
    feed(cast.reviewer, memory_of(*zip(VIETNAMESE, OLD, strict=True)))
    made = asking.ask(factories.article(VIETNAMESE[0], **story), "ja", cast.desk)
    rows = list(made.segments.values_list("state", "score", "is_locked", "target"))
    assert rows == [("suggested", 97, False, target) for target in OLD]
    shown = client_of(cast.translator).get(reverse("translation_matches", args=[made.pk, 2])).content.decode()
    assert "trados.tmx" in shown


def test_an_approved_pair_goes_before_one_from_a_file_and_frees_it_of_its_mark(japanese, cast):
    feed(cast.reviewer, memory_of(("Phố Hiến", "別の港"), ("Phố Hiến", JAPANESE[1])))
    write(japanese, cast.translator)
    memory.remember(japanese, list(japanese.segments.all()), cast.reviewer)
    found = memory.index_of("ja").find("Phố Hiến")
    assert [(match.target, match.score) for match in found] == [(JAPANESE[1], 100), ("別の港", 97)]
    feed(cast.reviewer, memory_of(("Phố Hiến", JAPANESE[1])))
    assert MemoryEntry.objects.get(target=JAPANESE[1]).origin == ""


def approved(translation, cast):
    write(translation, cast.translator)
    deciding.submit(fresh(translation), cast.translator)
    made = fresh(translation)
    deciding.approve(made, cast.reviewer, deciding.seen(made.segments.all()))


def taken(user, code="ja"):
    return client_of(user).get(reverse("translation_memory_take", args=[code]))


def test_the_memory_goes_out_and_other_programs_read_it(japanese, cast):
    approved(japanese, cast)
    answer = taken(cast.reviewer)
    data = b"".join(answer.streaming_content)
    assert 'filename="memory-ja.tmx"' in answer.headers["Content-Disposition"]
    store = tmxfile.parsestring(data)
    assert (JAPANESE[2]) in {unit.target for unit in store.units}
    units = tmx.read(data)
    assert {unit.text("ja") for unit in units} >= {JAPANESE[4], JAPANESE[5]}
    MemoryEntry.objects.all().delete()
    assert feed(cast.reviewer, data).context["fed"].taken == 5


def test_people_outside_get_what_is_from_cleared_stories_only(japanese, cast):
    outside = person("hieudinhngoai", Membership.Role.REVIEWER, language="ja", is_outside=True)
    approved(japanese, cast)
    feed(cast.reviewer, memory_of(*zip(VIETNAMESE, OLD, strict=True)))
    here = {unit.text("ja") for unit in tmx.read(b"".join(taken(outside).streaming_content))}
    assert here == set(JAPANESE.values())
    Lineage.objects.filter(page=japanese.page).update(source_digest="0" * 64)
    japanese.page.__class__.objects.filter(pk=japanese.page_id).update(live=False)
    assert b"<tu>" not in b"".join(taken(outside).streaming_content)


def test_the_screen_asks_few_questions(cast, django_assert_max_num_queries):
    texts(cast.desk)
    client = client_of(cast.desk)
    client.get(reverse(URL))
    with django_assert_max_num_queries(30):
        client.get(reverse(URL))


def test_the_screen_is_for_reviewers_of_the_language_and_the_desk(cast):
    french = person("hieudinhfr", Membership.Role.REVIEWER, language="fr")
    assert client_of(cast.translator).get(reverse(URL)).status_code in (302, 403)
    assert [language.code for language, _number in client_of(french).get(reverse(URL)).context["memories"]] == ["fr"]
    assert texts(french).status_code == 422
    assert feed(french, memory_of(*zip(VIETNAMESE, OLD, strict=True))).status_code == 422
    assert taken(french).status_code in (302, 403)
    assert taken(cast.desk, "vi").status_code == 404
    texts(cast.reviewer)
    draft = Alignment.objects.get()
    assert client_of(french).get(reverse("translation_alignment", args=[draft.pk])).status_code == 404
    assert client_of(cast.translator).get(reverse("translation_alignment", args=[draft.pk])).status_code == 404
    assert not MemoryEntry.objects.exists()


def test_a_memory_of_any_size_is_written_with_little_memory():
    def units(number):
        return (
            MemoryUnit((Variant("vi", f"Câu {one} ⟦1⟧a⟦/1⟧"), Variant("ja", f"文{one}⟦1⟧a⟦/1⟧")))
            for one in range(number)
        )

    assert tmx.read(b"".join(tmx_streaming.stream(units(450), "vi", MOMENT))) == list(units(450))
    tracemalloc.start()
    size = sum(len(piece) for piece in tmx_streaming.stream(units(5_000), "vi", MOMENT))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 1_000_000 > peak


@pytest.mark.db
def test_rows_are_read_from_the_database_piece_by_piece(cast, django_assert_num_queries):
    feed(cast.reviewer, memory_of(*zip(VIETNAMESE, OLD, strict=True)))
    with django_assert_num_queries(1):
        list(memory_files.write(MemoryEntry.objects.all(), "ja"))


def test_by_command(cast, tmp_path):
    path = tmp_path / "in.tmx"
    path.write_bytes(memory_of(*zip(VIETNAMESE, OLD, strict=True)))
    out = io.StringIO()
    call_command("import_memory", str(path), user=cast.reviewer.username, stdout=out)
    assert json.loads(out.getvalue())["taken"] == 3
    call_command("export_memory", "ja", output=str(tmp_path / "out.tmx"), stdout=out)
    assert len(tmx.read((tmp_path / "out.tmx").read_bytes())) == 3
    path.write_bytes(memory_of(("Tỉnh có 18 xã.", "省には19の社があります。")))
    for wrong in (
        ("import_memory", str(path), {"user": cast.reviewer.username, "language": "ja"}),
        ("import_memory", str(path), {"user": cast.translator.username, "language": "ja"}),
        ("import_memory", str(path), {"user": "nobody", "language": "ja"}),
        ("import_memory", str(path), {"user": cast.reviewer.username, "language": "xx"}),
        ("import_memory", str(tmp_path / "none.tmx"), {"user": cast.reviewer.username, "language": "ja"}),
        ("export_memory", "xx", {}),
        ("export_memory", "ja", {"output": str(tmp_path / "none" / "a.tmx")}),
    ):
        with pytest.raises(CommandError):
            call_command(*wrong[:-1], **wrong[-1], stdout=out)


def test_when_the_demos_people_leave_their_drafts_go_and_the_pairs_from_files_stay(cast):
    ledger.record(cast.reviewer)
    feed(cast.reviewer, memory_of(*zip(VIETNAMESE, OLD, strict=True)))
    texts(cast.reviewer)
    traces.remove_of_people()
    assert not Alignment.objects.exists()
    assert set(MemoryEntry.objects.values_list("approved_by", flat=True)) == {None}
