"""Shows where a page holds the words of a query: the best part of its text, found words marked as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reference.folding import CJK
from website.search.names import Name
from website.search.query import Wanted
from website.search.words import Atom, fold, runs_of, terms_of_run

LATIN_LETTERS, CJK_LETTERS = 230, 110  # of one snippet
BEFORE = 0.25  # of a snippet, at most, before its first mark
NEAR_A_SENTENCE = 0.4  # of a snippet: a sentence that begins so near is begun with
NOT_BEFORE, NOT_AFTER = f"(?<![^\\W_{CJK}])", f"(?![^\\W_{CJK}])"
START_MIN = 3  # letters of a last word that is taken for the start of one
GAP = " · "  # between paragraphs
BETWEEN = r"[\W_]+"
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])| · ")


@dataclass(frozen=True)
class Part:
    """A piece of text, found or not."""

    text: str
    is_found: bool = False


@dataclass(frozen=True)
class Span:
    """Where something found stands in the text, and what it is when folded."""

    start: int
    end: int
    folded: str


@lru_cache(maxsize=20_000)
def _fold_sign(sign: str) -> str:
    return fold(sign)


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the text that it comes from."""
    signs = [_fold_sign(sign) for sign in text]
    return "".join(signs), [place for place, sign in enumerate(signs) for _ in sign]


@dataclass(frozen=True)
class Marks:
    """Patterns of what is marked in folded text; the first that finds something is taken.

    Where the whole query stands in a row its words are not marked one by one: 'dau tu' marks 'đầu tư', not each 'từ'.
    """

    patterns: tuple[re.Pattern[str], ...]


def marks_of(wanted: Wanted, near: dict[str, list[str]]) -> Marks:
    """What of a page answers the query; `near` holds what typed words may have been meant for."""
    names = [part for part in wanted.parts if isinstance(part, Name)]
    runs = runs_of(wanted.atoms)
    forms = [run for name in names for form in (name.atoms, *name.forms) for run in runs_of(form)]
    whole = [*runs, *(forms if wanted.parts == names else [])] if len(runs) == 1 else []
    words = [*_rows([*(run for run in runs if len(run) > 1), *forms]), *_single(wanted, near)]
    pairs = [re.escape(pair) for run in runs if run[0].is_cjk for pair in terms_of_run(run)]
    levels = (_rows(whole), words, [*words, *pairs] if pairs else [])
    return Marks(tuple(re.compile("|".join(level)) for level in levels if level))


def _rows(runs: list[list[Atom]]) -> list[str]:
    """Patterns of the runs as they stand, the longest first."""
    return sorted({_row(run) for run in runs}, key=len, reverse=True)


def _row(run: list[Atom]) -> str:
    texts = [re.escape(atom.text) for atom in run]
    return "".join(texts) if run[0].is_cjk else f"{NOT_BEFORE}{BETWEEN.join(texts)}{NOT_AFTER}"


def _single(wanted: Wanted, near: dict[str, list[str]]) -> list[str]:
    """Words and their neighbours; a lone letter is marked only when it is all there is."""
    words = [atom.text for atom in wanted.atoms if not atom.is_cjk and (len(atom.text) > 1 or len(wanted.atoms) == 1)]
    last = wanted.atoms[-1].text if wanted.atoms else ""
    last = last if len(last) >= START_MIN else ""
    every = [f"{NOT_BEFORE}{re.escape(word)}" + (NOT_AFTER if word != last else f"[^\\W_{CJK}]*") for word in words]
    every += [f"{NOT_BEFORE}{re.escape(other)}{NOT_AFTER}" for word in words for other in near.get(word, ())]
    return list(dict.fromkeys(every))


def spans_of(text: str, marks: Marks) -> list[Span]:
    """Where the text holds what is marked, in order."""
    folded, places = _folded_with_places(text)
    for pattern in marks.patterns:
        matches = [match for match in pattern.finditer(folded) if match.end() > match.start()]
        if matches:
            return [Span(places[m.start()], _end(places, m.end(), text), m.group()) for m in matches]
    return []


def _end(places: list[int], end: int, text: str) -> int:
    """After the last sign and the marks that stand apart from it."""
    return places[end] if end < len(places) else len(text)


def marked(text: str, marks: Marks) -> list[Part]:
    """The whole text, found words apart."""
    return _parts(text, 0, len(text), spans_of(text, marks))


def snippet(plain: str, marks: Marks) -> list[Part]:
    """The part of the text that holds most of what is looked for; its beginning when it holds nothing."""
    text = re.sub(r"\s*\n\s*", GAP, plain.strip())
    size = CJK_LETTERS if len(re.findall(f"[{CJK}]", text[:400])) > 100 else LATIN_LETTERS
    spans = spans_of(text, marks)
    start = _start(text, spans, size)
    end = _cut(text, start + size)
    while start < end and text[start] in GAP:
        start += 1
    while end > start and text[end - 1] in GAP:
        end -= 1
    parts = _parts(text, start, end, spans)
    return [*([Part("… ")] if start else []), *parts, *([Part(" …")] if end < len(text) else [])]


def _start(text: str, spans: list[Span], size: int) -> int:
    """Near the first mark of the window with most different finds: at its sentence if that is near, else at a word."""
    best, most = None, 0
    for number, span in enumerate(spans):
        inside = {
            other.folded for other in spans[number : number + 60] if other.end <= span.start + size * (1 - BEFORE)
        }
        if len(inside) > most:
            best, most = span, len(inside)
    if best is None or best.end <= size:
        return 0
    lowest = best.start - int(size * NEAR_A_SENTENCE)
    sentences = [match.end() for match in SENTENCE_END.finditer(text, max(0, lowest), best.start)]
    if sentences:
        return sentences[0]
    at = max(0, best.start - int(size * BEFORE))
    space = text.find(" ", at, best.start)
    return space + 1 if space >= 0 else at


def _cut(text: str, end: int) -> int:
    """Not inside a word."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, end - 20), end)
    return space if space > 0 else end


def _parts(text: str, start: int, end: int, spans: list[Span]) -> list[Part]:
    parts: list[Part] = []
    at = start
    for span in spans:
        if span.start < at or span.end > end:
            continue
        parts += [Part(text[at : span.start]), Part(text[span.start : span.end].rstrip(), is_found=True)]
        at = span.start + len(parts[-1].text)
    parts.append(Part(text[at:end]))
    return [part for part in parts if part.text]
