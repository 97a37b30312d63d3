"""The LibreTranslate engine against a server on loopback."""

import json
import logging

import pytest

from tests.translation.libretranslate_server import Fault, LibreTranslateServer
from translation.machines import codes
from translation.machines.base import Failure, MachineError, Reason
from translation.machines.libre import LibreEngine, LibreServer, is_private
from translation.machines.server import Patience

TEXTS = ["Phố Hiến", "nhãn lồng", "bến cảng", "sông Hồng"]


@pytest.fixture
def server():
    with LibreTranslateServer({("en", text): f"English of {text}" for text in TEXTS}) as server:
        yield server


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def engine(server, pauses):
    return LibreEngine(server.url, timeout_seconds=5, patience=Patience(pauses.append, chance=lambda: 0))


def test_one_request_translates_many_texts(engine, server):
    assert engine.translate(TEXTS, "vi", "en") == [f"English of {text}" for text in TEXTS]
    assert server.texts_asked() == [TEXTS]
    assert engine.translate([], "vi", "en") == []


def test_text_and_key_never_stand_in_the_address(server):
    server.key = "secret"
    engine = LibreEngine(server.url + "/", key="secret", timeout_seconds=5)
    assert isinstance(engine.translate(["chữ"], "vi", "fr")[0], str)
    assert [(request.method, request.path) for request in server.requests] == [
        ("GET", "/languages"),
        ("POST", "/translate"),
    ]
    assert server.requests[1].payload == {
        "q": ["chữ"],
        "source": "vi",
        "target": "fr",
        "format": "text",
        "api_key": "secret",
    }


def test_without_a_key_none_is_sent(engine, server):
    engine.translate(["chữ"], "vi", "en")
    assert "api_key" not in server.requests[-1].payload


def test_a_wrong_key_ends_the_call_and_is_not_logged(server, caplog):
    server.key = "secret"
    engine = LibreEngine(server.url, key="wrong-key", timeout_seconds=5)
    with caplog.at_level(logging.DEBUG):
        results = engine.translate(TEXTS * 10, "vi", "en")
    assert {result.reason for result in results} == {Reason.REFUSED}
    assert len(server.texts_asked()) == 1
    assert "403" in caplog.text
    assert "wrong-key" not in caplog.text
    assert "Hiến" not in caplog.text


def test_languages_are_asked_for_once(engine, server):
    for _again in range(3):
        LibreEngine(server.url, timeout_seconds=5).translate(["chữ"], "vi", "ja")
    assert [request.path for request in server.requests].count("/languages") == 1


@pytest.mark.parametrize(
    ("offered", "target", "code"),
    [
        (("vi", "zh", "zt"), "zh-hans", "zh"),
        (("vi", "zh-Hans", "zh-Hant"), "zh-hans", "zh-Hans"),
        (("vi", "zh-TW", "zh_CN"), "zh-hans", "zh_CN"),
        (("vi", "ja"), "ja", "ja"),
        (("vi", "fr"), "fr", "fr"),
    ],
)
def test_the_servers_own_code_is_used(offered, target, code):
    with LibreTranslateServer(languages=offered) as server:
        LibreEngine(server.url, timeout_seconds=5).translate(["chữ"], "vi", target)
        assert server.requests[-1].payload["target"] == code


@pytest.mark.parametrize("offered", [("vi", "en", "zt", "zh-Hant"), ("en", "zh-Hans")])
def test_a_language_that_the_server_has_not_is_a_failure(offered):
    with LibreTranslateServer(languages=offered) as server:
        results = LibreEngine(server.url, timeout_seconds=5).translate(TEXTS, "vi", "zh-hans")
        assert [result.reason for result in results] == [Reason.UNSUPPORTED] * 4
        assert server.texts_asked() == []


@pytest.mark.parametrize("answer", [None, [], {}, [1], [{}], [{"code": "vi", "targets": 5}], "vi"])
def test_an_answer_that_names_no_languages_is_a_failure(answer):
    with pytest.raises(MachineError) as refused:
        codes.parse(answer)
    assert refused.value.failure.reason == Reason.MALFORMED


def test_older_servers_name_no_targets():
    assert codes.parse([{"code": "vi"}, {"code": "en"}]) == {"vi": ["vi", "en"], "en": ["vi", "en"]}


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.ERROR])
def test_a_stumble_is_tried_again_after_a_growing_pause(engine, server, pauses, fault):
    server.fail(fault, first=2)
    assert engine.translate(TEXTS, "vi", "en") == [f"English of {text}" for text in TEXTS]
    assert pauses == [1, 2]


@pytest.mark.parametrize(("chance", "pause"), [(0, 1), (0.5, 1.125), (1, 1.25)])
def test_a_pause_is_spread_so_that_workers_do_not_come_back_together(server, pauses, chance, pause):
    server.fail(Fault.BUSY, first=1)
    LibreEngine(server.url, patience=Patience(pauses.append, lambda: chance)).translate(TEXTS, "vi", "en")
    assert pauses == [pause]


