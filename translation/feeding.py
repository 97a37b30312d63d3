"""Puts pairs from elsewhere into a language's memory: each is looked at first, and what is wrong is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from cms import languages
from reference.language_names import name_of
from translation import checks, glossary, markup, memory, rights, saving
from translation.checks import Severity, placeholders
from translation.errors import NotPossibleError
from translation.exchange import tmx
from translation.exchange.language_tags import is_same
from translation.exchange.tmx import MemoryUnit
from translation.matching.pairing import numbering, renumbered

SHOWN = 50  # refused pairs that a report shows
ORIGIN_MAX = 200


@dataclass(frozen=True)
class Given:
    """A pair as it comes; None where the language is missing."""

    source: str | None
    target: str | None


@dataclass(frozen=True)
class NotTaken:
    """A pair that was refused, and why."""

    source: str
    target: str
    reason: str


@dataclass
class Fed:
    """What became of a file's pairs; of the refused ones the first are kept."""

    language: str
    taken: int = 0
    known: int = 0  # in the memory already, or twice in the file
    refused: list[NotTaken] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def by_reason(self) -> list[tuple[str, int]]:
        """The most frequent first."""
        return self.reasons.most_common()

    @property
    def refused_number(self) -> int:
        return self.reasons.total()


def check_may_feed(user: AbstractBaseUser, language: str) -> None:
    if language not in languages.CODES or language == languages.SOURCE or not rights.may_feed(user, language):
        raise NotPossibleError(_("Only reviewers of the language and the desk put texts into its memory."))


def feed_tmx(language: str, name: str, data: bytes, user: AbstractBaseUser, most: int | None = None) -> Fed:
    """Take a memory in TMX, of `most` units at once. Raises NotPossibleError, and then nothing is taken."""
    check_may_feed(user, language)
    units = tmx.read(data)
    if most is not None and len(units) > most:
        message = _(
            "“%(name)s” holds %(number)s entries; on this screen at most %(most)s are taken at once. "
            "Have the administrator run “manage.py import_memory”, or hand it in in parts."
        )
        raise NotPossibleError(message % {"name": name, "number": len(units), "most": most})
    _check_languages(name, units, language)
    return feed(language, (_given(unit, language) for unit in units), name, user)


def languages_of(data: bytes) -> list[str]:
    """Codes of this site's languages, besides Vietnamese, that a memory holds. Raises NotPossibleError."""
    there = {variant.language for unit in tmx.read(data) for variant in unit.variants}
    return [one.code for one in languages.TRANSLATED if any(is_same(tag, one.bcp47) for tag in there)]


def _given(unit: MemoryUnit, language: str) -> Given:
    return Given(unit.text(languages.KNOWN[languages.SOURCE].bcp47), unit.text(languages.KNOWN[language].bcp47))


def _check_languages(name: str, units: Iterable[MemoryUnit], language: str) -> None:
    there = {variant.language for unit in units for variant in unit.variants}
    for code in (languages.SOURCE, language):
        if not any(is_same(one, languages.KNOWN[code].bcp47) for one in there):
            message = _("“%(name)s” holds no %(language)s, but %(found)s. Choose another file or language.")
            values = {"language": name_of(code), "found": ", ".join(sorted(there)[:10])}
            raise NotPossibleError(message % {"name": name, **values})


@transaction.atomic
def feed(language: str, given: Iterable[Given], origin: str, user: AbstractBaseUser) -> Fed:
    """Take the pairs that nothing speaks against; they count a little less than what was approved here."""
    fed = Fed(language)
    pairs = list(_good(given, fed))
    fed.taken = memory.take_in(language, pairs, origin[:ORIGIN_MAX], user)
    fed.known = len(pairs) - fed.taken
    return fed


def _good(given: Iterable[Given], fed: Fed) -> Iterator[tuple[str, str]]:
    known = glossary.entries(fed.language)
    for pair in given:
        source, target = _cleaned(pair)
        if reason := _refusal(source, target, pair, fed.language, known):
            fed.reasons[reason] += 1
            if len(fed.refused) < SHOWN:
                fed.refused.append(NotTaken(source, target, reason))
        else:
            yield source, target


def _cleaned(pair: Given) -> tuple[str, str]:
    """Placeholders numbered from 1 in the order of the source, as segments have them."""
    source, target = pair.source or "", pair.target or ""
    if len(source) <= saving.TARGET_MAX and len(target) <= saving.TARGET_MAX:
        source, target = saving.clean(source), saving.clean(target)
    numbers = numbering(source)
    return renumbered(source, numbers), renumbered(target, numbers)


def _refusal(source: str, target: str, pair: Given, language: str, known: tuple[glossary.Entry, ...]) -> str:
    """Why the pair is not taken; empty when it is."""
    if pair.source is None or pair.target is None:
        return _("It is not in both languages.")
    if not markup.plain(source).strip() or not markup.plain(target).strip():
        return _("One side is empty.")
    if max(len(source), len(target)) > saving.TARGET_MAX:
        return _("It is longer than %(most)d characters.") % {"most": saving.TARGET_MAX}
    found = checks.of_pair(checks.pair(source, target, language, known))
    wrong = next((one for one in found if one.severity == Severity.BLOCKING), None)
    if wrong is None:
        return ""
    return _("Placeholders differ between source and target.") if wrong.check == placeholders.NAME else wrong.message
