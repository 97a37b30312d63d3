"""DeepL, through deep-translator's class for it.

Source: https://developers.deepl.com/api-reference/translate (at most 50 texts and 128 KiB a request) and
https://developers.deepl.com/docs/getting-started/supported-languages: Vietnamese is there, by the newer models only.
deep-translator 1.11.4 has no Vietnamese in its table, puts text and key into the address and sends one text at a time:
its table and its request are replaced here.
"""

from __future__ import annotations

from deep_translator.deepl import DeeplTranslator

from translation.machines.base import Failure
from translation.machines.batching import Limits
from translation.machines.hosted import HostedEngine, SingleText
from translation.machines.server import Patience, Server, texts_in

URL, FREE_URL = "https://api.deepl.com/v2/", "https://api-free.deepl.com/v2/"
FREE_KEY_END = ":fx"  # how DeepL marks keys of its free plan, which has an address of its own


class DeeplService(SingleText, DeeplTranslator):
    """deep-translator's DeepL with lists, by POST. Raises MachineError."""

    def __init__(self, key: str, url: str, timeout_seconds: float, patience: Patience | None = None) -> None:
        # Any pair that its table has: the codes are set for each call.
        super().__init__(source="en", target="fr", api_key=key, use_free_api=key.endswith(FREE_KEY_END))
        own = FREE_URL if key.endswith(FREE_KEY_END) else URL
        headers = {"Authorization": f"DeepL-Auth-Key {key}"}
        self.server = Server(url or own, timeout_seconds, headers, patience)

    def translate_batch(self, batch: list[str], **kwargs: object) -> list[str | Failure]:
        """One result per text, by one request."""
        payload = {
            "text": batch,
            "source_lang": self.source,
            "target_lang": self.target,
            "model_type": "prefer_quality_optimized",  # the older models have no Vietnamese
            "preserve_formatting": True,
        }
        answer = self.server.ask("POST", "translate", payload)
        return texts_in(answer.get("translations") if isinstance(answer, dict) else None, len(batch), "text")


class DeeplEngine(HostedEngine):
    code = "deepl"
    name = "DeepL"
    SOURCES = {"vi": "VI", "en": "EN", "zh-hans": "ZH", "ja": "JA", "fr": "FR", "ko": "KO"}
    TARGETS = {"en": "EN-GB", "zh-hans": "ZH-HANS", "ja": "JA", "fr": "FR", "ko": "KO"}
    LIMITS = Limits(texts=50, characters=5_000, longest_text=20_000)

    def __init__(self, key: str, url: str = "", timeout_seconds: float = 20, patience: Patience | None = None) -> None:
        super().__init__(DeeplService(key, url, timeout_seconds, patience))