def test_silence_is_tried_once_more(server, pauses):
    server.fail(Fault.HANGS, first=1)
    engine = LibreEngine(server.url, timeout_seconds=0.3, patience=Patience(pauses.append, lambda: 0))
    assert engine.translate(TEXTS[:1], "vi", "en") == ["English of Phố Hiến"]
    assert pauses == [1]


@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        ("7", 7),
        ("0", 0),
        ("86400", 30),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 30),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("soon", 1),
        ("-5", 1),
    ],
)
def test_the_server_says_how_long_to_wait_up_to_a_limit(engine, server, pauses, asked, pause):
    server.fail(Fault.BUSY, first=1, retry_after=asked)
    assert engine.translate(TEXTS[:1], "vi", "en") == ["English of Phố Hiến"]
    assert pauses == [pause]


def test_a_server_that_stays_busy_is_left_alone(engine, server, pauses):
    server.fail(Fault.BUSY)
    results = engine.translate(TEXTS * 20, "vi", "en")
    assert {result.reason for result in results} == {Reason.BUSY}
    assert len(server.texts_asked()) == 3


def test_a_server_with_a_lower_limit_gets_smaller_batches(server, engine):
    server.most_characters = 12
    assert engine.translate(TEXTS, "vi", "en") == [f"English of {text}" for text in TEXTS]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.ERROR, Reason.SERVER_ERROR),
        (Fault.CLOSES, Reason.UNREACHABLE),
        (Fault.REDIRECTS, Reason.REFUSED),
        (Fault.HUGE, Reason.MALFORMED),
        (Fault.NO_JSON, Reason.MALFORMED),
        (Fault.ONE_SHORT, Reason.MALFORMED),
    ],
)
def test_what_the_server_does_is_a_failure_and_never_raised(engine, server, fault, reason):
    server.fail(fault)
    results = engine.translate(TEXTS, "vi", "en")
    assert [result.reason for result in results] == [reason] * 4
    assert all(result.message for result in results)


@pytest.mark.parametrize("fault", [Fault.HANGS, Fault.DRIPS])
def test_a_server_that_hangs_is_not_waited_for(server, fault):
    server.fail(fault)
    patience = Patience(lambda _seconds: None)
    results = LibreEngine(server.url, timeout_seconds=0.3, patience=patience).translate(TEXTS[:1], "vi", "en")
    assert [result.reason for result in results] == [Reason.TIMEOUT]


def test_nobody_listens():
    with LibreTranslateServer() as server:
        url = server.url
    results = LibreEngine(url, timeout_seconds=5).translate(TEXTS, "vi", "en")
    assert [result.reason for result in results] == [Reason.UNREACHABLE] * 4


def test_one_text_that_is_no_text_loses_only_itself(engine, server, monkeypatch):
    monkeypatch.setattr(server, "translation", lambda text, target, fault: None if text == TEXTS[1] else "English")
    results = engine.translate(TEXTS, "vi", "en")
    assert results[0] == results[2] == results[3] == "English"
    assert results[1].reason == Reason.MALFORMED


def test_deeply_nested_json_is_a_failure(engine, server, monkeypatch):
    monkeypatch.setattr(json, "loads", lambda _body: (_ for _ in ()).throw(RecursionError()))
    results = LibreEngine(server.url, timeout_seconds=5).translate(TEXTS, "vi", "en")
    assert {result.reason for result in results} == {Reason.MALFORMED}


@pytest.mark.parametrize("url", ["ftp://machine.local", "file:///etc/passwd", "machine.local:5000", "//machine"])
def test_only_web_addresses_are_taken(url):
    with pytest.raises(ValueError, match="http://"):
        LibreEngine(url)


def test_one_text_through_deep_translators_own_call(server):
    single = LibreServer(server.url, "", 5)
    assert single.translate("bến cảng") == "English of bến cảng"
    server.fail(Fault.NO_JSON)
    with pytest.raises(MachineError):
        single.translate("bến cảng")
    assert isinstance(MachineError(Failure(Reason.OFF, "")).failure, Failure)


@pytest.mark.parametrize(
    ("url", "is_inside"),
    [
        ("http://127.0.0.1:5000", True),
        ("http://10.1.2.3/", True),
        ("http://[fd00::1]:5000/", True),
        ("http://translate:5000/", True),
        ("http://translate.hungyen.internal./", True),
        ("https://8.8.8.8/", False),
        ("https://libretranslate.com/", False),
        ("https://internal.example.com/", False),
        ("https://dich.hungyen.gov.vn/", False),
        ("http://0.0.0.0/", False),
    ],
)
def test_inside_is_what_nobody_outside_could_have(url, is_inside):
    assert is_private(url) == LibreEngine(url).is_inside == is_inside
    assert LibreEngine(url, is_inside=True).is_inside
