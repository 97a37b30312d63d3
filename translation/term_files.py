"""Glossaries as TBX-Basic files: out, and in as one proposal that somebody confirms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from cms import languages
from reference.models import Office, Proposal, Term
from reference.proposals import propose as proposing
from reference.proposals.changes import Change
from reference.proposals.errors import NotPossibleError as ProposalError
from reference.proposals.occasion import Occasion
from translation import terms
from translation.errors import NotPossibleError
from translation.exchange import tbx
from translation.exchange.errors import ExchangeError
from translation.exchange.language_tags import is_same
from translation.terms import NOTE_MAX, Book, Wish

CONCEPTS_MAX = 3_000  # of one file


@dataclass(frozen=True)
class Refused:
    """An entry of the file that was not taken."""

    term: str
    reason: str


@dataclass
class Report:
    """What a file would change; nothing is written but the proposal."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # languages that the person does not write
    changes: list[Change] = field(default_factory=list)


def write(codes: Iterable[str]) -> bytes:
    """Raises NotPossibleError when there is no term."""
    found = list(terms.concepts(codes))
    if not found:
        raise NotPossibleError(_("The glossary is empty."))
    office = Office.objects.first()
    return tbx.write(found, str(office or "Phố Hiến"), languages.get(languages.SOURCE).bcp47)


def read(data: bytes, user: AbstractBaseUser) -> Report:
    """What the file would change. Raises ExchangeError when it can't be read at all."""
    found = tbx.read(data)
    if len(found) > CONCEPTS_MAX:
        raise ExchangeError(
            _("The file has %(count)d entries; at most %(most)d can be read. Hand it in as several files.")
            % {"count": len(found), "most": CONCEPTS_MAX}
        )
    codes = [language.code for language in languages.TRANSLATED if terms.may_propose(user, language.code)]
    report, book, seen = Report(others=_others(found, codes)), Book.load(), set()
    for concept in found:
        _take(report, concept, codes, user, book, seen)
    return report


def propose(user: AbstractBaseUser, report: Report, occasion: Occasion) -> Proposal:
    """The whole report as one proposal. Raises NotPossibleError."""
    try:
        return proposing.propose_changes(user, report.changes, occasion, Proposal.Kind.IMPORT)
    except ProposalError as error:
        raise NotPossibleError(str(error)) from error


def _others(found: Iterable[tbx.Concept], codes: list[str]) -> list[str]:
    """Tags of the file that are neither Vietnamese nor a language of the person."""
    known = [languages.get(code).bcp47 for code in (languages.SOURCE, *codes)]
    tags = dict.fromkeys(tag for concept in found for tag in concept.forms)
    return [tag for tag in tags if not any(is_same(tag, one) for one in known)]


def _take(
    report: Report, concept: tbx.Concept, codes: list[str], user: AbstractBaseUser, book: Book, seen: set[str]
) -> None:
    wish = _wish(concept, codes)
    try:
        changes = terms.changes_for(user, wish, book)
        if wish.vietnamese.casefold() in seen:
            raise NotPossibleError(_("The file has this term twice. Merge the two entries."))
        if changes:
            proposing.refuse(user, changes)
    except (NotPossibleError, ProposalError) as error:
        report.refused.append(Refused(wish.vietnamese or concept.id or "–", str(error)))
        return
    seen.add(wish.vietnamese.casefold())
    if not changes:
        report.unchanged += 1
        return
    (report.new if changes[0].fact_id is None else report.changed).append(wish.vietnamese)
    report.changes += changes


def _wish(concept: tbx.Concept, codes: Iterable[str]) -> Wish:
    source = concept.forms_in(languages.get(languages.SOURCE).bcp47)
    forms = {code: concept.forms_in(languages.get(code).bcp47) for code in codes}
    return Wish(
        vietnamese=source[0].text if source else "",
        forms={code: them for code, them in forms.items() if them},
        kind=concept.kind if concept.kind in Term.Kind.values else Term.Kind.TERM,
        note=(concept.note or concept.definition)[:NOTE_MAX],
        code=concept.id if concept.id in _codes_like(concept) else "",
    )


def _codes_like(concept: tbx.Concept) -> tuple[str, ...]:
    """Ids of other tools (1, 2, 3 …) say nothing about ours."""
    return (concept.id,) if any(sign.isalpha() for sign in concept.id) else ()
