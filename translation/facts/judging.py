"""Findings in texts of facts, and which of them somebody let stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translation import checks, findings, glossary, officials
from translation.errors import NotPossibleError
from translation.facts import rights, writing
from translation.models_facts import FactText


@dataclass(frozen=True)
class Aside:
    """Who let a finding stand, and why."""

    by: str
    reason: str


class FactBook(findings.Book):
    """What texts of facts in one language are judged by; their field says how long they may be."""

    def __init__(self, language: str, rows: Iterable[FactText]) -> None:
        self.language = language
        self.glossary = glossary.entries(language)
        self.officials = officials.on(timezone.localdate(), language)
        self.aside = dict(_asides(rows))

    def limit_of(self, row: FactText) -> int | None:
        return row.field.max_length


def _asides(rows: Iterable[FactText]) -> Iterator[tuple[tuple[str, str, str], Aside]]:
    for row in rows:
        for one in row.aside:
            yield (row.source_digest, one["check"], one["about"]), Aside(one["by"], one["reason"])


def blocking(language: str, rows: list[FactText]) -> list[FactText]:
    """Texts with a blocking finding that nobody let stand."""
    found = FactBook(language, rows).of_all(rows)
    return [row for row in rows if any(one.is_blocking for one in found.get(row.position, ()))]


def may_judge(user: AbstractBaseUser, row: FactText) -> bool:
    """Reviewers of the language who did not write the words."""
    return row.language in rights.roles_of(user).reviews and row.written_by_id != user.pk


@transaction.atomic
def set_aside(row: FactText, user: AbstractBaseUser, check: str, about: str, reason: str) -> FactText:
    """Let a finding stand, or with an empty reason count again. Raises NotPossibleError."""
    row = writing.held(row)
    reason = " ".join(reason.split())
    if len(reason) > findings.REASON_MAX:
        raise NotPossibleError(
            _("Say why this may stand, in at most %(most)d characters.") % {"most": findings.REASON_MAX}
        )
    if reason:
        _refuse(row, user, check, about)
    elif not (rights.may_write(user, row.language) or may_judge(user, row)):
        raise NotPossibleError(_("You have no right to write this language."))
    others = [one for one in row.aside if (one["check"], one["about"]) != (check, about)]
    row.aside = [*others, {"check": check, "about": about, "reason": reason, "by": str(user)}] if reason else others
    row.save(update_fields=["aside"])
    return row


def _refuse(row: FactText, user: AbstractBaseUser, check: str, about: str) -> None:
    of_row = FactBook(row.language, [row]).of(row)
    found = next((one for one in of_row if (one.finding.check, one.finding.about) == (check, about)), None)
    if found is None:
        raise NotPossibleError(_("This finding is not there any more. Load the page anew."))
    is_warning = found.finding.severity == checks.Severity.WARNING
    if not (rights.may_write(user, row.language) if is_warning else found.is_arguable and may_judge(user, row)):
        raise NotPossibleError(
            _("This has to be mended. If it is right as it stands, ask a reviewer of the language to set it aside.")
        )
