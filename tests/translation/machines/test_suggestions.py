"""The whole way through a real server: whatever the machine does, no bad suggestion is accepted silently."""

import pytest

from tests.translation.libretranslate_server import Fault, LibreTranslateServer
from translation import machines
from translation.machines import Failure, Reason, TermForms
from translation.machines.libre import LibreEngine

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


@pytest.fixture
def server(settings):
    with LibreTranslateServer() as server:
        settings.MACHINE_TRANSLATION_URL = server.url
        settings.MACHINE_TRANSLATION_KEY = ""
        settings.MACHINE_TRANSLATION_TIMEOUT = 5
        yield server


@pytest.mark.parametrize("target", TERMS)
def test_a_good_machine_is_suggested_in_every_language(server, target):
    results = machines.suggest(TEXTS, target, TERMS[target])
    assert all(isinstance(result, str) for result in results), results
    assert f"⟦1⟧{TERMS[target][0].target}⟦/1⟧" in results[1]
    assert "1,234.5" in results[1] or "1\u202f234,5" in results[1]
    assert "2024" in results[0]
    assert "29/1" not in results[0]


def test_the_machine_sees_neither_markup_nor_numbers_nor_terms(server):
    machines.suggest(TEXTS, "en", TERMS["en"])
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
    machine = LibreEngine(server.url, timeout_seconds=limit, sleep=lambda _seconds: None)
    results = machines.suggest(TEXTS, target, TERMS[target], by=machine)
    assert isinstance(results[1], Failure)
    assert (results[1].reason, bool(results[1].message)) == (reason, True)
    assert [isinstance(result, str) for result in results] == [True, False, True, True]


def test_a_busy_machine_suggests_nothing_until_it_answers(server):
    machine = LibreEngine(server.url, timeout_seconds=5, sleep=lambda _seconds: None)
    server.fail(Fault.BUSY)
    results = machines.suggest(TEXTS, "en", TERMS["en"], by=machine)
    assert [result.reason for result in results] == [Reason.BUSY] * 4
    server.fail(Fault.BUSY, first=2)
    assert all(isinstance(result, str) for result in machines.suggest(TEXTS, "en", TERMS["en"], by=machine))


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
def test_a_spoiled_text_without_markup_is_refused(server, text, fault, reason, target):
    server.fail(fault)
    (result,) = machines.suggest([text], target, TERMS[target])
    assert isinstance(result, Failure), result
    assert result.reason == reason


def test_a_text_without_words_is_written_without_the_machine(server):
    texts = ["2024", "29/1/2024", "Nhãn lồng", "⟦1⟧1.234,5⟦/1⟧", ""]
    assert machines.suggest(texts, "en", TERMS["en"]) == ["2024", "29 January 2024", "Longan", "⟦1⟧1,234.5⟦/1⟧", ""]
    assert server.texts_asked() == []


def test_a_decomposed_text_finds_its_terms(server):
    import unicodedata

    (result,) = machines.suggest([unicodedata.normalize("NFD", "nhãn lồng")], "en", TERMS["en"])
    assert result == "longan"


def test_without_a_machine_there_is_no_suggestion_and_no_request(settings):
    settings.MACHINE_TRANSLATION_URL = ""
    assert machines.engine() is None
    results = machines.suggest(TEXTS, "en")
    assert [result.reason for result in results] == [Reason.OFF] * 4


def test_the_settings_name_the_machine(server, settings):
    settings.MACHINE_TRANSLATION_KEY = "k"
    engine = machines.engine()
    assert engine.name == "LibreTranslate"
    assert (engine.server.api_key, engine.server.timeout_seconds) == ("k", 5)
