"""The signed push against a real receiver: what is sent, what each answer means, what is never done."""

import json
import socket
import threading
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from standardwebhooks import Webhook

from syndication import sealing, signing, transports
from syndication.checks import allowed_hosts_have_ports
from syndication.models import Channel, Delivery
from syndication.transports import http
from syndication.transports.base import (
    BusyError,
    Message,
    NotSentError,
    RefusedError,
    TransportError,
    UnansweredError,
)
from syndication.transports.webhook import published_url
from tests.syndication.conftest import QUICK, SECRET, make_channel

pytestmark = pytest.mark.django_db
Level = Delivery.Receipt
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
NINJS = {
    "uri": "tag:hungyen.example,2026:vi/1",
    "version": "1",
    "pubStatus": "usable",
    "title": "Nhãn 龙眼 竜眼 longane",
}
MESSAGE = Message("msg_1", "item.new", NOON, NINJS)


def send(channel, message=MESSAGE, policy=QUICK):
    return transports.get(channel.transport).send(channel, message, policy)


def answering(receiver, status, body=b"", **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    receiver.answer = lambda message: (status, names, body)


def test_the_receiver_can_check_who_it_is_from_and_read_it(channel, receiver):
    assert send(channel).level == Level.ACKNOWLEDGED
    (line,) = receiver.book.lines
    assert (line["id"], line["type"], line["version"], line["applied"]) == ("msg_1", "item.new", 1, True)
    assert receiver.book.shown[NINJS["uri"]]["title"] == "Nhãn 龙眼 竜眼 longane"


def test_a_wrong_secret_is_refused_by_the_receiver(receiver):
    channel = make_channel(secret=signing.new_secret(), endpoint=receiver.url)
    with pytest.raises(RefusedError) as caught:
        send(channel)
    assert caught.value.status == 401
    assert "bad signature" in str(caught.value)


def test_a_moment_of_any_zone_is_signed_as_the_same_instant():
    """The library's `sign` takes the clock's digits of any zone for UTC."""
    hanoi = datetime.now(timezone(timedelta(hours=7)))
    headers = signing.headers(SECRET, "msg_1", "{}", hanoi)
    assert headers["webhook-timestamp"] == str(int(hanoi.timestamp()))
    Webhook(SECRET).verify("{}", headers)


@pytest.mark.parametrize(
    ("status", "body", "level", "url"),
    [
        (202, b"", Level.ACCEPTED, ""),
        (200, b"", Level.ACKNOWLEDGED, ""),
        (201, b"not json", Level.ACKNOWLEDGED, ""),
        (204, b"", Level.ACKNOWLEDGED, ""),
        (200, b'{"url": "https://portal.example/tin/1"}', Level.PUBLISHED, "https://portal.example/tin/1"),
        (202, b'{"url": "http://portal.example/tin/1"}', Level.PUBLISHED, "http://portal.example/tin/1"),
        (200, b'{"url": "javascript:alert(1)"}', Level.ACKNOWLEDGED, ""),
        (200, b'{"url": "https://portal.example/' + b"a" * 500 + b'"}', Level.ACKNOWLEDGED, ""),
        (200, b'{"url": ["https://portal.example"]}', Level.ACKNOWLEDGED, ""),
        (200, b"[1]", Level.ACKNOWLEDGED, ""),
        (200, b"[" * 60_000, Level.ACKNOWLEDGED, ""),
        (200, b"\xff\xfe\x00", Level.ACKNOWLEDGED, ""),
    ],
)
def test_what_a_yes_means(channel, receiver, status, body, level, url):
    answering(receiver, status, body)
    receipt = send(channel)
    assert (receipt.level, receipt.url, receipt.status) == (level, url, status)


@pytest.mark.parametrize(
    "value", ["", None, 5, "https://", "ftp://a.example", "//a.example", "https://a b.example/", "a"]
)
def test_what_is_no_address(value):
    assert published_url(value) == ""


def test_the_receivers_own_id_is_kept(channel, receiver):
    answering(receiver, 200, b'{"id": 4711}')
    assert send(channel).id == "4711"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 413, 422])
def test_a_refusal_for_good(channel, receiver, status):
    answering(receiver, status, b"no <b>title</b>\x07\n" + b"x" * 1000)
    with pytest.raises(RefusedError) as caught:
        send(channel)
    assert caught.value.status == status
    assert "no <b>title</b>" in str(caught.value)
    assert len(str(caught.value)) < 260
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(("status", "after"), [(429, "7"), (503, "7"), (500, None), (408, None), (409, None)])
def test_an_answer_that_may_be_better_later(channel, receiver, status, after):
    answering(receiver, status, **({"Retry_After": after} if after else {}))
    with pytest.raises(BusyError) as caught:
        send(channel)
    assert (caught.value.status, caught.value.retry_after) == (status, float(after) if after else None)


@pytest.mark.parametrize(("value", "seconds"), [("-5", None), ("soon", None), ("", None), ("²", None)])
def test_a_strange_retry_after_is_none(channel, receiver, value, seconds):
    answering(receiver, 429, Retry_After=value.encode("utf-8").decode("latin-1"))
    with pytest.raises(BusyError) as caught:
        send(channel)
    assert caught.value.retry_after is seconds


def test_retry_after_may_be_a_date(channel, receiver):
    answering(receiver, 429, Retry_After=format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True))
    with pytest.raises(BusyError) as caught:
        send(channel)
    assert 290 < caught.value.retry_after <= 300


