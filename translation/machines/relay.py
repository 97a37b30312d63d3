"""Asks one machine after the other: what the first could not do is asked of the next that may see the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cms import languages
from translation.machines import policy
from translation.machines.base import Failure, Meter
from translation.machines.masking import TermForms
from translation.machines.suggestions import suggest

MeterOf = Callable[[str], Meter]  # by the engine's code


@dataclass(frozen=True)
class Suggestion:
    """What came of one text, and the code of the engine that was asked last."""

    result: str | Failure
    engine: str


def suggest_by_all(
    texts: Sequence[str],
    language: str,
    terms: Sequence[TermForms],
    is_cleared: Callable[[], bool],
    meter_of: MeterOf,
    source: str = languages.SOURCE,
) -> list[Suggestion]:
    """One per text, in their order; an empty list when there is no machine for them.

    Clearance is asked for anew before each machine: a whole story takes minutes.
    """
    found: dict[int, Suggestion] = {}
    tried: list[str] = []
    while (open_ := [n for n in range(len(texts)) if n not in found or _failed(found[n])]) and (
        engine := policy.choose(is_cleared(), language, tried)
    ):
        results = suggest([texts[number] for number in open_], language, terms, engine, meter_of(engine.code), source)
        found |= {number: Suggestion(result, engine.code) for number, result in zip(open_, results, strict=True)}
        tried.append(engine.code)
    return [found[number] for number in sorted(found)]


def _failed(suggestion: Suggestion) -> bool:
    return isinstance(suggestion.result, Failure)
