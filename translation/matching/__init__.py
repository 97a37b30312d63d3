"""The fuzzy part of the translation memory: rows in, matches out; it knows neither models nor queries."""

from translation.matching.analysis import BANDS, band, bands
from translation.matching.composing import Composition, compose
from translation.matching.concordance import concordance
from translation.matching.entries import Entry, Match, Wanted
from translation.matching.index import Index
from translation.matching.pairing import Pair, pairs
from translation.matching.sentences import split

__all__ = [
    "BANDS", "Composition", "Entry", "Index", "Match", "Pair", "Wanted",
    "band", "bands", "compose", "concordance", "pairs", "split",
]  # fmt: skip
