"""New terms of the glossary: whoever works in a language may propose them, with their form in that language.

A term's Vietnamese form, kind and note belong to no language of theirs; for a term that is not there yet they may be
proposed along, and the language's reviewer confirms the whole. Terms of sovereignty, which block translations, are not
begun so.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser

from cms import languages
from reference.models import Term
from reference.proposals.changes import Change
from reference.roles import roles_of

KIND = Term._meta.model_name
OPEN = frozenset({"code", "name_vi", "kind", "note"})


def begun_by(user: AbstractBaseUser, changes: Iterable[Change]) -> frozenset[str]:
    """Keys of new terms that have a form in a language of the person."""
    own = {f"name_{languages.get(code).column}" for code in roles_of(user).languages if code in languages.CODES}
    return frozenset(change.key for change in changes if is_new(change) and change.field in own and change.new)


def is_new(change: Change) -> bool:
    return change.kind == KIND and change.fact_id is None


def is_open(change: Change) -> bool:
    """Whether this part of a new term goes with its form in another language."""
    return is_new(change) and change.field in OPEN and change.new != Term.Kind.SOVEREIGNTY
