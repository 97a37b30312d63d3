"""What a change of the source means for its translations: how grave it is, and which piece continues which."""

from translation.changes.aligning import align
from translation.changes.judging import kind_of
from translation.changes.kinds import Kind, worst
from translation.changes.pieces import Link, LinkKind, Piece
from translation.changes.sharing import joined, share
from translation.changes.translated import kind_of_translated

__all__ = ["Kind", "Link", "LinkKind", "Piece", "align", "joined", "kind_of", "kind_of_translated", "share", "worst"]
