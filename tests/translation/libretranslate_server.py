"""A LibreTranslate server for tests, on loopback: translates the same every time, and fails when and how it is told.

    with LibreTranslateServer({("en", "nhãn lồng"): "longan"}) as server:
        settings.MACHINE_TRANSLATION_URL = server.url
        server.fail(Fault.EMPTY, word="Phố")    # texts with this word
        server.fail(Fault.BUSY, first=2)        # the next two requests
        server.mend()

What the dictionary does not know becomes a word of the target's script for each word, behind a marker such as "[ja]".
Words with a digit in them are copied, as real engines copy codes. `server.requests` holds what came in.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import urlsplit

WORDS = {"en": "word ", "fr": "mot ", "ja": "ことば", "zh": "词", "zh-hans": "词", "ko": "말 "}
COPIED = re.compile(r"(\s*\S*\d\S*\s*)")
LANGUAGES = ("en", "vi", "zh", "zt", "ja", "fr")


class Fault(StrEnum):
    """The first group spoils texts, the second the whole request."""

    DROPS_PLACEHOLDER = "drops a placeholder"
    CHANGES_NUMBER = "changes a number"
    EMPTY = "returns empty"
    SOURCE = "returns the source"
    HTML = "returns HTML"
    LONG = "ten times the length"

    BUSY = "429"
    ERROR = "500"
    HANGS = "hangs"
    CLOSES = "closes the connection"
    DRIPS = "never ends its header"
    REDIRECTS = "redirects"
    HUGE = "an answer of 2 MiB"
    NO_JSON = "an answer that is not JSON"
    ONE_SHORT = "one text fewer than asked for"


SPOILS_TEXT = (
    Fault.DROPS_PLACEHOLDER,
    Fault.CHANGES_NUMBER,
    Fault.EMPTY,
    Fault.SOURCE,
    Fault.HTML,
    Fault.LONG,
)


@dataclass(frozen=True)
class Request:
    """What a client sent."""

    method: str
    path: str
    payload: dict[str, object]


class LibreTranslateServer:
    """Runs from `with` to its end; usable from other threads and processes by its `url`."""

    def __init__(
        self,
        dictionary: Mapping[tuple[str, str], str] | None = None,
        languages: Sequence[str] = LANGUAGES,
        key: str = "",
        most_characters: int = 0,
    ) -> None:
        self.dictionary = dict(dictionary or {})
        self.languages, self.key, self.most_characters = languages, key, most_characters
        self.requests: list[Request] = []
        self.ended = threading.Event()
        self.lock = threading.Lock()
        self.mend()

    def handler_class(self) -> type[BaseHTTPRequestHandler]:
        """What speaks the API."""
        return Handler

    def __enter__(self) -> Self:
        handler = type("Handler", (self.handler_class(),), {"desk": self})
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads, self.http.block_on_close = True, False
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.ended.set()
        self.http.shutdown()
        self.http.server_close()

    def fail(self, fault: Fault, *, word: str = "", first: int | None = None, retry_after: str = "") -> None:
        """Fail for texts that hold the word (all without one), for the next `first` requests (all without)."""
        self.fault, self.word, self.left, self.retry_after = fault, word, first, retry_after

    def mend(self) -> None:
        """Be well again."""
        self.fault, self.word, self.left, self.retry_after = None, "", None, ""

    def texts_asked(self) -> list[list[str]]:
        """The texts of each request for a translation."""
        return [request.payload["q"] for request in self.requests if request.path == "/translate"]

    def fault_for(self, texts: list[str]) -> Fault | None:
        """The fault of this request, if any; counts it."""
        with self.lock:
            if self.fault is None or self.left == 0 or not any(self.word in text for text in texts):
                return None
            if self.left is not None:
                self.left -= 1
            return self.fault

    def translation(self, text: str, target: str, fault: Fault | None) -> str:
        done = self._translated(text, target)
        if fault not in SPOILS_TEXT or self.word not in text:
            return done
        return {
            Fault.DROPS_PLACEHOLDER: re.sub(r"\w*\d\w*", "", done, count=1),
            Fault.CHANGES_NUMBER: _next_digit(done),
            Fault.EMPTY: "",
            Fault.SOURCE: text,
            Fault.HTML: f"<p>{done}</p>",
            Fault.LONG: done * 10,
        }[fault]

    def _translated(self, text: str, target: str) -> str:
        whole = self.dictionary.get((target, text))
        if whole is not None:
            return whole
        parts = [part if number % 2 else self._words(part, target) for number, part in enumerate(COPIED.split(text))]
        done = "".join(parts)
        is_known = "\x00" not in done
        return done if is_known else f"[{target}] " + done.replace("\x00", "")

    def _words(self, text: str, target: str) -> str:
        """Words between copied ones; a NUL for those that the dictionary does not know."""
        known = self.dictionary.get((target, text.strip()))
        if known is not None or not text.strip():
            return known or text
        return re.sub(r"[^\W\d_]+ ?", "\x00" + WORDS[target.lower()], text)


def _next_digit(text: str) -> str:
    if not re.search(r"\d", text):
        return f"{text} 7"
    return re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), text, count=1)


class Handler(BaseHTTPRequestHandler):
    desk: LibreTranslateServer
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        with suppress(ConnectionError):  # a client that stopped waiting or reading
            super().handle()

    def do_GET(self) -> None:  # noqa: N802
        self._note({})
        if urlsplit(self.path).path != "/languages":
            return self._answer(404, {"error": "Not Found"})
        codes = list(self.desk.languages)
        return self._answer(200, [{"code": code, "name": code, "targets": codes} for code in codes])

    def do_POST(self) -> None:  # noqa: N802
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._note(payload)
        if self.path != "/translate":
            return self._answer(404, {"error": "Not Found"})
        is_batch = isinstance(payload["q"], list)
        texts = payload["q"] if is_batch else [payload["q"]]
        if refusal := self._refusal(payload, texts):
            return self._answer(*refusal)
        fault = self.desk.fault_for(texts)
        if fault is not None and fault not in SPOILS_TEXT:
            return self._break(fault, texts)
        done = [self.desk.translation(text, payload["target"], fault) for text in texts]
        return self._answer(200, {"translatedText": done if is_batch else done[0]})

    def _refusal(self, payload: dict, texts: list[str]) -> tuple[int, dict] | None:
        if self.desk.key and payload.get("api_key") != self.desk.key:
            return 403, {"error": "Invalid API key"}
        if self.desk.most_characters and sum(map(len, texts)) > self.desk.most_characters:
            return 400, {"error": "Invalid request: request exceeds text limit"}
        unknown = {payload["source"], payload["target"]} - set(self.desk.languages)
        return (400, {"error": f"{unknown.pop()} is not supported"}) if unknown else None

    def _break(self, fault: Fault, texts: list[str]) -> None:
        if fault == Fault.HANGS:
            self.desk.ended.wait()
        elif fault == Fault.DRIPS:
            self._drip()
        elif fault != Fault.CLOSES:
            return self._answer(*self._misfit(fault, texts))
        self.close_connection = True
        return None

    def _misfit(self, fault: Fault, texts: list[str]) -> tuple[int, object]:
        return {
            Fault.BUSY: (429, {"error": "Slowdown"}),
            Fault.ERROR: (500, {"error": "Cannot translate text"}),
            Fault.REDIRECTS: (307, {}),
            Fault.HUGE: (200, {"translatedText": ["a" * 2**21]}),
            Fault.NO_JSON: (200, None),
            Fault.ONE_SHORT: (200, {"translatedText": texts[1:]}),
        }[fault]

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.desk.ended.wait(0.05):
            try:
                self.wfile.write(b"X-More: a\r\n")
            except OSError:
                return

    def _answer(self, status: int, content: object) -> None:
        body = b"<html>" if content is None else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if status == 429 and self.desk.retry_after:
            self.send_header("Retry-After", self.desk.retry_after)
        if status == 307:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def _note(self, payload: dict[str, object]) -> None:
        self.desk.requests.append(Request(self.command, self.path, payload))

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
