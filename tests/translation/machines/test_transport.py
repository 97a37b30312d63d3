"""One exchange: its time and size are limited, and it goes where it was sent."""

import pytest

from tests.translation.libretranslate_server import Fault, LibreTranslateServer
from translation.machines.transport import Request, TooLargeError, TooLateError, TransportError, exchange

PAYLOAD = {"q": ["chữ"], "source": "vi", "target": "en"}


@pytest.fixture
def server():
    with LibreTranslateServer() as server:
        yield server


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.HANGS, TooLateError),
        (Fault.DRIPS, TooLateError),
        (Fault.HUGE, TooLargeError),
        (Fault.CLOSES, TransportError),
    ],
)
def test_an_endless_or_broken_answer_is_an_error(server, fault, error):
    server.fail(fault)
    with pytest.raises(error):
        exchange(Request("POST", server.url + "/translate", PAYLOAD), 0.3)


def test_a_redirect_is_not_followed(server):
    server.fail(Fault.REDIRECTS)
    assert exchange(Request("POST", server.url + "/translate", PAYLOAD), 2).status == 307
    assert [request.path for request in server.requests] == ["/translate"]


def test_no_proxy_or_password_of_the_machine_is_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    assert exchange(Request("GET", server.url + "/languages"), 2).status == 200


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://" + "a" * 70 + ".vn/", "http://[/", "ftp://127.0.0.1/"])
def test_an_address_that_leads_nowhere_is_an_error(url):
    with pytest.raises(TransportError):
        exchange(Request("GET", url), 2)
