"""Microsoft Translator, through deep-translator's class for it.

Source: Translator v3, translate (https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/
v3/translate; at most 1,000 texts and 50,000 characters a request). deep-translator 1.11.4 fetches the list of languages
from outside as soon as an object is made, and sends one text at a time: both are replaced here.
"""

from __future__ import annotations

from urllib.parse import urlencode

from deep_translator.microsoft import MicrosoftTranslator

from translation.machines.base import Failure, MachineError
from translation.machines.batching import Limits
from translation.machines.hosted import HostedEngine, SingleText
from translation.machines.server import Patience, Server, malformed, texts_in

URL = "https://api.cognitive.microsofttranslator.com/"
TARGETS = {"en": "en", "zh-hans": "zh-Hans", "ja": "ja", "fr": "fr", "ko": "ko"}


class MicrosoftService(SingleText, MicrosoftTranslator):
    """deep-translator's Microsoft with lists and without calls of its own. Raises MachineError."""

    def __init__(
        self, key: str, region: str, url: str, timeout_seconds: float, patience: Patience | None = None
    ) -> None:
        super().__init__(source="vi", target="en", api_key=key, region=region or None)
        self.server = Server(url or URL, timeout_seconds, self.headers, patience)

    def _get_supported_languages(self) -> dict[str, str]:
        return {"vi": "vi", **TARGETS}

    def translate_batch(self, batch: list[str], **kwargs: object) -> list[str | Failure]:
        """One result per text, by one request."""
        query = urlencode({"api-version": "3.0", "from": self.source, "to": self.target, "textType": "plain"})
        found = self.server.ask("POST", f"translate?{query}", [{"Text": text} for text in batch])
        if not isinstance(found, list):
            raise MachineError(malformed())
        firsts = [_first(one) for one in found]
        return texts_in(firsts, len(batch), "text")


def _first(one: object) -> object:
    """The translation into the one language asked for."""
    translations = one.get("translations") if isinstance(one, dict) else None
    return translations[0] if isinstance(translations, list) and translations else None


class MicrosoftEngine(HostedEngine):
    code = "microsoft"
    name = "Microsoft Translator"
    SOURCES = {"vi": "vi", **TARGETS}
    TARGETS = TARGETS
    LIMITS = Limits(texts=100, characters=5_000, longest_text=20_000)

    def __init__(
        self,
        key: str,
        region: str = "",
        url: str = "",
        timeout_seconds: float = 20,
        patience: Patience | None = None,
    ) -> None:
        super().__init__(MicrosoftService(key, region, url, timeout_seconds, patience))
