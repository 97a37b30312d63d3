"""Google, through deep-translator's class for it, by the service that offices buy.

Source: Cloud Translation Basic v2 (https://cloud.google.com/translate/docs/basic/translating-text; at most 128 texts,
advised 5,000 characters a request). deep-translator 1.11.4 reads a web page made for people, with the text in its
address, and gives None for punctuation: its request is replaced here, so a key is needed.
"""

from __future__ import annotations

from deep_translator.google import GoogleTranslator

from translation.machines.base import Failure
from translation.machines.batching import Limits
from translation.machines.hosted import HostedEngine, SingleText
from translation.machines.server import Patience, Server, texts_in

URL = "https://translation.googleapis.com/language/translate/"


class GoogleService(SingleText, GoogleTranslator):
    """deep-translator's Google with lists, by POST. Raises MachineError."""

    def __init__(self, key: str, url: str, timeout_seconds: float, patience: Patience | None = None) -> None:
        super().__init__(source="vi", target="en")
        self.server = Server(url or URL, timeout_seconds, {"X-Goog-Api-Key": key}, patience)

    def translate_batch(self, batch: list[str], **kwargs: object) -> list[str | Failure]:
        """One result per text, by one request."""
        payload = {"q": batch, "source": self.source, "target": self.target, "format": "text"}
        answer = self.server.ask("POST", "v2", payload)
        data = answer.get("data") if isinstance(answer, dict) else None
        return texts_in(data.get("translations") if isinstance(data, dict) else None, len(batch), "translatedText")


class GoogleEngine(HostedEngine):
    code = "google"
    name = "Google"
    TARGETS = {"en": "en", "zh-hans": "zh-CN", "ja": "ja", "fr": "fr", "ko": "ko"}
    SOURCES = {"vi": "vi", **TARGETS}
    LIMITS = Limits(texts=100, characters=4_500, longest_text=9_000)

    def __init__(self, key: str, url: str = "", timeout_seconds: float = 20, patience: Patience | None = None) -> None:
        super().__init__(GoogleService(key, url, timeout_seconds, patience))
