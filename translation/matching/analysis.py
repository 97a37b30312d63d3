"""How much of a job the memory holds already: what a translator is paid by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from translation.matching.comparing import even
from translation.matching.entries import LEAST, Wanted
from translation.matching.index import Index

BANDS = ("101", "100", "95–99", "85–94", "75–84", "50–74", "new", "repetition")
NEW, REPETITION = "new", "repetition"
_FROM = {101: "101", 100: "100", 95: "95–99", 85: "85–94", 75: "75–84", LEAST: "50–74"}


def bands(texts: Iterable[Wanted | str], index: Index) -> Counter[str]:
    """How many texts are in each of BANDS."""
    found = Counter(dict.fromkeys(BANDS, 0))
    found.update(band_of_each(texts, index))
    return found


def band_of_each(texts: Iterable[Wanted | str], index: Index) -> list[str]:
    """One of BANDS for each text; a repetition occurred before in the same job, whatever the memory holds."""
    seen: set[str] = set()
    found = []
    for text in texts:
        wanted = text if isinstance(text, Wanted) else Wanted(text)
        key = even(wanted.text)
        found.append(REPETITION if key in seen else _band_of(wanted, index))
        seen.add(key)
    return found


def _band_of(wanted: Wanted, index: Index) -> str:
    best = index.find(*wanted, least=LEAST, most=1)
    return band(best[0].score if best else 0)


def band(score: int) -> str:
    return next((name for least, name in _FROM.items() if score >= least), NEW)
