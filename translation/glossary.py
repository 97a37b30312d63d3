"""Terms of the glossary in a text: which stand in the source, and what they are called in the target language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from cms import languages
from reference.models import Term
from translation.machines import TermForms

SOVEREIGNTY, UNIT = Term.Kind.SOVEREIGNTY, Term.Kind.UNIT


@dataclass(frozen=True)
class Entry:
    """A term as one language needs it; forms as they stand in the glossary."""

    source: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    kind: str
    note: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The Vietnamese form as a word of its own; Python keeps compiled patterns."""
        return re.compile(rf"(?<!\w){re.escape(even(self.source))}(?!\w)")

    @property
    def blocks(self) -> bool:
        return self.kind == SOVEREIGNTY

    @property
    def is_enforced(self) -> bool:
        return self.kind != UNIT and bool(self.right)


def entries(code: str) -> list[Entry]:
    """All terms for a language, the longest Vietnamese form first; one query."""
    language = languages.get(code)
    found = [
        Entry(
            term.vietnamese, tuple(term.right_forms(language)), tuple(term.wrong_forms(language)), term.kind, term.note
        )
        for term in Term.objects.all()
    ]
    return sorted(found, key=lambda entry: -len(entry.source))


def in_source(text: str, known: Iterable[Entry]) -> list[Entry]:
    """Terms that stand in the Vietnamese text, in their order; one that stands only inside a longer one is left out."""
    left, found = even(text), []
    for entry in known:
        if even(entry.source) in left and (match := entry.pattern.search(left)):
            found.append((match.start(), entry))
            left = entry.pattern.sub(lambda taken: "\0" * len(taken[0]), left)
    return [entry for _start, entry in sorted(found, key=lambda pair: pair[0])]


def even(text: str) -> str:
    """For comparing: composed, without case, one kind of apostrophe and space."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return text.casefold()


def forms_for(code: str, text: str) -> list[TermForms]:
    """What a machine has to keep: the terms of the text with their form in the language."""
    return [TermForms(entry.source, entry.right[0]) for entry in in_source(text, entries(code)) if entry.is_enforced]
