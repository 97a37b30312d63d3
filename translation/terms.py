"""Proposing terms for the glossary: one from the workbench, many from a TBX file. Nothing is written directly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from cms.languages import Language
from reference.language_names import name_of
from reference.language_rights import may_edit, may_edit_shared
from reference.models import Proposal, ProposedChange, Term
from reference.models.term import SEPARATOR
from reference.proposals import propose as proposing
from reference.proposals import values
from reference.proposals.changes import Change, between, make
from reference.proposals.errors import NotPossibleError as ProposalError
from reference.proposals.occasion import Occasion
from translation import glossary
from translation.errors import NotPossibleError
from translation.exchange import tbx

FORM_MAX = Term._meta.get_field("name").max_length
NOTE_MAX = 500  # characters
FIELD_OF = {tbx.Status.PREFERRED: "name", tbx.Status.ADMITTED: "accepted", tbx.Status.DEPRECATED: "forbidden"}
KIND = Term._meta.model_name


@dataclass(frozen=True)
class Wish:
    """A term as somebody wants it: its Vietnamese form, and forms by language and by what they are."""

    vietnamese: str
    forms: dict[str, tuple[tbx.Form, ...]]
    kind: str = Term.Kind.TERM
    note: str = ""
    code: str = ""


@dataclass
class Book:
    """The glossary as it is, to find a wish's term in."""

    by_form: dict[str, Term] = field(default_factory=dict)
    by_code: dict[str, Term] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()  # Vietnamese forms that wait for confirmation

    @classmethod
    def load(cls) -> Book:
        rows = list(Term.objects.all())
        open_ones = ProposedChange.objects.filter(
            proposal__state=Proposal.State.PROPOSED, kind=KIND, fact_id=None, field="name_vi"
        )
        waiting = frozenset(glossary.even(str(new)) for new in open_ones.values_list("new", flat=True))
        return cls({glossary.even(row.vietnamese): row for row in rows}, {row.code: row for row in rows}, waiting)

    def find(self, wish: Wish) -> Term | None:
        return self.by_form.get(glossary.even(wish.vietnamese))


def may_propose(user: AbstractBaseUser, code: str) -> bool:
    return may_edit(user, languages.get(code))


def propose(user: AbstractBaseUser, wish: Wish, source: str) -> Proposal:
    """One term. Raises NotPossibleError."""
    changes = changes_for(user, wish, Book.load())
    if not changes:
        raise NotPossibleError(_("The glossary says so already."))
    kind = Proposal.Kind.CREATE if changes[0].fact_id is None else Proposal.Kind.EDIT
    try:
        return proposing.propose_changes(user, changes, Occasion(source, timezone.localdate()), kind)
    except ProposalError as error:
        raise NotPossibleError(str(error)) from error


def changes_for(user: AbstractBaseUser, wish: Wish, book: Book) -> list[Change]:
    """What the wish changes in the glossary; empty when nothing. Raises NotPossibleError."""
    wish = _checked(wish)
    stored = book.find(wish)
    if stored is None:
        return _beginning(user, wish, book)
    if wish.code in book.by_code and book.by_code[wish.code].pk != stored.pk:
        raise NotPossibleError(_("The entry's number belongs to another term: “%(term)s”.") % {"term": stored})
    known, wanted = values.read(stored), _columns(wish, stored)
    changes = [make(stored, stored, name, known[name], new) for name, new in wanted.items()]
    return [change for change in changes if not values.same(change.old, change.new)]


def _beginning(user: AbstractBaseUser, wish: Wish, book: Book) -> list[Change]:
    """A new term."""
    if glossary.even(wish.vietnamese) in book.waiting:
        raise NotPossibleError(
            _("“%(term)s” was proposed already and waits for confirmation.") % {"term": wish.vietnamese}
        )
    if wish.code in book.by_code:
        raise NotPossibleError(
            _("The glossary calls this entry “%(term)s”. The Vietnamese form is not changed by a file.")
            % {"term": book.by_code[wish.code]}
        )
    if wish.kind == Term.Kind.SOVEREIGNTY and not may_edit_shared(user):
        raise NotPossibleError(_("New terms of sovereignty are proposed by the desk."))
    row = Term(name_vi=wish.vietnamese)
    wanted = _columns(wish, row)
    if not any(name.startswith("name_") for name in wanted):
        raise NotPossibleError(_("A new term needs the form to insert."))
    row.code = row._free_code()
    shared = {"code": row.code, "name_vi": wish.vietnamese, "kind": wish.kind, "note": wish.note}
    return between(None, row, {name: (shared | wanted).get(name) for name in values.field_names(Term)})


