"""Units and currencies stay, or are converted rightly: 3 tạ = 300 kg, but 5 ha is not 5 km² and đồng not dollars."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, blocking
from translation.reading import Atom, Mention, Reading, even
from translation.reading.units import SWAPPED, TIED, dimensions_named, per

NAME = "units"
CLOCK = "date"  # times of day look like durations; dates.py compares them


def check(pair: Pair) -> Iterator[Finding]:
    """The source's quantities: said in the target too, or at least not with another unit and not without any."""
    yield from _per_other(pair)
    quantities = pair.says.atoms
    for mention in pair.said.mentions:
        wanted = {atom for atom in mention.atoms if atom.kind.startswith(SWAPPED)}
        is_tied = any(atom.kind.startswith(TIED) for atom in wanted)
        is_one = Atom("num", Decimal(1)) in mention.atoms  # "một ngày" is said in many ways
        if mention.kind == CLOCK or not wanted or wanted & quantities or (is_one and not is_tied):
            continue
        other = _same_number(mention, pair.says)
        if other is not None and _has_unit(other):
            message = _("“%(source)s” has another unit in the translation: “%(target)s”.")
            yield blocking(NAME, message % {"source": mention.text, "target": other.text})
        elif is_tied and other is not None and _names_none(pair.target, wanted):
            message = _("The unit of “%(source)s” is missing in the translation.")
            yield blocking(NAME, message % {"source": mention.text})


def _names_none(text: str, wanted: set[Atom]) -> bool:
    """Whether no unit of these kinds stands anywhere in the text."""
    return not {atom.kind for atom in wanted} & dimensions_named(even(text))


def _per_other(pair: Pair) -> Iterator[Finding]:
    """ "65 tạ/ha" and a number per square metre."""
    source, target = per(even(pair.source)), per(even(pair.target))
    for dimension in source.keys() & target.keys():
        if source[dimension].isdisjoint(target[dimension]):
            yield blocking(NAME, _("What the numbers are counted for (“per …”) is another unit than in the source."))


def _same_number(mention: Mention, reading: Reading) -> Mention | None:
    """Where the target says the bare number; one that carries a unit first."""
    bare = {atom for atom in mention.atoms if atom.kind == "num"}
    found = [other for other in reading.mentions if bare & other.atoms and other.kind not in ("perhaps", CLOCK)]
    found.sort(key=lambda other: not _has_unit(other))
    return found[0] if found else None


def _has_unit(mention: Mention) -> bool:
    return any(atom.kind.startswith((*SWAPPED, "percent")) for atom in mention.atoms)