def test_redirects_are_not_followed(channel, receiver):
    answering(receiver, 302, Location=receiver.url + "2")
    with pytest.raises(BusyError) as caught:
        send(channel)
    assert "/in2" in str(caught.value)
    assert len(receiver.book.lines) == 1


@pytest.mark.parametrize("mishap", ["close_before", "close_after", "hang"])
def test_without_an_answer_it_may_have_arrived(channel, receiver, mishap):
    receiver.mishaps = lambda: mishap
    with pytest.raises(UnansweredError):
        send(channel)


def test_nobody_listening_means_nothing_arrived(channel, receiver):
    receiver.shutdown()
    receiver.server_close()
    with pytest.raises(NotSentError):
        send(channel)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:{port}/in",
        "http://localhost:{port}/in",
        "http://[::1]:{port}/in",
        "http://0.0.0.0:{port}/in",
        "http://2130706433:{port}/in",
        "http://[::ffff:127.0.0.1]:{port}/in",
        "http://10.1.2.3/in",
        "http://192.168.1.1/in",
        "http://172.16.0.1/in",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00::1]/in",
        "http://100.64.0.1/in",
    ],
)
def test_addresses_inside_are_refused_unless_named(receiver, settings, endpoint):
    settings.DELIVERY_ALLOWED_HOSTS = []
    channel = make_channel(endpoint=endpoint.format(port=receiver.server_address[1]))
    with pytest.raises(NotSentError, match="DELIVERY_ALLOWED_HOSTS"):
        send(channel)
    assert receiver.book.lines == []


def test_naming_one_door_opens_no_other(receiver, settings):
    port = receiver.server_address[1]
    settings.DELIVERY_ALLOWED_HOSTS = ["127.0.0.1:1", f"receiver.example:{port}"]
    with pytest.raises(NotSentError):
        send(make_channel(endpoint=receiver.url))


def test_a_name_that_nobody_knows(settings):
    with pytest.raises(NotSentError):
        send(make_channel(endpoint="https://nobody.invalid/in"))


def test_a_proxy_of_the_machine_is_not_used(channel, receiver, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert send(channel).level == Level.ACKNOWLEDGED


@pytest.fixture
def raw(settings):
    """A door that answers with exactly these pieces, waiting before each."""

    def open_door(*pieces, pause=0.0):
        server = socket.create_server(("127.0.0.1", 0))
        stopped = threading.Event()

        def serve():
            connection, _address = server.accept()
            connection.recv(65536)
            for piece in pieces:
                if stopped.wait(pause):
                    break
                try:
                    connection.sendall(piece)
                except OSError:
                    break
            connection.close()

        threading.Thread(target=serve, daemon=True).start()
        host = f"127.0.0.1:{server.getsockname()[1]}"
        settings.DELIVERY_ALLOWED_HOSTS = [host]
        doors.append((server, stopped))
        return make_channel(endpoint=f"http://{host}/in")

    doors = []
    yield open_door
    for server, stopped in doors:
        stopped.set()
        server.close()


def test_a_receiver_that_answers_byte_by_byte_is_left_in_time(raw):
    """Each byte comes within the limit between two pieces; the limit on the whole ends it."""
    channel = raw(*[b"H"] * 100, pause=0.1)
    begun = datetime.now(UTC)
    with pytest.raises(UnansweredError):
        send(channel)
    assert (datetime.now(UTC) - begun).total_seconds() < 2


def test_of_a_long_answer_only_the_beginning_is_read(raw, monkeypatch):
    monkeypatch.setattr(http, "LONGEST_ANSWER", 100)
    channel = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x" * 1_000_000)
    assert send(channel).said == "x" * 100


def test_a_body_that_breaks_off_does_not_undo_the_yes(raw):
    channel = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n", b"half")
    assert send(channel).level == Level.ACKNOWLEDGED


@pytest.mark.parametrize(
    "answer", [b"nonsense\r\n\r\n", b"", b"HTTP/1.1 999 What\r\n\r\n", b"HTTP/1.1 200\r\nA: " + b"b" * 99_999]
)
def test_what_is_no_http_answer_is_an_error_of_ours_to_report(raw, answer):
    with pytest.raises(TransportError):
        send(raw(answer))


def test_a_secret_sealed_under_another_key_is_not_sent(channel, settings):
    settings.SECRET_KEY = "another key, after the installation lost its old one, long enough"
    with pytest.raises(NotSentError, match="SECRET_KEY"):
        send(channel)


def test_the_secret_is_not_in_the_database_in_clear(channel):
    row = json.dumps(list(Channel.objects.values()), default=str)
    assert SECRET not in row
    assert SECRET.removeprefix(signing.PREFIX) not in row
    assert Channel.objects.get().secret() == SECRET


def test_two_seals_of_one_secret_differ():
    assert sealing.seal(SECRET) != sealing.seal(SECRET)


@pytest.mark.parametrize("text", ["", "whsec_", "whsec_YWJj", "whsec_!!", "mật khẩu", "whsec_" + "QUFB" * 30])
def test_what_is_no_secret(text):
    with pytest.raises(signing.NotASecretError):
        signing.checked(text)


def test_a_new_secret_is_one():
    assert signing.checked(f" {signing.new_secret()}\n")


@pytest.mark.parametrize(
    ("hosts", "count"), [(["a.example:8443", "10.0.0.1:80"], 0), (["a.example"], 1), (["*:80"], 1)]
)
def test_named_hosts_need_a_port(settings, hosts, count):
    settings.DELIVERY_ALLOWED_HOSTS = hosts
    assert len(allowed_hosts_have_ports()) == count