def _checked(wish: Wish) -> Wish:
    if not wish.vietnamese:
        raise NotPossibleError(_("The entry has no Vietnamese form."))
    for form in [tbx.Form(wish.vietnamese), *(form for forms in wish.forms.values() for form in forms)]:
        if len(form.text) > FORM_MAX:
            raise NotPossibleError(
                _("“%(form)s…” has more than %(most)d characters.") % {"form": form.text[:40], "most": FORM_MAX}
            )
        if SEPARATOR in form.text:
            raise NotPossibleError(
                _("“%(form)s”: the sign | separates forms and can't be part of one.") % {"form": form.text}
            )
    return wish


def _columns(wish: Wish, row: Term) -> dict[str, str]:
    """The columns that change. Forms are added; another form to insert leaves the one before it accepted."""
    found: dict[str, str] = {}
    for code, forms in wish.forms.items():
        found |= _of_language(languages.get(code), forms, row)
    return found


def _of_language(language: Language, forms: Iterable[tbx.Form], row: Term) -> dict[str, str]:
    """Columns of one language that change. What is wished wins over what the glossary says of the same form."""
    listed = {status: [form.text for form in forms if form.status == status] for status in tbx.Status}
    old, wrong = row.form(language), listed[tbx.Status.DEPRECATED]
    first, *more = listed[tbx.Status.PREFERRED] or [old]
    right = [*more, *listed[tbx.Status.ADMITTED]]
    _check_forms(row, language, first, right, wrong)
    kept = [form for form in [old, *_accepted(row, language)] if form not in (first, *wrong)]
    kept_wrong = [form for form in row.wrong_forms(language) if form not in (first, *right)]
    now = {"name": old, "accepted": _accepted(row, language), "forbidden": row.wrong_forms(language)}
    wanted = {"name": first, "accepted": _unique([*kept, *right]), "forbidden": _unique([*kept_wrong, *wrong])}
    changed = {name: new for name, new in wanted.items() if new != now[name]}
    return {
        f"{name}_{language.column}": new if isinstance(new, str) else SEPARATOR.join(new)
        for name, new in changed.items()
    }


def _check_forms(row: Term, language: Language, first: str, right: list[str], wrong: list[str]) -> None:
    if row.keep_as_is and first != row.vietnamese:
        raise NotPossibleError(_("“%(term)s” stays as it is in every language.") % {"term": row.vietnamese})
    if both := {first, *right} & set(wrong):
        raise NotPossibleError(
            _("“%(form)s” can't be right and forbidden at once (%(language)s).")
            % {"form": min(both), "language": name_of(language.code)}
        )


def _accepted(row: Term, language: Language) -> list[str]:
    """Right forms beside the one to insert."""
    right = row.right_forms(language)
    return right[1:] if row.form(language) else right


def _unique(forms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(form for form in forms if form))


def concepts(codes: Iterable[str]) -> Iterator[tbx.Concept]:
    """The glossary for a TBX file: Vietnamese and these languages."""
    wanted = [languages.get(code) for code in codes]
    source = languages.get(languages.SOURCE)
    for row in Term.objects.order_by("code"):
        forms = {source.bcp47: (tbx.Form(row.vietnamese),)}
        forms |= {language.bcp47: tuple(_forms(row, language)) for language in wanted}
        yield tbx.Concept(row.code, {tag: them for tag, them in forms.items() if them}, kind=row.kind, note=row.note)


def _forms(row: Term, language: Language) -> Iterator[tbx.Form]:
    right = row.right_forms(language)
    has_first = bool(row.form(language))
    for number, form in enumerate(right):
        yield tbx.Form(form, tbx.Status.ADMITTED if number or not has_first else tbx.Status.PREFERRED)
    yield from (tbx.Form(form, tbx.Status.DEPRECATED) for form in row.wrong_forms(language))
