"""Terms of the glossary in a text: which stand in the source, and what they are called in the target language."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.db.models import Count, Max

from cms import languages
from reference.models import Term
from reference.models.term import SEPARATOR
from translation.machines import TermForms

SHIPPED = Path(__file__).parents[1] / "reference" / "data" / "terms.csv"
SIGNS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-", "‑": "-"})
_TONES = "oà:òa oá:óa oả:ỏa oã:õa oạ:ọa oè:òe oé:óe oẻ:ỏe oẽ:õe oẹ:ọe uỳ:ùy uý:úy uỷ:ủy uỹ:ũy uỵ:ụy"
TONE_PLACES = dict(pair.split(":") for pair in _TONES.split())
TONES = re.compile("|".join(TONE_PLACES))
TRUE = ("1", "true", "x", "yes", "có")
SOVEREIGNTY, UNIT = Term.Kind.SOVEREIGNTY, Term.Kind.UNIT


@dataclass(frozen=True)
class Entry:
    """A term as one language needs it; forms as they stand in the glossary."""

    source: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    kind: str
    note: str
    keeps: bool = False  # the Vietnamese form stands in every language

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The Vietnamese form as a word of its own: capitals of a name count, "bãi biển đông khách" is no Biển Đông."""
        letters = (sign if sign.isupper() else f"(?i:{re.escape(sign)})" for sign in evened(self.source))
        return re.compile(rf"(?<!\w){''.join(letters)}(?!\w)")

    @cached_property
    def even_source(self) -> str:
        return even(self.source)

    @cached_property
    def even_wrong(self) -> tuple[str, ...]:
        return tuple(map(even, self.wrong))

    @cached_property
    def given(self) -> tuple[str, ...]:
        """Forms that may stand in a target as they are, whatever their script."""
        return (*self.right, self.source) if self.keeps or self.kind == UNIT else self.right

    @property
    def blocks(self) -> bool:
        return self.kind == SOVEREIGNTY

    @property
    def is_enforced(self) -> bool:
        return self.kind != UNIT and bool(self.right)


class Glossary(tuple[Entry, ...]):
    """All terms for a language as they were at one time; equal to itself only, so that it can be a key."""

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __ne__ = object.__ne__


# By language: the state of the table, and the entries made from it.
_held: dict[str, tuple[dict[str, object], Glossary]] = {}


def entries(code: str) -> Glossary:
    """All terms for a language, the longest Vietnamese form first.

    Held in this process with their patterns; one small query tells whether the glossary changed.
    """
    state = Term.objects.aggregate(number=Count("pk"), last=Max("pk"), newest=Max("updated_at"))
    held = _held.get(code)
    if held is None or held[0] != state:
        held = _held[code] = (state, _load(code))
    return held[1]


def _load(code: str) -> Glossary:
    language = languages.get(code)
    found = [
        Entry(
            term.vietnamese,
            tuple(term.right_forms(language)),
            tuple(term.wrong_forms(language)),
            term.kind,
            term.note,
            term.keep_as_is,
        )
        for term in Term.objects.all()
    ]
    return _longest_first(found)


def _longest_first(found: Iterable[Entry]) -> Glossary:
    return Glossary(sorted(found, key=lambda entry: -len(entry.source)))


def shipped(code: str) -> Glossary:
    """The glossary that comes with the product, for where the office's own is not at hand."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        found = [_from_file(row, languages.KNOWN[code].column) for row in csv.DictReader(file)]
    return _longest_first(found)


def _from_file(row: dict[str, str], column: str) -> Entry:
    keeps = row.get("keep_as_is", "").strip().casefold() in TRUE
    right = [row["name_vi"]] if keeps else _listed(row.get(f"name_{column}")) + _listed(row.get(f"accepted_{column}"))
    wrong = _listed(row.get(f"forbidden_{column}"))
    return Entry(row["name_vi"], tuple(right), tuple(wrong), row["kind"], row["note"], keeps)


def _listed(text: str | None) -> list[str]:
    return [form.strip() for form in (text or "").split(SEPARATOR) if form.strip()]


@dataclass(frozen=True)
class Span:
    """A term where it stands in a text."""

    start: int
    end: int
    entry: Entry


def spans(text: str, known: Iterable[Entry]) -> list[Span]:
    """Each place of each term in the Vietnamese text, in their order; the longest one counts where they overlap.

    Places are those of the evened text; they are the text's own when both are as long, see `is_even`.
    """
    left, found = evened(text), []
    folded = left.casefold()
    for entry in known:
        if entry.even_source not in folded:
            continue
        places = [match.span() for match in entry.pattern.finditer(left)]
        found += [Span(start, end, entry) for start, end in places]
        if places:
            left = entry.pattern.sub(lambda taken: "\0" * len(taken[0]), left)
            folded = left.casefold()
    return sorted(found, key=lambda span: span.start)


def is_even(text: str) -> bool:
    """Whether places in the evened text are places in the text."""
    return unicodedata.is_normalized("NFC", text)


def in_source(text: str, known: Iterable[Entry]) -> list[Entry]:
    """Terms that stand in the Vietnamese text, in their order; one that stands only inside a longer one is left out."""
    return list(dict.fromkeys(span.entry for span in spans(text, known)))


def even(text: str) -> str:
    """For comparing, without case."""
    return evened(text).casefold()


def evened(text: str) -> str:
    """Composed; one kind of apostrophe, dash and space, one place for tone marks (hoà as hòa)."""
    text = unicodedata.normalize("NFC", text).translate(SIGNS)
    return TONES.sub(lambda found: TONE_PLACES[found[0]], text)


def forms_for(code: str, text: str, via: str = "") -> list[TermForms]:
    """What a machine has to keep: the terms of the Vietnamese text with their form in the language.

    `via` is the language that the machine translates from where that is not Vietnamese.
    """
    enforced = [entry for entry in in_source(text, entries(code)) if entry.is_enforced]
    if via:
        there = by_source(entries(via))
        return [pair for entry in enforced for pair in pairs_of(entry, there)]
    return [TermForms(entry.source, entry.right[0]) for entry in enforced]


def pairs_of(entry: Entry, there: Mapping[str, Entry]) -> list[TermForms]:
    """The term's forms in another language, each with the form to insert here."""
    other = there.get(entry.source)
    return [TermForms(form, entry.right[0]) for form in (other.right if other else ())]


@lru_cache(maxsize=16)
def by_source(known: Glossary) -> dict[str, Entry]:
    """By the Vietnamese form."""
    return {entry.source: entry for entry in known}
