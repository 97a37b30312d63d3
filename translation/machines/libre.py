"""A LibreTranslate server of the office, through deep-translator's class for it.

Source: LibreTranslate's API, /languages and /translate (https://docs.libretranslate.com). deep-translator 1.11.4 puts
text and key into the address, sends one text at a time and knows no time limit: all that it does over the network is
replaced here; tests/translation/machines/test_contract.py holds what is relied on.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence
from urllib.parse import urlsplit

from deep_translator.libre import LibreTranslator
from django.core.cache import cache

from translation.machines import batching, codes
from translation.machines.base import UNMETERED, Failure, MachineError, Meter
from translation.machines.hosted import SingleText
from translation.machines.server import Patience, Server, malformed

LANGUAGES_KEPT_SECONDS = 3600
NO_KEY = "none"  # deep-translator refuses an empty key; this one is not sent
# Top-level names that no public name server knows (RFC 6762 appendix G; .internal: ICANN 2024; RFC 8375, RFC 6761).
INSIDE_NAMES = ("internal", "local", "localhost", "lan", "intranet", "private", "corp", "home.arpa")


class LibreServer(SingleText, LibreTranslator):
    """deep-translator's LibreTranslate for one pair of the server's own language codes. Raises MachineError."""

    def __init__(self, url: str, key: str, timeout_seconds: float, patience: Patience | None = None) -> None:
        self.server = Server(url, timeout_seconds, patience=patience)
        # Without the slash at the end deep-translator would ask for /apitranslate.
        super().__init__(source="vi", target="en", api_key=key or NO_KEY, custom_url=self.server.url)

    def translate_batch(self, batch: list[str], **kwargs: object) -> list[str | Failure]:
        """One result per text, by one request."""
        payload: dict[str, object] = {"q": batch, "source": self.source, "target": self.target, "format": "text"}
        if self.api_key != NO_KEY:
            payload["api_key"] = self.api_key
        answer = self.server.ask("POST", "translate", payload)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(batch):
            raise MachineError(malformed())
        return [text if isinstance(text, str) else malformed() for text in found]

    def targets_by_code(self) -> dict[str, list[str]]:
        """The server's languages, each with those that it translates into; asked once, then kept for an hour."""
        name = "machine-languages-" + hashlib.sha256(self._base_url.encode()).hexdigest()
        return cache.get_or_set(name, lambda: codes.parse(self.server.ask("GET", "languages")), LANGUAGES_KEPT_SECONDS)


class LibreEngine:
    """The Engine interface over a LibreServer: our language codes, many texts, no exceptions."""

    code = "libre"
    name = "LibreTranslate"

    def __init__(
        self,
        url: str,
        key: str = "",
        timeout_seconds: float = 20,
        patience: Patience | None = None,
        is_inside: bool = False,
    ) -> None:
        """`is_inside`: the office says so; an address that nobody outside could have is inside by itself."""
        self.server = LibreServer(url, key, timeout_seconds, patience)
        self.is_inside = is_inside or is_private(url)

    def offers(self, language: str) -> bool:
        """Any: what the server has is asked of it, by the worker."""
        return True

    def translate(
        self, texts: Sequence[str], source: str, target: str, meter: Meter = UNMETERED
    ) -> list[str | Failure]:
        """One result per text, in their order. Never raises for what the server does."""
        if not texts:
            return []
        try:
            pair = codes.pair(self.server.targets_by_code(), source, target)
        except MachineError as error:
            return [error.failure] * len(texts)
        self.server.source, self.server.target = pair.source, pair.target
        return batching.translate(texts, self.server.translate_batch, meter=meter)


def is_private(url: str) -> bool:
    """Whether the host can only be one of the office's own network."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return bool(host) and ("." not in host or host.endswith(tuple(f".{name}" for name in INSIDE_NAMES)))
    return address.is_private and not address.is_unspecified
