"""Numbers of the source stand in the target and no others, each in its language's own form: 85 tỷ = 85 billion = 850亿.

Compared by value. Words for numbers may stand for figures and the other way round; words alone are compared only where
they mean nothing but a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from translation.checks import conversions
from translation.checks.base import Finding, Pair, blocking
from translation.reading import Mention, Reading

NAME = "numbers"
KIND = "number"


def check(pair: Pair) -> Iterator[Finding]:
    lost = list(_missing(pair.said, pair.says))
    added = [mention for mention in _missing(pair.says, pair.said) if mention not in conversions.added(pair)]
    if not lost and not added:
        lost, added = _other_words(pair)
    if lost:
        message = _("Numbers of the source that are not in the translation: %(numbers)s.")
        yield blocking(NAME, message % {"numbers": named(lost)})
    if added:
        yield blocking(NAME, _("Numbers that are not in the source: %(numbers)s.") % {"numbers": named(added)})


def _missing(text: Reading, other: Reading) -> Iterator[Mention]:
    return (mention for mention in text.missing_in(other) if mention.kind == KIND)


def _other_words(pair: Pair) -> tuple[list[Mention], list[Mention]]:
    """Spelled-out numbers, only when both sides have one that the other has not: "hai khu" and "three parks".

    Parts of a whole in the same way: "một phần ba" and "half of".
    """
    for kind in ("word", "part"):
        lost, added = pair.said.words_missing_in(pair.says, kind), pair.says.words_missing_in(pair.said, kind)
        if lost and added:
            return lost, added
    return [], []


def named(mentions: Iterable[Mention]) -> str:
    return ", ".join(dict.fromkeys(mention.text for mention in mentions))
