"""Imports the tasks of one year's plan from CSV or XLSX: all or nothing, every error with its line and column.

Columns are named by the fields of PlanTask (`code`, `section`, `agency` …), `code` and those that a new task needs must
be there. An empty cell leaves what is there; a cell with a single hyphen clears it. Tasks that the file does not name
stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from planning.models import Plan, PlanTask
from reference.cells import BadCellError, LookupTable, cell_text, clean_value, parse_cell
from reference.import_columns import importable_fields
from reference.import_result import ImportedLine, ImportResult, LineError, Outcome
from reference.tables import Table, TableLine, UnreadableTableError, is_empty, read_table

KEY = PlanTask.import_key
CLEAR = "-"
HEADER_LINE = 1
MAX_LINES = 1_000  # a plan has some dozens of tasks


def columns() -> dict[str, models.Field]:
    """Fields by the name of their column; the plan itself is chosen beside the file."""
    return {f.name: f for f in importable_fields(PlanTask)}


def import_plan(file: IO[bytes], year: int, *, dry_run: bool, user: AbstractBaseUser | None = None) -> ImportResult:
    """Create and update the tasks of the year's plan in one transaction; the plan is made when there is none."""
    try:
        table = read_table(file, MAX_LINES)
    except UnreadableTableError as error:
        return ImportResult(errors=(LineError(HEADER_LINE, "", "", str(error)),))
    if errors := tuple(_header_errors(table.header)):
        return ImportResult(errors=errors)
    with transaction.atomic():
        run = _Import(_plan_of(year, user), table, user)
        run.execute()
        if dry_run or run.errors:
            transaction.set_rollback(True)
    return ImportResult(errors=tuple(run.errors)) if run.errors else ImportResult(tuple(run.imported))


def _plan_of(year: int, user: AbstractBaseUser | None) -> Plan:
    title = _("Plan of external information %(year)s") % {"year": year}
    plan, is_new = Plan.objects.get_or_create(year=year, defaults={"title": title})
    if is_new:
        log(instance=plan, action="wagtail.create", user=user)
    return plan


def _header_errors(header: tuple[str, ...]) -> Iterator[LineError]:
    known = columns()
    for name in dict.fromkeys(header):
        if name not in known:
            message = _("There is no such column. Known ones: %(known)s.") % {"known": ", ".join(known)}
            yield LineError(HEADER_LINE, name, "", message)
        elif header.count(name) > 1:
            yield LineError(HEADER_LINE, name, "", _("This column occurs twice. Remove one."))
    if KEY not in header:
        message = _("The column “%(key)s” is missing. It names the row that a line is about.") % {"key": KEY}
        yield LineError(HEADER_LINE, KEY, "", message)


@dataclass
class _Import:
    """One run over a table; collects errors instead of stopping at the first."""

    plan: Plan
    table: Table
    user: AbstractBaseUser | None
    errors: list[LineError] = field(default_factory=list)
    imported: list[ImportedLine] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.fields = {name: f for name, f in columns().items() if name in self.table.header and name != KEY}
        self.lookups = {name: LookupTable(f) for name, f in self.fields.items() if f.is_relation}
        known = self.plan.tasks.select_related("agency").prefetch_related("cooperating")
        self.tasks = {task.code: task for task in known}

    def execute(self) -> None:
        for line, code in self._lines_by_code():
            self._take(line, code)

    def _lines_by_code(self) -> Iterator[tuple[TableLine, str]]:
        seen: dict[str, int] = {}
        position = self.table.header.index(KEY)
        for line in self.table.lines:
            code = "" if is_empty(line.cells[position]) else cell_text(line.cells[position])
            if not code or code == CLEAR:
                self._refuse(line, KEY, code, _("Every line needs this key. Fill it in."))
            elif code in seen:
                message = _("Line %(line)s has this key already. Merge the two lines.") % {"line": seen[code]}
                self._refuse(line, KEY, code, message)
            else:
                seen[code] = line.number
                yield line, code

    def _take(self, line: TableLine, code: str) -> None:
        """Write the line's task, or note what is wrong with it."""
        found = self.tasks.get(code)
        task = found or PlanTask(plan=self.plan, code=code)
        before = len(self.errors)
        values = dict(self._values(line, task))
        if len(self.errors) > before:
            return
        changed = [name for name, value in values.items() if _read(task, name) != value]
        if found is None or changed:
            if not self._write(line, task, {name: values[name] for name in changed}):
                return
            log(instance=task, action="wagtail.edit" if found else "wagtail.create", user=self.user)
        outcome = Outcome.CREATED if found is None else Outcome.UPDATED if changed else Outcome.UNCHANGED
        self.imported.append(ImportedLine(line.number, code, outcome, tuple(changed)))

    def _values(self, line: TableLine, task: PlanTask) -> Iterator[tuple[str, Any]]:
        """The filled cells as values; a bad one is noted and left out."""
        for name, cell in zip(self.table.header, line.cells, strict=True):
            if name == KEY or is_empty(cell):
                continue
            try:
                yield name, self._value(self.fields[name], cell, task)
            except BadCellError as error:
                self._refuse(line, name, cell_text(cell), str(error))

    def _value(self, field_: models.Field, cell: Any, task: PlanTask) -> Any:
        if cell_text(cell) == CLEAR:
            return set() if field_.many_to_many else field_.get_default()
        value = parse_cell(field_, cell)
        if field_.many_to_many:
            return {self.lookups[field_.name].find(key) for key in value}
        return self.lookups[field_.name].find(value) if field_.is_relation else clean_value(field_, value, task)

    def _write(self, line: TableLine, task: PlanTask, values: dict[str, Any]) -> bool:
        own = {name: value for name, value in values.items() if not self.fields[name].many_to_many}
        for name, value in own.items():
            setattr(task, name, value)
        try:
            task.full_clean()
        except ValidationError as error:
            self._refuse_all(line, error)
            return False
        task.save()
        for name in values.keys() - own.keys():
            getattr(task, name).set(values[name])
        return True

    def _refuse_all(self, line: TableLine, error: ValidationError) -> None:
        for name, messages in error.message_dict.items():
            column = "" if name == NON_FIELD_ERRORS else name
            self._refuse(line, column, self._cell_of(line, column), " ".join(messages))

    def _cell_of(self, line: TableLine, column: str) -> str:
        if column not in self.table.header:
            return ""
        cell = line.cells[self.table.header.index(column)]
        return "" if is_empty(cell) else cell_text(cell)

    def _refuse(self, line: TableLine, column: str, value: str, message: str) -> None:
        self.errors.append(LineError(line.number, column, value, message))


def _read(task: PlanTask, name: str) -> Any:
    """What the task holds now, as a value of the import."""
    field_ = PlanTask._meta.get_field(name)
    if field_.many_to_many:
        return set(getattr(task, name).all()) if task.pk else set()
    if field_.is_relation and getattr(task, field_.attname) is None:
        return None
    return getattr(task, name)
