"""Puts the source's placeholders into words that came without: where the marked words can be found again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translation import markup, reading
from translation.glossary import Entry, even

_COLONS = ":：﹕"
_ENDS = " \t\n.,;:!?…。，、；：！？"


@dataclass(frozen=True)
class Pair:
    """A pair of placeholders and the words between them."""

    number: int
    words: str


@dataclass(frozen=True)
class Span:
    """A stretch of the target for one pair."""

    number: int
    start: int
    end: int


def place(source: str, target: str, language: str, marked: Sequence[str] = (), terms: Sequence[Entry] = ()) -> str:
    """The target with those placeholders of the source whose place is clear; the others are missing still.

    `marked` are words that stand out in the target, in their order; `terms` stand in the source. Target words that
    hold placeholders already are left as they are.
    """
    pairs, singles = list(_pairs(source)), _singles(source)
    if not (pairs or singles) or markup.placeholders(target):
        return target
    spans = _by_marks(pairs, target, marked) or _one_by_one(pairs, source, target, language, terms)
    return _with_breaks(_written(target, _nested(spans)), singles)


def _pairs(source: str) -> Iterator[Pair]:
    starts: dict[str, int] = {}
    for token in markup.tokens(source):
        if token["single"]:
            continue
        if not token["closing"]:
            starts[token["number"]] = token.end()
        elif token["number"] in starts:
            yield Pair(int(token["number"]), markup.plain(source[starts[token["number"]] : token.start()]).strip())


def _singles(source: str) -> list[str]:
    return [token[0] for token in markup.tokens(source) if token["single"]]


def _by_marks(pairs: Sequence[Pair], target: str, marked: Sequence[str]) -> list[Span]:
    """As many stretches stand out as in the source: they are the same ones, unless one is found elsewhere."""
    if len(marked) != len(pairs):
        return []
    found, position = [], 0
    for pair, words in zip(sorted(pairs, key=lambda pair: pair.number), marked, strict=True):
        start = target.find(words, position)
        if start < 0 or not words:
            return []
        position = start + len(words)
        found.append(Span(pair.number, start, position))
    return found


def _one_by_one(
    pairs: Sequence[Pair], source: str, target: str, language: str, terms: Sequence[Entry]
) -> Iterator[Span]:
    whole = markup.plain(source).strip(_ENDS)
    for pair in pairs:
        if pair.words.strip(_ENDS) == whole:
            start = len(target) - len(target.lstrip())
            ends = " \t\n" if pair.words == markup.plain(source).strip() else _ENDS
            yield Span(pair.number, start, len(target.rstrip(ends)))
        elif (
            (found := _once(re.escape(pair.words), target) or _figure(pair.words, target, language))
            or (found := _term(pair.words, target, terms))
            or (found := _lead(pair, source, target))
        ):
            yield Span(pair.number, *found)


def _once(pattern: str, target: str) -> tuple[int, int] | None:
    """Where it stands, if that is one place only, and no part of a longer word or number."""
    if not pattern:
        return None
    latin_left, latin_right = r"(?<![A-Za-z0-9À-ỹ])", r"(?![A-Za-z0-9À-ỹ])"
    found = list(re.finditer(f"{latin_left}{pattern}{latin_right}", target, re.IGNORECASE))
    return found[0].span() if len(found) == 1 else None


def _figure(words: str, target: str, language: str) -> tuple[int, int] | None:
    """The same number, date or quantity, however the language writes it."""
    said = reading.read(words, "vi").mentions
    if len(said) != 1 or words.replace(said[0].text, "").strip(_ENDS):
        return None
    wanted = set(said[0].alternatives)
    found = [one for one in reading.read(target, language).mentions if wanted & set(one.alternatives)]
    return (found[0].start, found[0].start + len(found[0].text)) if len(found) == 1 else None


def _lead(pair: Pair, source: str, target: str) -> tuple[int, int] | None:
    """The words before the only colon, where those of the source are marked."""
    before, colon, _rest = markup.plain(source).partition(":")
    found = list(re.finditer(f"[{_COLONS}]", target))
    if not colon or len(found) != 1 or pair.words.strip(_ENDS) != before.strip():
        return None
    is_colon_marked = pair.words.endswith(":")
    return (len(target) - len(target.lstrip()), found[0].end() if is_colon_marked else found[0].start())


def _term(words: str, target: str, terms: Sequence[Entry]) -> tuple[int, int] | None:
    forms = [form for term in terms if even(term.source) == even(words) for form in term.right]
    for form in sorted(forms, key=len, reverse=True):
        if found := _once(re.escape(form), target):
            return found
    return None


def _nested(spans: Sequence[Span] | Iterator[Span]) -> list[Span]:
    """Those that stand beside or inside each other; one that would cross another is left out."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: span.number):
        if not any(_is_crossing(span, other) for other in kept):
            kept.append(span)
    return kept


def _is_crossing(one: Span, other: Span) -> bool:
    is_apart = one.end <= other.start or other.end <= one.start
    is_inside = other.start <= one.start and one.end <= other.end
    return not (is_apart or is_inside) or one.start == one.end


def _written(target: str, spans: Sequence[Span]) -> str:
    """An outer pair has the smaller number: it opens first and closes last."""
    signs = [(span.start, 1, span.number, f"⟦{span.number}⟧") for span in spans]
    signs += [(span.end, 0, -span.number, f"⟦/{span.number}⟧") for span in spans]
    parts, position = [], 0
    for at, _order, _number, token in sorted(signs):
        parts += [target[position:at], token]
        position = at
    return "".join([*parts, target[position:]])


def _with_breaks(target: str, singles: Sequence[str]) -> str:
    """Line breaks, where there are as many as in the source."""
    lines = target.strip().split("\n")
    if len(lines) != len(singles) + 1:
        return target
    return "".join(line.strip() + token for line, token in zip(lines, [*singles, ""], strict=True))
