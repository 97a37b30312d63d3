"""Which paragraph translates which: texts in, pairs out; it knows neither models nor queries."""

from translation.aligning.aligner import align
from translation.aligning.judging import confidence
from translation.aligning.pieces import Link, Piece, terms_of

__all__ = ["Link", "Piece", "align", "confidence", "terms_of"]
