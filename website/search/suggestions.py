"""What a visitor may have meant, and where else to look, when a query finds nothing or nothing exactly."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from cms import languages
from cms.languages import Language
from reference.models import Topic
from website.models import SearchEntry
from website.search import vocabulary
from website.search.expression import Any, Expression, Phrase
from website.search.finding import COLUMNS, SURE_MIN, Found, How, backend
from website.search.query import Wanted
from website.search.snippets import BETWEEN, NOT_AFTER, NOT_BEFORE, Marks, spans_of
from website.search.words import atoms_of

CANDIDATES_MAX = 24
SHOWN = 4
TOPICS_SHOWN = 5
ENTRIES_MAX = 2000
SPLIT_MIN = 5  # letters of a word that may be two


@dataclass(frozen=True)
class Elsewhere:
    """The same query in another language, where it finds something."""

    language: Language
    count: int


def meant(wanted: Wanted, found: Found, texts: dict[int, str]) -> list[str]:
    """Queries that find something and may have been meant, best first; `texts` are those of the first hits."""
    if found.how is How.SIMILAR:
        return _mended(wanted, found, texts)
    return _tried(wanted) if not found.hits and wanted.atoms else []


def topics_near(wanted: Wanted, topics: list[Topic]) -> list[Topic]:
    """Topics that share a word with the query, then those that most pages of the language have."""
    pks = SearchEntry.objects.filter(language=wanted.language, page__live=True).exclude(topic_pks="")
    uses = Counter(int(pk) for row in pks.values_list("topic_pks", flat=True)[:ENTRIES_MAX] for pk in row.split(","))
    used = [topic for topic in topics if uses[topic.pk]]
    asked = {atom.text for atom in wanted.atoms}

    def shared(topic: Topic) -> int:
        return len(asked & {atom.text for atom in atoms_of(topic.folded)})

    return sorted(used, key=lambda topic: (-shared(topic), -uses[topic.pk], topic.pk))[:TOPICS_SHOWN]


def _mended(wanted: Wanted, found: Found, texts: dict[int, str]) -> list[str]:
    """The query with each slip replaced by what the best page has."""
    best = texts.get(found.hits[0].page_id, "") if found.hits else ""
    held = {atom.text for atom in atoms_of(best)}
    slips = {
        word: right
        for word in wanted.long_words()
        if word not in held and (right := next((near for near in found.near.get(word, ()) if near in held), ""))
    }
    if not slips:
        return []
    row = " ".join(slips.get(atom.text, atom.text) for atom in wanted.atoms)
    return [_written(row, best) or _replaced(wanted.words, slips, best)]


def _replaced(words: str, slips: dict[str, str], text: str) -> str:
    """The words as typed, but for the slips."""
    for slip, right in slips.items():
        for span in reversed(spans_of(words, _exactly(slip))):
            words = words[: span.start] + (_written(right, text) or right) + words[span.end :]
    return words


def _written(folded: str, text: str) -> str:
    """The words as the text writes them, with their marks; empty when they do not stand there in a row."""
    spans = spans_of(text, _exactly(folded))
    return text[spans[0].start : spans[0].end].strip() if spans else ""


def _exactly(folded: str) -> Marks:
    return Marks((re.compile(f"{NOT_BEFORE}{BETWEEN.join(map(re.escape, folded.split()))}{NOT_AFTER}"),))


def _tried(wanted: Wanted) -> list[str]:
    """Words that stand alone, words taken apart, words two slips away: those that find a page."""
    candidates = list(_candidates(wanted).items())[:CANDIDATES_MAX]
    if not candidates:
        return []
    rows = backend().find(wanted.language, [asked for _, asked in candidates], COLUMNS, 50)
    first = {row[-1]: row[0] for row in reversed(rows)}
    texts = dict(SearchEntry.objects.filter(page_id__in=first.values()).values_list("page_id", "plain"))
    made = [(candidates[number][0], texts.get(page, "")) for number, page in sorted(first.items())]
    shown = [_written(words, text) or words for words, text in made]
    return list(dict.fromkeys(shown))[:SHOWN]


def _candidates(wanted: Wanted) -> dict[str, Expression]:
    """What to try, by its words."""
    words = wanted.long_words()
    apart = [(word[:at], word[at:]) for word in words if len(word) >= SPLIT_MIN for at in range(2, len(word) - 1)]
    near = vocabulary.neighbours(wanted.language, [w for w in words if len(w) >= SURE_MIN], slips_max=2)
    found: dict[str, Expression] = {f"{one} {other}": Phrase((one, other)) for one, other in apart}
    if len(wanted.atoms) > 1:
        found |= {word: Phrase((word,)) for word in words}
    return found | {other: Phrase((other,)) for word in words for other in near.get(word, ())}


def elsewhere(wanted: Wanted) -> list[Elsewhere]:
    """Other languages in which the query finds pages; one query for all."""
    counts = backend().counts(Any(tuple(wanted.tiers())))
    others = [language for language in languages.ACTIVE if language.code != wanted.language]
    return [Elsewhere(language, counts[language.code]) for language in others if counts.get(language.code)]
