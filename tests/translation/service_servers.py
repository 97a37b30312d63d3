"""DeepL, Google and Microsoft for tests, on loopback: each speaks its service's API and refuses what the service would.

with DeeplServer(key="secret") as server:
    settings.DEEPL_KEY, settings.DEEPL_URL = "secret", server.url
    server.fail(Fault.BUSY, first=2)

Translations and faults are those of libretranslate_server.py; a refused request is counted in `server.refused`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from tests.translation.libretranslate_server import SPOILS_TEXT, Fault, Handler, LibreTranslateServer

ANY_KEY = "secret"


class ServiceServer(LibreTranslateServer):
    """Subclasses say how requests and answers of their service look."""

    PATH: str
    KNOWN: Mapping[str, str]  # languages of the dictionary by the service's target codes
    MOST_TEXTS: int

    def __init__(self, dictionary: Mapping[tuple[str, str], str] | None = None, key: str = ANY_KEY) -> None:
        super().__init__(dictionary, key=key)
        self.refused: list[int] = []

    def handler_class(self) -> type[BaseHTTPRequestHandler]:
        return ServiceHandler

    def texts_asked(self) -> list[list[str]]:
        return [self.texts_of(request.payload) for request in self.requests]

    def given_key(self, headers: Mapping[str, str]) -> str:
        raise NotImplementedError

    def texts_of(self, payload: object) -> list[str]:
        raise NotImplementedError

    def pair_of(self, payload: object, query: Mapping[str, list[str]]) -> tuple[str, str]:
        raise NotImplementedError

    def written(self, texts: list[str], target: str) -> object:
        raise NotImplementedError


class DeeplServer(ServiceServer):
    """https://developers.deepl.com/api-reference/translate."""

    PATH = "/translate"
    SOURCE = "VI"
    KNOWN = {"EN-GB": "en", "ZH-HANS": "zh-hans", "JA": "ja", "FR": "fr"}
    MOST_TEXTS = 50

    def given_key(self, headers: Mapping[str, str]) -> str:
        return (headers["Authorization"] or "").removeprefix("DeepL-Auth-Key ")

    def texts_of(self, payload: dict) -> list[str]:
        return payload["text"]

    def pair_of(self, payload: dict, query: Mapping[str, list[str]]) -> tuple[str, str]:
        # Vietnamese is among the languages of the newer models only.
        is_new = payload.get("model_type") in {"quality_optimized", "prefer_quality_optimized"}
        return (payload["source_lang"] if is_new else ""), payload["target_lang"]

    def written(self, texts: list[str], target: str) -> object:
        return {"translations": [{"detected_source_language": "VI", "text": text} for text in texts]}


class GoogleServer(ServiceServer):
    """https://cloud.google.com/translate/docs/reference/rest/v2/translate."""

    PATH = "/v2"
    SOURCE = "vi"
    KNOWN = {"en": "en", "zh-CN": "zh-hans", "ja": "ja", "fr": "fr"}
    MOST_TEXTS = 128

    def given_key(self, headers: Mapping[str, str]) -> str:
        return headers["X-Goog-Api-Key"] or ""

    def texts_of(self, payload: dict) -> list[str]:
        return payload["q"]

    def pair_of(self, payload: dict, query: Mapping[str, list[str]]) -> tuple[str, str]:
        return (payload["source"] if payload["format"] == "text" else ""), payload["target"]

    def written(self, texts: list[str], target: str) -> object:
        return {"data": {"translations": [{"translatedText": text} for text in texts]}}


class MicrosoftServer(ServiceServer):
    """https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate."""

    PATH = "/translate"
    SOURCE = "vi"
    KNOWN = {"en": "en", "zh-Hans": "zh-hans", "ja": "ja", "fr": "fr"}
    MOST_TEXTS = 1000
    region = "southeastasia"

    def given_key(self, headers: Mapping[str, str]) -> str:
        is_here = headers["Ocp-Apim-Subscription-Region"] == self.region
        return headers["Ocp-Apim-Subscription-Key"] if is_here else ""

    def texts_of(self, payload: list) -> list[str]:
        return [one["Text"] for one in payload]

    def pair_of(self, payload: list, query: Mapping[str, list[str]]) -> tuple[str, str]:
        return (query["from"][0] if query["api-version"] == ["3.0"] else ""), query["to"][0]

    def written(self, texts: list[str], target: str) -> object:
        return [{"translations": [{"text": text, "to": target}]} for text in texts]


class ServiceHandler(Handler):
    desk: ServiceServer

    def do_GET(self) -> None:  # noqa: N802
        self._refuse(405)

    def do_POST(self) -> None:  # noqa: N802
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._note(payload)
        address = urlsplit(self.path)
        if address.path != self.desk.PATH:
            return self._refuse(404)
        if self.desk.given_key(self.headers) != self.desk.key:
            return self._refuse(403)
        texts = self.desk.texts_of(payload)
        source, self.target = self.desk.pair_of(payload, parse_qs(address.query))
        if source != self.desk.SOURCE or self.target not in self.desk.KNOWN or len(texts) > self.desk.MOST_TEXTS:
            return self._refuse(400)
        return self._translate(texts)

    def _translate(self, texts: list[str]) -> None:
        fault = self.desk.fault_for(texts)
        if fault is not None and fault not in SPOILS_TEXT:
            return self._break(fault, texts)
        language = self.desk.KNOWN[self.target]
        done = [self.desk.translation(text, language, fault) for text in texts]
        return self._answer(200, self.desk.written(done, self.target))

    def _misfit(self, fault: Fault, texts: list[str]) -> tuple[int, object]:
        if fault == Fault.ONE_SHORT:
            return 200, self.desk.written(texts[1:], self.target)
        return super()._misfit(fault, texts)

    def _refuse(self, status: int) -> None:
        self.desk.refused.append(status)
        self._answer(status, {"message": "refused"})
