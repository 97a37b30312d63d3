"""What the addresses are about: each thing knows whose it is, and which word in it nobody else may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cms import languages
from tests.rights.persons import Person

SOUGHT = "chungmotchu"  # stands in everything, so that a search finds all that the person may see
# One word for all that belongs together; who may read it stands in policy.txt.
WORDS = {
    "culture": "kimtuocbay",  # pages and files of the first agency
    "parks": "hacyenluon",  # of the second
    "japanese": "bachhaclan",  # Japanese, made from cleared text
    "raw_japanese": "lachongdoi",  # Japanese, made from what is not cleared
    "french": "phuongoanhca",  # French, the same
    "parks_proposal": "thanhloanmua",  # what the second agency proposes about its park
    "french_proposal": "hoangohot",
    "parks_address": "chimsaudem",  # in the mail address of the second agency's editor
}


@dataclass(frozen=True)
class Thing:
    """`values` are what addresses take in their places, by the names that the URL patterns use."""

    kind: str
    name: str
    row: Any
    values: dict[str, Any] = field(default_factory=dict)
    agency_id: int | None = None
    language: str = ""
    is_cleared: bool = False
    is_for_every_agency: bool = False
    owner_id: int | None = None

    def is_in(self, scope: str, person: Person) -> bool:
        """Whether it is the person's own in the sense of one letter of the policy."""
        return {"a": self._of_agency, "l": self._of_language, "c": self._cleared, "m": self._mine}[scope](person)

    def _of_agency(self, person: Person) -> bool:
        if self.language not in ("", languages.SOURCE):
            return False
        return self.agency_id in person.agencies or (self.is_for_every_agency and bool(person.agencies))

    def _of_language(self, person: Person) -> bool:
        return self.language in person.languages

    def _cleared(self, person: Person) -> bool:
        return self.is_cleared and self._of_language(person)

    def _mine(self, person: Person) -> bool:
        return person.user is not None and self.owner_id == person.user.pk


NOTHING = Thing("-", "-", None)
