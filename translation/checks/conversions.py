"""An amount of money that a translator converted and put into brackets: right today, wrong next year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning
from translation.reading import Mention, even

NAME = "conversion"
MONEY = "money"
_BRACKETS = re.compile(r"[（(\[][^）)\]]*[）)\]]")


def check(pair: Pair) -> Iterator[Finding]:
    for mention in added(pair):
        message = _("“%(amount)s” is a conversion that the source does not have. Rates change: leave it out.")
        yield warning(NAME, message % {"amount": mention.text}, about=mention.text)


def added(pair: Pair) -> list[Mention]:
    """Amounts in brackets that the source does not say, in a currency that it does not name."""
    named = {atom.kind for atom in pair.said.atoms if atom.kind.startswith(MONEY)}
    spans = [match.span() for match in _BRACKETS.finditer(even(pair.target))]
    return [
        mention
        for mention in pair.says.missing_in(pair.said)
        if any(start <= mention.start < end for start, end in spans)
        and named
        and any(atom.kind.startswith(MONEY) and atom.kind not in named for atom in mention.atoms)
    ]
