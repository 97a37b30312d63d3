"""What our classes rely on in deep-translator 1.11.4, and that nothing of theirs passes our limits of time."""

import inspect

import pytest
import requests
from deep_translator.base import BaseTranslator
from deep_translator.deepl import DeeplTranslator
from deep_translator.exceptions import ApiKeyException
from deep_translator.google import GoogleTranslator
from deep_translator.libre import LibreTranslator
from deep_translator.microsoft import MicrosoftTranslator

from cms import languages
from translation.machines import server
from translation.machines.base import MachineError
from translation.machines.deepl import FREE_URL, URL, DeeplEngine, DeeplService
from translation.machines.google import GoogleEngine, GoogleService
from translation.machines.libre import LibreServer
from translation.machines.microsoft import MicrosoftEngine, MicrosoftService
from translation.machines.server import Patience
from translation.machines.transport import Request, TransportError

HERE = "http://127.0.0.1:1/"
MADE = [
    (LibreTranslator, lambda: LibreServer(HERE, "k", 3)),
    (DeeplTranslator, lambda: DeeplService("k", HERE, 3)),
    (GoogleTranslator, lambda: GoogleService("k", HERE, 3)),
    (MicrosoftTranslator, lambda: MicrosoftService("k", "southeastasia", HERE, 3)),
]
NAMES = [theirs.__name__ for theirs, _make in MADE]


@pytest.fixture
def forbidden(monkeypatch):
    """deep-translator calls these two; we call neither."""

    def refuse(*_arguments, **_options):
        raise AssertionError("deep-translator went to the network by itself")

    monkeypatch.setattr(requests, "get", refuse)
    monkeypatch.setattr(requests, "post", refuse)


@pytest.fixture
def sent(monkeypatch):
    """What was asked for, and the time limit of it; nobody answers."""
    sent = []

    def note(request, limit_seconds):
        sent.append((request, limit_seconds))
        raise TransportError

    monkeypatch.setattr(server, "exchange", note)
    return sent


@pytest.mark.parametrize(("theirs", "make"), MADE, ids=NAMES)
def test_every_request_goes_our_way_with_its_time_limit(theirs, make, forbidden, sent):
    ours = make()
    for ask in (lambda: ours.translate("chữ"), lambda: ours.translate_batch(["chữ"])):
        with pytest.raises(MachineError):
            ask()
    assert isinstance(ours, theirs)
    assert [limit for _request, limit in sent] == [3, 3]
    assert all(isinstance(request, Request) and request.url.startswith(HERE) for request, _limit in sent)
    assert all("chữ" not in request.url and "k=" not in request.url for request, _limit in sent)


@pytest.mark.parametrize(("theirs", "make"), MADE, ids=NAMES)
def test_what_ours_replace_is_there_with_the_same_parameters(theirs, make, forbidden):
    assert issubclass(theirs, BaseTranslator)
    for method in ("translate", "translate_batch"):
        ours = getattr(type(make()), method)
        assert (
            list(inspect.signature(getattr(theirs, method)).parameters)[1:]
            == (list(inspect.signature(ours).parameters)[1:])
        )
        assert ours is not getattr(theirs, method)


def test_codes_are_set_as_they_are(forbidden):
    for _theirs, make in MADE:
        ours = make()
        ours.source, ours.target = "VI", "zh-Hans"
        assert (ours.source, ours.target) == ("VI", "zh-Hans")


def test_libretranslate_wants_a_key_and_a_slash():
    parameters = inspect.signature(LibreTranslator.__init__).parameters
    assert {"source", "target", "api_key", "custom_url"} <= set(parameters)
    with pytest.raises(ApiKeyException):
        LibreTranslator(source="vi", target="en", api_key="", custom_url="http://127.0.0.1/")
    plain = LibreTranslator(source="vi", target="en", api_key="k", custom_url="http://127.0.0.1/")
    assert (plain._base_url, plain.api_key, plain.source, plain.target) == ("http://127.0.0.1/", "k", "vi", "en")


def test_microsofts_class_would_ask_outside_for_its_languages(forbidden):
    with pytest.raises(AssertionError, match="by itself"):
        MicrosoftTranslator(source="vi", target="en", api_key="k")
    assert MicrosoftService("k", "r", HERE, 3).headers["Ocp-Apim-Subscription-Region"] == "r"


def test_deepls_own_table_has_no_vietnamese():
    """When it has, the map in deepl.py may go."""
    assert not DeeplTranslator(source="en", target="fr", api_key="k").is_language_supported("vietnamese")


def test_a_key_of_deepls_free_plan_goes_to_its_own_address():
    assert DeeplService("abc:fx", "", 3).server.url == FREE_URL
    assert DeeplService("abc", "", 3).server.url == URL
    assert DeeplService("abc:fx", HERE, 3).server.url == HERE


@pytest.mark.parametrize("engine", [DeeplEngine, GoogleEngine, MicrosoftEngine])
def test_every_service_has_a_code_for_every_language_of_the_site(engine):
    assert set(engine.TARGETS) == set(languages.KNOWN) - {languages.SOURCE}
    assert not engine.is_inside


def test_patience_waits_by_the_clock_unless_told_otherwise():
    import random
    import time

    assert (Patience().sleep, Patience().chance) == (time.sleep, random.random)
