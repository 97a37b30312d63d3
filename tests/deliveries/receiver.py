"""A receiver as a portal would build it: checks the signature, dedupes by message id and by version, applies.

`python -m tests.deliveries.receiver PORT SECRET SEED FAILURES` runs one as a process of its own; FAILURES is the share
of requests that go wrong. GET returns everything it saw and what it shows.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks import Webhook, WebhookVerificationError

HANG_SECONDS = 1.2  # longer than the chaos policy waits
MISHAPS = ("error", "error_after", "busy", "hang", "close_before", "close_after")


@dataclass
class Book:
    """What a receiver keeps: the items that it shows, and a line for every request."""

    shown: dict[str, dict] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    lines: list[dict] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, message_id: str, message: dict, mishap: str, place: int) -> dict:
        """A line for a request; `place` counts connections in the order in which they were accepted."""
        data = message["data"]
        with self.lock:
            line = {
                "place": place,
                "id": message_id,
                "type": message["type"],
                "uri": data.get("uri", ""),
                "version": int(data.get("version", 0)),
                "mishap": mishap,
                "applied": False,
            }
            self.lines.append(line)
            return line

    def apply(self, line: dict, data: dict) -> None:
        """Once per message, never an older version over a newer."""
        with self.lock:
            known = self.shown.get(line["uri"], {"version": 0})
            if line["id"] in self.seen or line["version"] <= known["version"]:
                return
            self.seen.add(line["id"])
            self.shown[line["uri"]] = {
                "version": line["version"],
                "status": data["pubStatus"],
                "title": data["title"],
            }
            line["applied"] = True

    def as_data(self) -> dict:
        with self.lock:
            return {"shown": self.shown, "lines": self.lines}


class Receiver(ThreadingHTTPServer):
    """`answer(message)` gives (status, headers, body) for what is taken; `mishaps(line)` may name one of MISHAPS."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, secret: str, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.webhook = Webhook(secret)
        self.book = Book()
        self.answer: Callable[[dict], tuple[int, dict, bytes]] = lambda message: (200, {}, b"")
        self.mishaps: Callable[[], str] = lambda: ""
        self._accepted = itertools.count(1)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/in"

    def process_request(self, request, client_address) -> None:
        """Numbered before the request gets a thread of its own, since threads overtake each other."""
        super().process_request(request, (*client_address, next(self._accepted)))

    def handle_error(self, request, client_address) -> None:
        """A sender that was killed or gave up is no news."""


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def log_message(self, *args: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self._send(200, {"Content-Type": "application/json"}, json.dumps(self.server.book.as_data()).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            message = self.server.webhook.verify(body, dict(self.headers))
        except WebhookVerificationError:
            self._send(401, {}, b"bad signature")
            return
        mishap = self.server.mishaps()
        line = self.server.book.enter(self.headers["webhook-id"], message, mishap, self.client_address[-1])
        getattr(self, f"_{mishap or 'take'}")(line, message)

    def _take(self, line: dict, message: dict) -> None:
        self.server.book.apply(line, message["data"])
        self._send(*self.server.answer(message))

    def _error(self, line: dict, message: dict) -> None:
        self._send(500, {}, b"out of order")

    def _error_after(self, line: dict, message: dict) -> None:
        self.server.book.apply(line, message["data"])
        self._send(503, {}, b"taken, but something broke")

    def _busy(self, line: dict, message: dict) -> None:
        self._send(429, {"Retry-After": "1"}, b"slower please")

    def _hang(self, line: dict, message: dict) -> None:
        """Takes it when the sender has long given up."""
        time.sleep(HANG_SECONDS)
        self.server.book.apply(line, message["data"])

    def _close_before(self, line: dict, message: dict) -> None:
        self.close_connection = True

    def _close_after(self, line: dict, message: dict) -> None:
        self.server.book.apply(line, message["data"])
        self.close_connection = True

    def _send(self, status: int, headers: dict, body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def varied(chance: random.Random) -> Callable[[dict], tuple[int, dict, bytes]]:
    """All the ways to say yes: in the queue, taken, taken and published at an address."""

    def answer(message: dict) -> tuple[int, dict, bytes]:
        kind = chance.choice(("queue", "taken", "nothing", "published"))
        if kind == "published" and message["type"] != "item.withdrawal":
            number = message["data"]["uri"].rsplit("/", 1)[-1]
            return 201, {}, json.dumps({"id": number, "url": f"https://portal.example/{number}"}).encode()
        return {"queue": 202, "taken": 200}.get(kind, 204), {}, b""

    return answer


def main(port: int, secret: str, seed: int, failures: float) -> None:
    chance = random.Random(seed)
    receiver = Receiver(secret, port)
    receiver.answer = varied(chance)
    receiver.mishaps = lambda: chance.choice(MISHAPS) if chance.random() < failures else ""
    receiver.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
