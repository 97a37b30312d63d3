"""The services outside, each against a server on loopback that speaks its API."""

import logging

import pytest

from tests.translation.libretranslate_server import Fault
from tests.translation.service_servers import ANY_KEY, DeeplServer, GoogleServer, MicrosoftServer
from translation.machines.base import Reason
from translation.machines.deepl import DeeplEngine
from translation.machines.google import GoogleEngine
from translation.machines.microsoft import MicrosoftEngine
from translation.machines.server import Patience

TEXTS = ["Phố Hiến", "nhãn lồng", "bến cảng", "sông Hồng"]
AT_ONCE = Patience(lambda _seconds: None)


def _microsoft(key, url, timeout_seconds):
    return MicrosoftEngine(key, MicrosoftServer.region, url, timeout_seconds, AT_ONCE)


SERVICES = {
    "deepl": (DeeplServer, lambda key, url, limit: DeeplEngine(key, url, limit, AT_ONCE)),
    "google": (GoogleServer, lambda key, url, limit: GoogleEngine(key, url, limit, AT_ONCE)),
    "microsoft": (MicrosoftServer, _microsoft),
}


@pytest.fixture(params=SERVICES)
def service(request):
    return SERVICES[request.param]


@pytest.fixture
def server(service):
    words = {(code, text): f"{code} of {text}" for text in TEXTS for code in ("en", "zh-hans", "ja", "fr")}
    with service[0](words) as server:
        yield server


@pytest.fixture
def engine(service, server):
    return service[1](ANY_KEY, server.url, 5)


@pytest.mark.parametrize("target", ["en", "zh-hans", "ja", "fr"])
def test_one_request_translates_many_texts_into_every_language(engine, server, target):
    assert engine.translate(TEXTS, "vi", target) == [f"{target} of {text}" for text in TEXTS]
    assert server.texts_asked() == [TEXTS]
    assert server.refused == []


def test_neither_text_nor_key_stands_in_the_address(engine, server):
    engine.translate(TEXTS, "vi", "en")
    (request,) = server.requests
    assert "secret" not in request.path
    assert "Ph" not in request.path


def test_a_language_without_a_code_is_not_asked_for(engine, server):
    assert not engine.offers("de")
    assert {result.reason for result in engine.translate(TEXTS, "vi", "de")} == {Reason.UNSUPPORTED}
    assert {result.reason for result in engine.translate(TEXTS, "de", "ja")} == {Reason.UNSUPPORTED}
    assert server.requests == []


def test_a_wrong_key_ends_the_call_and_is_not_logged(service, server, caplog):
    engine = service[1]("wrong-key", server.url, 5)
    with caplog.at_level(logging.DEBUG):
        results = engine.translate(TEXTS * 60, "vi", "en")
    assert {result.reason for result in results} == {Reason.REFUSED}
    assert server.refused == [403]
    assert "wrong-key" not in caplog.text
    assert "Hiến" not in caplog.text


def test_requests_stay_within_what_the_service_takes(engine, server):
    texts = [f"chữ {number}" for number in range(300)] + ["y" * 3000] * 4
    results = engine.translate(texts, "vi", "en")
    assert all(isinstance(result, str) for result in results), results
    asked = server.texts_asked()
    assert [text for batch in asked for text in batch] == texts
    assert max(map(len, asked)) == engine.LIMITS.texts <= server.MOST_TEXTS
    assert all(sum(map(len, batch)) <= engine.LIMITS.characters for batch in asked)
    (result,) = engine.translate(["z" * (engine.LIMITS.longest_text + 1)], "vi", "en")
    assert result.reason == Reason.TOO_LONG


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.ERROR])
def test_a_stumble_is_tried_again(engine, server, fault):
    server.fail(fault, first=2)
    assert all(isinstance(result, str) for result in engine.translate(TEXTS, "vi", "en"))
    assert len(server.requests) == 3


def test_a_bad_text_loses_only_itself(engine, server):
    server.fail(Fault.ERROR, word=TEXTS[1])
    results = engine.translate(TEXTS, "vi", "en")
    assert [isinstance(result, str) for result in results] == [True, False, True, True]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.ERROR, Reason.SERVER_ERROR),
        (Fault.BUSY, Reason.BUSY),
        (Fault.CLOSES, Reason.UNREACHABLE),
        (Fault.REDIRECTS, Reason.REFUSED),
        (Fault.HUGE, Reason.MALFORMED),
        (Fault.NO_JSON, Reason.MALFORMED),
        (Fault.ONE_SHORT, Reason.MALFORMED),
    ],
)
def test_what_the_service_does_is_a_failure_and_never_raised(engine, server, fault, reason):
    server.fail(fault)
    assert [result.reason for result in engine.translate(TEXTS, "vi", "en")] == [reason] * 4


def test_silence_is_not_waited_for(service, server):
    server.fail(Fault.HANGS)
    (result,) = service[1](ANY_KEY, server.url, 0.2).translate(TEXTS[:1], "vi", "en")
    assert result.reason == Reason.TIMEOUT


@pytest.mark.parametrize("answer", [None, [], {}, [1], [{}] * 4, [{"translations": 5}] * 4, {"data": []}, "text"])
def test_another_shape_is_a_failure(engine, server, monkeypatch, answer):
    monkeypatch.setattr(server, "written", lambda _texts, _target: answer)
    assert {result.reason for result in engine.translate(TEXTS, "vi", "en")} == {Reason.MALFORMED}


def test_what_was_bought_is_used_up():
    """DeepL's own status; nothing more is sent."""
    with DeeplServer() as server:
        server.most_characters = 0
        handler = server.http.RequestHandlerClass
        handler._translate = lambda self, _texts: self._refuse(456)
        results = DeeplEngine(ANY_KEY, server.url, 5, AT_ONCE).translate(TEXTS * 40, "vi", "en")
    assert {result.reason for result in results} == {Reason.QUOTA}
    assert server.refused == [456]
