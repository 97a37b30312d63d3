"""Queries for the visitors' search, derived by rule from every live story; used by the bench and by the tests.

Of each story and kind a seeded sample is drawn from all that its title and body give, and kept when it truly occurs
in at most five stories of its language. None is chosen by hand.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from cms import languages
from content.models import Story
from content.text import searchable_text
from reference.folding import CJK, strip_marks
from reference.models import Term

STORIES_MAX = 5  # a query that occurs in more is too common to ask for one story
TYPO_LETTERS = 5  # shorter words are not misspelled here: too many neighbours are words themselves
SENTENCE_ENDS = re.compile(r"[.!?。！？;；:：\n…、，,()（）「」『』“”\"]+")
PIECES = re.compile(f"([{CJK}]+)")
WORDS = re.compile(r"[^\W_]+")
LATIN = re.compile(r"[a-z]+")
KINDS = ("word", "folded", "bigram", "run", "name", "typo")


@dataclass(frozen=True)
class Query:
    """What a visitor types, and the story that should be among the first."""

    kind: str
    language: str
    words: str
    story: int


class Text:
    """One live story, read for its queries."""

    def __init__(self, story: Story) -> None:
        page = story.specific
        self.pk, self.language, self.key = page.pk, page.language, page.url_path
        self.written = f"{page.title}\n{searchable_text(page)}"
        self.folded = strip_marks(self.written)

    @cached_property
    def spaced(self) -> str:
        """Folded words between single spaces; a name is whole between two of them."""
        apart = PIECES.sub(r" \1 ", self.folded)
        return f" {' '.join(WORDS.findall(apart))} "

    def holds(self, folded: str) -> bool:
        return folded in self.folded if PIECES.search(folded) else f" {folded} " in self.spaced

    def stretches(self) -> Iterator[list[str]]:
        """Words of a clause in a row, or the characters of a run without spaces."""
        for clause in SENTENCE_ENDS.split(self.written):
            for piece in PIECES.split(clause):
                units = list(piece) if PIECES.fullmatch(piece) else WORDS.findall(piece)
                if units:
                    yield units

    def runs(self, shortest: int, longest: int) -> set[str]:
        """Every run of so many words or, without spaces, characters (two more of these than words)."""
        found: set[str] = set()
        for units in self.stretches():
            is_cjk = bool(PIECES.fullmatch(units[0]))
            top = longest + 2 if is_cjk and longest > 2 else longest
            for size in range(max(shortest, 2) if is_cjk else shortest, top + 1):
                joined = ("" if is_cjk else " ").join
                found |= {joined(units[i : i + size]) for i in range(len(units) - size + 1)}
        return found


class Glossary:
    """Which other forms a form has, folded."""

    def __init__(self) -> None:
        self.own: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for term in Term.objects.all():
            forms = {lang.code: {strip_marks(form) for form in term.right_forms(lang)} for lang in languages.ACTIVE}
            for form in set().union(*forms.values()):
                for code, own in forms.items():
                    self.own[form][code] |= own


def made_by_rule(per_story: int, seed: int = 84) -> list[Query]:
    """The queries of every live story, `per_story` of each kind at most."""
    texts = [Text(story) for story in Story.objects.live().order_by("url_path")]
    by_language: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        by_language[text.language].append(text)
    glossary = Glossary()
    queries: list[Query] = []
    for text in texts:
        for kind in KINDS:
            chance = random.Random(f"{seed}:{text.key}:{kind}")  # noqa: S311 - the same queries every time
            words = _of_kind(kind, text, by_language[text.language], glossary, chance)
            queries += [Query(kind, text.language, made, text.pk) for made in islice(words, per_story)]
    return queries


def _of_kind(kind: str, text: Text, others: list[Text], glossary: Glossary, chance: random.Random) -> Iterator[str]:
    if kind == "name":
        yield from _names(text, others, glossary, chance)
        return
    sizes = {"word": (1, 1), "folded": (2, 6), "bigram": (2, 2), "run": (3, 6), "typo": (1, 6)}[kind]
    for run in _shuffled(text.runs(*sizes), chance):
        folded = strip_marks(run)
        if not _is_rare(folded, others) or (kind == "word" and len(folded) < 2):
            continue
        if kind == "typo":
            if made := misspelled(run, chance):
                yield made
        else:
            yield folded if kind in ("word", "folded") else run


def _is_rare(folded: str, others: Iterable[Text]) -> bool:
    return 0 < sum(other.holds(folded) for other in others) <= STORIES_MAX


def _names(text: Text, others: list[Text], glossary: Glossary, chance: random.Random) -> Iterator[str]:
    """Forms of other languages whose form in this language the story has."""
    for form in _shuffled(glossary.own, chance):
        own = glossary.own[form][text.language]
        if form in own or not any(text.holds(name) for name in own):
            continue
        if sum(any(other.holds(name) for name in own) or other.holds(form) for other in others) <= STORIES_MAX:
            yield form


def _shuffled(found: Iterable[str], chance: random.Random) -> list[str]:
    ordered = sorted(found)
    chance.shuffle(ordered)
    return ordered


def misspelled(run: str, chance: random.Random) -> str:
    """The run with one letter of a long Latin word left out, doubled, swapped or replaced; empty without one."""
    words = run.split()
    long = [i for i, word in enumerate(words) if len(word) >= TYPO_LETTERS and LATIN.fullmatch(strip_marks(word))]
    if not long:
        return ""
    place = chance.choice(long)
    words[place] = _one_slip(strip_marks(words[place]), chance)
    return " ".join(words)


def _one_slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    slips = {
        "left out": word[:at] + word[at + 1 :],
        "doubled": word[: at + 1] + word[at:],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "replaced": word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz".replace(word[at], "")) + word[at + 1 :],
    }
    return chance.choice([slip for slip in slips.values() if slip != word])
