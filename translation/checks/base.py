"""What checks take and give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cms import languages
from translation import markup, reading
from translation.glossary import Entry
from translation.officials import Holder


class Severity(StrEnum):
    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """`check` names the check; `message` is for the translator; `repaired` is the target mended, if one click can.

    `about` tells findings of one check apart, in no language: the term, the sign.
    """

    check: str
    severity: Severity
    message: str
    repaired: str = ""
    about: str = ""


@dataclass(frozen=True)
class Pair:
    """A segment's words and their translation, both with placeholders.

    `terms` stand in the source, `glossary` is all of it. `limit` is the most characters that the field takes, if any.
    `elsewhere` are other translations that the same source has in this language, `officials` who was in office then.
    """

    source: str
    target: str
    language: str
    terms: tuple[Entry, ...] = ()
    glossary: tuple[Entry, ...] = ()
    kind: str = "paragraph"
    limit: int | None = None
    source_language: str = languages.SOURCE
    elsewhere: tuple[str, ...] = ()
    officials: tuple[Holder, ...] = ()

    @cached_property
    def said(self) -> reading.Reading:
        """Figures of the source."""
        return reading.read(self.source, self.source_language)

    @cached_property
    def says(self) -> reading.Reading:
        """Figures of the target."""
        return reading.read(self.target, self.language)

    @cached_property
    def words(self) -> str:
        """The target without placeholders."""
        return markup.plain(self.target)

    @cached_property
    def source_words(self) -> str:
        return markup.plain(self.source)

    @property
    def is_cjk(self) -> bool:
        return languages.KNOWN[self.language].is_cjk

    @property
    def is_short(self) -> bool:
        """Titles, labels and the like, which end without a full stop and may be a name."""
        return self.kind in ("title", "heading", "label", "seo", "alt", "caption")


def blocking(check: str, message: str) -> Finding:
    return Finding(check, Severity.BLOCKING, message)


def warning(check: str, message: str, repaired: str = "", about: str = "") -> Finding:
    return Finding(check, Severity.WARNING, message, repaired, about)
