"""Who translates and who reviews: in turn, by hand, or whoever takes it. Nobody is given the review of own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reference.language_names import name_of
from reference.models import Membership
from reference.roles import roles_of
from translation import pivoting, rights, states
from translation.errors import NotPossibleError
from translation.models import Giving, Translation, WorkOrder
from translation.work import loads

Role = Membership.Role
CLAIMABLE = states.TO_DO


class Who(Enum):
    """In place of a person."""

    BY_RULE = "by_rule"  # as the language's setting says
    LEFT = "left"  # stays as it is


Person = AbstractBaseUser | Who | None  # None: nobody, so whoever takes it


@dataclass(frozen=True)
class Chosen:
    translator: AbstractBaseUser | None
    reviewer: AbstractBaseUser | None


def choose(code: str, translator: Person = Who.BY_RULE, reviewer: Person = Who.BY_RULE) -> Chosen:
    """The people of a new translation; at most two queries. Raises NotPossibleError when both are the same person."""
    if Who.BY_RULE in (translator, reviewer):
        found = list(loads.members(timezone.localdate(), code)) if loads.is_in_turn(code) else []
        if translator is Who.BY_RULE:
            translator = loads.next_of(found, Role.TRANSLATOR, without=reviewer)
        if reviewer is Who.BY_RULE:
            reviewer = loads.next_of(found, Role.REVIEWER, without=translator)
    _check_two(translator, reviewer)
    return Chosen(translator, reviewer)


def _check_two(translator: Any, reviewer: Any) -> None:
    if translator is not None and translator == reviewer:
        raise NotPossibleError(
            _("%(person)s would review the own translation. Choose another reviewer.") % {"person": translator}
        )


def may_claim(user: AbstractBaseUser, translation: Translation, standing: states.Standing, how: str) -> bool:
    """Whether the person may take the translation on; `how` is the language's setting for translators."""
    is_free = translation.assignee_id is None and standing.state in CLAIMABLE and how != Giving.How.BY_HAND
    return is_free and translation.language in roles_of(user).translates


def may_give_back(user: AbstractBaseUser, translation: Translation, standing: states.Standing) -> bool:
    return translation.assignee_id == user.pk and standing.state in CLAIMABLE


def how_of(codes: Iterable[str]) -> dict[str, str]:
    """Language → how its translations find their translator."""
    found = dict(Giving.objects.filter(language__in=codes).values_list("language", "translator"))
    return {code: found.get(code, Giving.How.WHOEVER) for code in codes}


@transaction.atomic
def claim(translation: Translation, user: AbstractBaseUser) -> None:
    """Take on what nobody has. Raises NotPossibleError, also when somebody was faster."""
    row = _locked(translation)
    if row.assignee_id is not None:
        raise NotPossibleError(_("%(person)s has taken this translation already.") % {"person": row.assignee})
    how = how_of([row.language])[row.language]
    if not may_claim(user, row, states.of(row), how):
        raise NotPossibleError(_("This translation can't be taken now. Ask the desk."))
    row.assignee = user
    step_back(row, user)
    row.save(update_fields=["assignee", "reviewer"])
    _note(row, Role.TRANSLATOR)


@transaction.atomic
def give_back(translation: Translation, user: AbstractBaseUser) -> None:
    """Somebody else may take it; what was written stays. Raises NotPossibleError."""
    row = _locked(translation)
    if not may_give_back(user, row, states.of(row)):
        raise NotPossibleError(_("Only its translator gives a translation back, and not while it is in review."))
    row.assignee = None
    row.save(update_fields=["assignee"])
    _note(row, Role.TRANSLATOR)


def step_back(translation: Translation, user: AbstractBaseUser) -> None:
    """Who translates reviews no more; for the caller to save."""
    if translation.reviewer_id == user.pk:
        translation.reviewer = None


@dataclass(frozen=True)
class Change:
    """What the desk changes of translations; LEFT is kept."""

    translator: Person = Who.LEFT
    reviewer: Person = Who.LEFT
    due: date | None | Who = Who.LEFT
    via: str | Who = Who.LEFT

    @property
    def is_nothing(self) -> bool:
        return all(part is Who.LEFT for part in (self.translator, self.reviewer, self.due, self.via))


@transaction.atomic
def reassign(translation: Translation, change: Change, by: AbstractBaseUser) -> None:
    """Give it to others, another day, or another language to be made from. Raises NotPossibleError with the reason."""
    if not rights.may_ask(by):
        raise NotPossibleError(_("Only the desk gives translations out."))
    row = _locked(translation)
    before = (row.assignee_id, row.reviewer_id)
    _set(row, change)
    if change.due is not Who.LEFT:
        row.due = change.due
    row.save(update_fields=["assignee", "reviewer", "due"])
    if change.via is not Who.LEFT:
        pivoting.change_via(row, change.via)
    if row.assignee_id != before[0]:
        _note(row, Role.TRANSLATOR)
    if row.reviewer_id != before[1]:
        _note(row, Role.REVIEWER)


def _set(row: Translation, change: Change) -> None:
    translator = row.assignee if change.translator is Who.LEFT else change.translator
    reviewer = row.reviewer if change.reviewer is Who.LEFT else change.reviewer
    chosen = choose(row.language, translator, reviewer)
    if chosen.translator != row.assignee:
        check_may(chosen.translator, row.language, Role.TRANSLATOR)
    if chosen.reviewer != row.reviewer:
        check_may(chosen.reviewer, row.language, Role.REVIEWER)
        _check_has_not_translated(row, chosen.reviewer)
    row.assignee, row.reviewer = chosen.translator, chosen.reviewer


def check_may(user: AbstractBaseUser | None, code: str, role: Role) -> None:
    """Raises NotPossibleError unless the person is a translator or reviewer of the language today."""
    if user is None:
        return
    roles = roles_of(user)
    if code not in (roles.translates if role == Role.TRANSLATOR else roles.reviews):
        words = {
            Role.TRANSLATOR: _("%(person)s does not translate into %(language)s."),
            Role.REVIEWER: _("%(person)s does not review %(language)s."),
        }
        raise NotPossibleError(words[role] % {"person": user, "language": name_of(code)})


def _check_has_not_translated(row: Translation, reviewer: AbstractBaseUser | None) -> None:
    if reviewer is not None and rights.has_translated(reviewer, row):
        raise NotPossibleError(
            _("%(person)s has translated this text. Choose another reviewer.") % {"person": reviewer}
        )


def _locked(translation: Translation) -> Translation:
    rows = Translation.objects.select_for_update(of=("self",))
    related = ("page__lineage", "source", "assignee", "reviewer")
    return rows.select_related(*related).get(pk=translation.pk)


def _note(row: Translation, role: Role) -> None:
    """Since when the person has it; None when nobody does."""
    column = "translator_since" if role == Role.TRANSLATOR else "reviewer_since"
    since = timezone.now() if getattr(row, f"{loads.FIELDS[role]}_id") else None
    WorkOrder.objects.filter(translation=row).update(**{column: since})
