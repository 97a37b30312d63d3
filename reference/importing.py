"""Imports facts from CSV or XLSX: all or nothing, every error with its line and column.

People's imports are dry runs whose changes become a proposal (reference/import_view.py); only the system writes.

Columns are named by the explicit fields (`code`, `name_vi`, `area_ha` …). An empty cell leaves what is there; a cell
with a single hyphen clears it. Other rows are named by their code or slug and may follow later in the same file when
they are of the same kind.
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

from reference.cells import BadCellError, LookupTable, cell_text, clean_value, parse_cell
from reference.import_columns import importable_fields, language_of
from reference.import_result import ImportedLine, ImportResult, LineError, Outcome
from reference.language_rights import may_edit, may_edit_shared
from reference.models.base import translated_fields
from reference.proposals import changes, history, values
from reference.tables import MAX_LINES, Table, TableLine, UnreadableTableError, is_empty, read_table

CLEAR = "-"
HEADER_LINE = 1


def import_facts(
    model: type[models.Model],
    file: IO[bytes],
    *,
    dry_run: bool,
    user: AbstractBaseUser | None = None,
    max_lines: int = MAX_LINES,
) -> ImportResult:
    """Create and update rows by their key, in one transaction. `user` None is the system, with all rights."""
    try:
        table = read_table(file, max_lines)
    except UnreadableTableError as error:
        return ImportResult(errors=(LineError(HEADER_LINE, "", "", str(error)),))
    if errors := _header_errors(model, table.header, user):
        return ImportResult(errors=tuple(errors))
    with transaction.atomic():
        run = _Import(model, table, user)
        run.execute()
        if dry_run or run.errors:
            transaction.set_rollback(True)
        else:
            history.record(run.done)
    if run.errors:
        return ImportResult(errors=tuple(sorted(run.errors, key=lambda e: e.line)))
    return ImportResult(tuple(run.imported), changes=tuple(one.change for one in run.done))


def _header_errors(
    model: type[models.Model], header: tuple[str, ...], user: AbstractBaseUser | None
) -> list[LineError]:
    names = [f.name for f in importable_fields(model)]
    messages = {name: _column_error(model, name, names, user) for name in header}
    errors = [LineError(HEADER_LINE, name, "", message) for name, message in messages.items() if message]
    errors += [
        LineError(HEADER_LINE, name, "", _("This column occurs twice. Remove one."))
        for name in dict.fromkeys(header)
        if name and header.count(name) > 1
    ]
    if model.import_key not in header:
        message = _("The column “%(key)s” is missing. It names the row that a line is about.") % {
            "key": model.import_key
        }
        errors.append(LineError(HEADER_LINE, model.import_key, "", message))
    return errors


def _column_error(model: type[models.Model], name: str, known: list[str], user: AbstractBaseUser | None) -> str:
    if name in translated_fields(model):
        return _("Name the language too, such as “%(example)s”.") % {"example": f"{name}_vi"}
    if name not in known:
        return _("There is no such column. Known ones: %(known)s.") % {"known": ", ".join(known)}
    language = language_of(model, name)
    if language and not may_edit(user, language):
        return _("You have no right to write %(language)s. Remove the column.") % {"language": language.endonym}
    if not language and name != model.import_key and not may_edit_shared(user):
        return _("You have no right to write this column. Remove it.")
    return ""


@dataclass
class _Import:
    """One run over a table; collects errors instead of stopping at the first."""

    model: type[models.Model]
    table: Table
    user: AbstractBaseUser | None
    errors: list[LineError] = field(default_factory=list)
    imported: list[ImportedLine] = field(default_factory=list)
    done: list[history.Done] = field(default_factory=list)

    def __post_init__(self) -> None:
        key = self.model.import_key
        self.fields = {
            f.name: f for f in importable_fields(self.model) if f.name in self.table.header and f.name != key
        }
        related = {name: f for name, f in self.fields.items() if f.is_relation and f.related_model is not self.model}
        self.lookups = {name: LookupTable(f) for name, f in related.items()}
        self.rows = {getattr(row, key): row for row in self.model._default_manager.all()}
        self.own_relations = {name for name, f in self.fields.items() if f.related_model is self.model}
        self.new_keys: set[str] = set()

    def execute(self) -> None:
        """Two passes: a line may name a row of its own kind that only a later line makes."""
        numbered = list(self._lines_by_key())
        started = [(line, key, self._write(line, key)) for line, key in numbered]
        for line, key, written in started:
            if written is not None:
                self._finish(line, key, *written)

    def _lines_by_key(self) -> Iterator[tuple[TableLine, str]]:
        seen: dict[str, int] = {}
        position = self.table.header.index(self.model.import_key)
        for line in self.table.lines:
            key = "" if is_empty(line.cells[position]) else cell_text(line.cells[position])
            if not key or key == CLEAR:
                self._refuse(line, self.model.import_key, key, _("Every line needs this key. Fill it in."))
            elif key in seen:
                message = _("Line %(line)s has this key already. Merge the two lines.") % {"line": seen[key]}
                self._refuse(line, self.model.import_key, key, message)
            else:
                seen[key] = line.number
                yield line, key

    def _write(self, line: TableLine, key: str) -> tuple[models.Model, bool, list[str]] | None:
        """First pass: the row without relations to its own kind. None when the line has an error."""
        is_new = key not in self.rows
        row = self.rows.get(key) or self.model(**{self.model.import_key: key})
        if is_new:
            self.new_keys.add(key)
        later = {name for name, f in self.fields.items() if f.many_to_many} | self.own_relations
        changed = self._assign(line, row, set(self.fields) - later)
        if changed is None:
            return None
        if is_new or changed:
            if not self._is_valid(line, row):
                return None
            row.save()
        self.rows[key] = row
        return row, is_new, changed

    def _finish(self, line: TableLine, key: str, row: models.Model, is_new: bool, changed: list[str]) -> None:
        """Second pass: relations to the same kind and to many rows; then the log."""
        own = self._assign(line, row, self.own_relations)
        if own and self._is_valid(line, row):
            row.save()
        many = self._assign_many(line, row)
        changed = [*changed, *(own or []), *many]
        outcome = Outcome.CREATED if is_new else Outcome.UPDATED if changed else Outcome.UNCHANGED
        self.imported.append(ImportedLine(line.number, key, outcome, tuple(changed)))
        if outcome is not Outcome.UNCHANGED:
            log(instance=row, action="wagtail.create" if is_new else "wagtail.edit", user=self.user)

    def _cells(self, line: TableLine, names: set[str]) -> Iterator[tuple[str, Any]]:
        for name, cell in zip(self.table.header, line.cells, strict=True):
            if name in names and not is_empty(cell):
                yield name, cell

    def _assign(self, line: TableLine, row: models.Model, names: set[str]) -> list[str] | None:
        """Set the filled cells on the row; names of those that changed it, None when one was refused."""
        changed, is_refused = [], False
        for name, cell in self._cells(line, names):
            try:
                value = self._value(self.fields[name], cell, row)
            except BadCellError as error:
                self._refuse(line, name, cell_text(cell), str(error))
                is_refused = True
                continue
            if _differs(row, self.fields[name], value):
                before = values.read_field(row, name)
                setattr(row, name, value)
                self._note(row, name, before)
                changed.append(name)
        return None if is_refused else changed

    def _note(self, row: models.Model, name: str, before: Any) -> None:
        stored = None if getattr(row, self.model.import_key) in self.new_keys else row
        if stored is None and name != self.model.import_key and values.is_empty(values.read_field(row, name)):
            return
        old = None if stored is None else before
        self.done.append(history.Done(changes.make(row, stored, name, old, values.read_field(row, name)), row))

    def _value(self, field_: models.Field, cell: Any, row: models.Model) -> Any:
        if cell_text(cell) == CLEAR:
            return _cleared(field_)
        value = parse_cell(field_, cell)
        if field_.is_relation:
            return self._related(field_, value)
        return clean_value(field_, value, row)

    def _related(self, field_: models.Field, key: str) -> models.Model:
        if field_.name in self.lookups:
            return self.lookups[field_.name].find(key)
        if key not in self.rows:
            raise BadCellError(_("Neither the database nor this file has a row “%(key)s”.") % {"key": key})
        return self.rows[key]

    def _assign_many(self, line: TableLine, row: models.Model) -> list[str]:
        many = {name for name, f in self.fields.items() if f.many_to_many}
        changed = []
        for name, cell in self._cells(line, many):
            keys = [] if cell_text(cell) == CLEAR else parse_cell(self.fields[name], cell)
            try:
                targets = {self._related(self.fields[name], key) for key in keys}
            except BadCellError as error:
                self._refuse(line, name, cell_text(cell), str(error))
                continue
            if set(getattr(row, name).all()) != targets:
                before = values.read_field(row, name)
                getattr(row, name).set(targets)
                self._note(row, name, before)
                changed.append(name)
        return changed

    def _is_valid(self, line: TableLine, row: models.Model) -> bool:
        try:
            row.full_clean(exclude=translated_fields(self.model))  # their explicit columns are checked
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                column = "" if name == NON_FIELD_ERRORS else name
                self._refuse(line, column, self._cell_of(line, column), " ".join(messages))
            return False
        return True

    def _cell_of(self, line: TableLine, column: str) -> str:
        if column not in self.table.header:
            return ""
        cell = line.cells[self.table.header.index(column)]
        return "" if is_empty(cell) else cell_text(cell)

    def _refuse(self, line: TableLine, column: str, value: str, message: str) -> None:
        self.errors.append(LineError(line.number, column, value, message))


def _differs(row: models.Model, field_: models.Field, value: Any) -> bool:
    """Whether the value is another one; empty text and NULL are the same, as translated columns know both."""
    before = getattr(row, field_.attname)
    after = getattr(value, "pk", value)
    return before != after and not (before in (None, "") and after in (None, ""))


def _cleared(field_: models.Field) -> Any:
    """What an emptied field holds."""
    if isinstance(field_, models.CharField | models.TextField):
        return ""
    if field_.null:
        return None
    return field_.get_default() if field_.has_default() else None
