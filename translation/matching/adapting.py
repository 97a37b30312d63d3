"""Writes a text's own numbers into the target of an entry that differs from it in numbers only.

Where anything is unsure the target stays as it was approved: a translator sees a wrong old number at once, and may pass
over a wrong new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from translation import reading
from translation.matching.comparing import masked
from translation.matching.entries import Match
from translation.matching.figures import Figure, figures, skeleton
from translation.matching.forms import KNOWN, forms
from translation.reading import LEXICA

SOURCE = "vi"
_CURRENCY = ("VND", "USD", "US$", "EUR", "JPY")
_LATIN = "A-Za-zÀ-ÖØ-öø-ỹ"
_AN = re.compile(r"8|1[18](?!\d)|1[18],\d{3}(?!\d)|A(?:pril|ugust)|O")  # eight, eleven, eighteen (thousand) …
_VOWELS = tuple("aeiouàâéèêîôûh")


@dataclass(frozen=True)
class Change:
    """What stands between two places of the target, and what comes instead."""

    start: int
    end: int
    text: str


def adapted(match: Match, text: str, language: str) -> Match:
    """The match with the numbers of the text, or as it is."""
    target = target_with_numbers(match.source, match.target, text, language)
    return match if target is None else replace(match, target=target, is_adapted=True)


def target_with_numbers(source: str, target: str, text: str, language: str) -> str | None:
    """The target of a Vietnamese source with the numbers of a text; None when that is not sure."""
    if language not in KNOWN or skeleton(source) != skeleton(text):
        return None
    old, new = list(figures(source)), list(figures(text))
    if [figure.shape for figure in old] != [figure.shape for figure in new]:
        return None
    changes = list(_changes(old, new, target, language))
    if None in changes:
        return None
    written = _written(target, changes)
    return written if written and agree(text, written, language) else None


def agree(source: str, target: str, language: str) -> bool:
    """Both say the same in figures, nothing more and nothing less: whatever went wrong in writing shows here."""
    said, meant = reading.read(target, language), reading.read(source, SOURCE)
    return not any(meant.missing_in(said)) and not any(said.missing_in(meant))


def _changes(old: list[Figure], new: list[Figure], target: str, language: str) -> Iterator[Change | None]:
    for before, after in zip(old, new, strict=True):
        if before == after:
            continue
        yield _change(before, after, target, language) if old.count(before) == 1 else None


def _change(old: Figure, new: Figure, target: str, language: str) -> Change | None:
    if not _is_alike(old, new, language):
        return None
    for was, will_be in zip(forms(old, language), forms(new, language), strict=False):
        places = list(_pattern(was, language).finditer(masked(target))) if was else []
        if len(places) == 1 and will_be and _suits(target[: places[0].start()], was, will_be, language):
            return Change(*places[0].span(), will_be)
    return None


@lru_cache(maxsize=1024)
def _pattern(form: str, language: str) -> re.Pattern[str]:
    """The form where it is not a part of another number or, in Latin script, of a word ("21st", "A4")."""
    signs = re.escape(LEXICA[language].thousands + LEXICA[language].decimal + "/:")
    before, after = rf"(?<!\d)(?<!\d[{signs}])", rf"(?!\d)(?![{signs}]\d)"
    if language in ("en", "fr"):
        currency = "".join(rf"|(?<={re.escape(name)})" for name in _CURRENCY)
        before, after = rf"{before}(?:(?<![{_LATIN}]){currency})", rf"{after}(?![{_LATIN}])"
    return re.compile(rf"{before}{re.escape(form)}{after}")


def _is_alike(old: Figure, new: Figure, language: str) -> bool:
    """Both ask for the same form of the word behind: one year, two years; in French 1,5 million is singular."""
    if language not in ("en", "fr") or not old.number:
        return True
    one, other = old.count, new.count
    if one is None or other is None:
        return True
    return (one < 2) == (other < 2) if language == "fr" else (one == 1) == (other == 1)


def _suits(before: str, old: str, new: str, language: str) -> bool:
    """The word in front stays right: "an 8 %" but "a 15 %", "d’avril" but "de mai"."""
    if language == "en" and re.search(r"(?<!\w)an? $", before, re.IGNORECASE):
        return bool(_AN.match(old)) == bool(_AN.match(new))
    if language == "fr" and re.search(r"(?<!\w)(?:d['’]|l['’]|de |le |que |qu['’])$", before, re.IGNORECASE):
        return old.casefold().startswith(_VOWELS) == new.casefold().startswith(_VOWELS)
    return True


def _written(target: str, changes: list[Change]) -> str | None:
    """None where two changes want the same place."""
    parts, position = [], 0
    for change in sorted(changes, key=lambda one: one.start):
        if change.start < position:
            return None
        parts += [target[position : change.start], change.text]
        position = change.end
    return "".join([*parts, target[position:]])
