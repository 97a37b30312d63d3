"""Many stories or translations at once: each for itself, and what was refused says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from reference.language_names import name_of
from translation import asking
from translation.errors import NotPossibleError
from translation.models import Translation
from translation.work import assigning

MOST = 100  # translations in one request


@dataclass
class Outcome:
    """How many were done, and a sentence for each that was not."""

    done: int = 0
    refused: list[str] = field(default_factory=list)


def ask(sources: Sequence[Page], codes: Sequence[str], by: AbstractBaseUser, due: date | None) -> Outcome:
    """Ask for each story in each language; people are chosen as the languages' settings say."""
    _check_number(len(sources) * len(codes))
    outcome = Outcome()
    for source in sources:
        _ask(outcome, source, codes, by, due)
    return outcome


@transaction.atomic
def _ask(outcome: Outcome, source: Page, codes: Sequence[str], by: AbstractBaseUser, due: date | None) -> None:
    try:
        known = asking.cleared(source)
    except NotPossibleError as error:
        outcome.refused.append(str(error))
        return
    for code in codes:
        _try(outcome, lambda code=code: asking.ask(known, code, by, due=due))


def reassign(translations: Sequence[Translation], change: assigning.Change, by: AbstractBaseUser) -> Outcome:
    _check_number(len(translations))
    outcome = Outcome()
    for row in translations:
        name = f"“{row.source.title}”, {name_of(row.language)}: "
        _try(outcome, lambda row=row: assigning.reassign(row, change, by), name)
    return outcome


def _check_number(number: int) -> None:
    if number > MOST:
        raise NotPossibleError(
            _("%(number)d translations are too many at once. Choose at most %(most)d.")
            % {"number": number, "most": MOST}
        )


def _try(outcome: Outcome, act: object, name: str = "") -> None:
    try:
        with transaction.atomic():
            act()
    except NotPossibleError as error:
        outcome.refused.append(f"{name}{error}")
    else:
        outcome.done += 1


def numbers(values: Iterable[str]) -> list[int]:
    """Primary keys as a form sends them; what is none is left out."""
    return [int(value) for value in values if value.isdecimal() and len(value) < 18]
