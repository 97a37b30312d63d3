"""What the services have in common: a fixed map of languages, limits of a request, and never an exception."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.utils.translation import gettext as _

from translation.machines import batching
from translation.machines.base import UNMETERED, Failure, MachineError, Meter, Reason


class Service(Protocol):
    """A subclass of deep-translator's class for the service, that sends lists by POST."""

    source: str
    target: str

    def translate_batch(self, batch: list[str], **kwargs: object) -> list[str | Failure]:
        """One result per text, by one request. Raises MachineError."""
        ...


class SingleText:
    """Before a class of deep-translator's: its call for one text goes the way of the lists."""

    def translate(self, text: str, **kwargs: object) -> str:
        """The translation of one text. Raises MachineError."""
        result = self.translate_batch([text], **kwargs)[0]
        if isinstance(result, Failure):
            raise MachineError(result)
        return result


class HostedEngine:
    """The Engine interface over a Service. Subclasses name the service, its codes and its limits."""

    code: str
    name: str
    is_inside = False
    SOURCES: Mapping[str, str]  # the service's codes for ours
    TARGETS: Mapping[str, str]
    LIMITS: batching.Limits

    def __init__(self, service: Service) -> None:
        self.service = service

    def offers(self, language: str) -> bool:
        return language in self.TARGETS

    def translate(
        self, texts: Sequence[str], source: str, target: str, meter: Meter = UNMETERED
    ) -> list[str | Failure]:
        """One result per text, in their order. Never raises for what the service does."""
        if source not in self.SOURCES or not self.offers(target):
            return [self._unsupported()] * len(texts)
        self.service.source, self.service.target = self.SOURCES[source], self.TARGETS[target]
        return batching.translate(texts, self.service.translate_batch, self.LIMITS, meter)

    @staticmethod
    def _unsupported() -> Failure:
        return Failure(Reason.UNSUPPORTED, _("The translation machine does not translate into this language."))
