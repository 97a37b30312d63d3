"""The whole way through a real server: whatever the machine does, no bad suggestion is accepted silently."""

import pytest

from tests.translation.libretranslate_server import Fault, LibreTranslateServer
from translation import machines
from translation.machines import Failure, Reason, TermForms
from translation.machines.libre import LibreEngine
from translation.machines.server import Patience

BAD = "Sản lượng ⟦1⟧nhãn lồng⟦/1⟧ đạt 1.234,5 tấn trong năm"
GOOD = "Lễ hội Phố Hiến mở ngày 29/1/2024"
TEXTS = [GOOD, BAD, "Khách đến ⟦1⟧bến cảng⟦/1⟧ cũ", "Đường ra biển"]
WORD = "Sản"
TERMS = {
    "en": [TermForms("nhãn lồng", "longan")],
    "zh-hans": [TermForms("nhãn lồng", "龙眼")],
    "ja": [TermForms("nhãn lồng", "竜眼")],
    "fr": [TermForms("nhãn lồng", "longane")],
}


AT_ONCE = Patience(sleep=lambda _seconds: None)


@pytest.fixture
def server():
    with LibreTranslateServer() as server:
        yield server


@pytest.fixture
def machine(server):
    return LibreEngine(server.url, timeout_seconds=5, patience=AT_ONCE)


@pytest.mark.parametrize("target", TERMS)
def test_a_good_machine_is_suggested_in_every_language(server, machine, target):
    results = machines.suggest(TEXTS, target, TERMS[target], machine)
    assert all(isinstance(result, str) for result in results), results
    assert f"⟦1⟧{TERMS[target][0].target}⟦/1⟧" in results[1]
    assert "1,234.5" in results[1] or "1\u202f234,5" in results[1]
    assert "2024" in results[0]
    assert "29/1" not in results[0]


def test_the_machine_sees_neither_markup_nor_numbers_nor_terms(server, machine):
    machines.suggest(TEXTS, "en", TERMS["en"], machine)
    (batch,) = server.texts_asked()
    assert not any(hidden in " ".join(batch) for hidden in ("⟦", "1.234", "29/1", "nhãn lồng"))


SPOILED = [
    (Fault.DROPS_PLACEHOLDER, Reason.PLACEHOLDER),
    (Fault.CHANGES_NUMBER, Reason.PLACEHOLDER),
    (Fault.EMPTY, Reason.EMPTY),
    (Fault.SOURCE, Reason.UNCHANGED),
    (Fault.HTML, Reason.MARKUP),
    (Fault.LONG, Reason.PLACEHOLDER),
    (Fault.ERROR, Reason.SERVER_ERROR),
    (Fault.HANGS, Reason.TIMEOUT),
    (Fault.CLOSES, Reason.UNREACHABLE),
]


@pytest.mark.parametrize("target", ["en", "ja"])
@pytest.mark.parametrize(("fault", "reason"), SPOILED)
def test_a_fault_over_one_text_loses_that_text_only(server, fault, reason, target):
    server.fail(fault, word=WORD)
    limit = 0.3 if fault == Fault.HANGS else 5
    machine = LibreEngine(server.url, timeout_seconds=limit, patience=AT_ONCE)
    results = machines.suggest(TEXTS, target, TERMS[target], machine)
    assert isinstance(results[1], Failure)
    assert (results[1].reason, bool(results[1].message)) == (reason, True)
    assert [isinstance(result, str) for result in results] == [True, False, True, True]


def test_a_busy_machine_suggests_nothing_until_it_answers(server, machine):
    server.fail(Fault.BUSY)
    results = machines.suggest(TEXTS, "en", TERMS["en"], machine)
    assert [result.reason for result in results] == [Reason.BUSY] * 4
    server.fail(Fault.BUSY, first=2)
    assert all(isinstance(result, str) for result in machines.suggest(TEXTS, "en", TERMS["en"], machine))


@pytest.mark.parametrize(
    ("text", "fault", "reason"),
    [
        ("Đạt 1.234,5 tấn trong năm", Fault.CHANGES_NUMBER, Reason.NUMBER),
        ("Đạt nhiều tấn trong năm", Fault.CHANGES_NUMBER, Reason.NUMBER),
        ("Đạt 1.234,5 tấn trong năm", Fault.DROPS_PLACEHOLDER, Reason.NUMBER),
        ("Đường ra biển", Fault.LONG, Reason.LENGTH),
        ("Du lịch", Fault.LONG, Reason.LENGTH),
        ("Mùa nhãn lồng nay", Fault.CHANGES_NUMBER, Reason.TERM),
        ("Theo 61/2018/NĐ-CP", Fault.CHANGES_NUMBER, Reason.CODE),
    ],
)
@pytest.mark.parametrize("target", TERMS)
def test_a_spoiled_text_without_markup_is_refused(server, machine, text, fault, reason, target):
    server.fail(fault)
    (result,) = machines.suggest([text], target, TERMS[target], machine)
    assert isinstance(result, Failure), result
    assert result.reason == reason


def test_a_text_without_words_is_written_without_the_machine(server, machine):
    texts = ["2024", "29/1/2024", "Nhãn lồng", "⟦1⟧1.234,5⟦/1⟧", ""]
    written = machines.suggest(texts, "en", TERMS["en"], machine)
    assert written == ["2024", "29 January 2024", "Longan", "⟦1⟧1,234.5⟦/1⟧", ""]
    assert server.texts_asked() == []


def test_a_decomposed_text_finds_its_terms(server, machine):
    import unicodedata

    (result,) = machines.suggest([unicodedata.normalize("NFD", "nhãn lồng")], "en", TERMS["en"], machine)
    assert result == "longan"
