"""What an import did or would do, line by line, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from reference.proposals.changes import Change


@dataclass(frozen=True)
class LineError:
    """What is wrong in one cell; column and value are empty when the whole line or file is meant."""

    line: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        place = _("Line %(line)s") % {"line": self.line}
        column = f", {self.column}" if self.column else ""
        value = f" “{self.value}”" if self.value else ""
        return f"{place}{column}{value}: {self.message}"


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ImportedLine:
    """What became, or in a dry run would become, of one line."""

    line: int
    key: str
    outcome: Outcome
    columns: tuple[str, ...]  # that got another value


@dataclass(frozen=True)
class ImportResult:
    """With errors, nothing was written."""

    lines: tuple[ImportedLine, ...] = ()
    errors: tuple[LineError, ...] = ()
    changes: tuple[Change, ...] = ()  # old and new, for a proposal

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome is outcome for line in self.lines)

    @property
    def created(self) -> int:
        return self.count(Outcome.CREATED)

    @property
    def updated(self) -> int:
        return self.count(Outcome.UPDATED)

    @property
    def unchanged(self) -> int:
        return self.count(Outcome.UNCHANGED)
