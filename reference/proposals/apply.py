"""Carries changes out on the rows; call it in a transaction."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from reference.models.base import translated_fields
from reference.proposals import labels, subjects, values
from reference.proposals.changes import Change
from reference.proposals.errors import NotPossibleError, StaleError
from reference.proposals.history import Done
from reference.proposals.shown_values import text_of

RowKey = tuple[str, str]  # kind and key: a new row has no number yet
TOLD = 5  # differences in one message


def carry_out(changes: list[Change], user: AbstractBaseUser) -> list[Done]:
    """Write them, new rows before what refers to them. Raises NotPossibleError when a row can't be so."""
    rows = _rows(changes)
    _refuse_stale(changes, rows)
    by_row: dict[RowKey, list[Change]] = {}
    for change in changes:
        by_row.setdefault((change.kind, change.key), []).append(change)
    for key, own in by_row.items():
        _write(rows[key], [change for change in own if not _refers_to_own_kind(rows[key], change)])
    for key, own in by_row.items():
        _write(rows[key], [change for change in own if _refers_to_own_kind(rows[key], change)])
    for key, own in by_row.items():
        action = "wagtail.create" if own[0].fact_id is None else "wagtail.edit"
        log(instance=rows[key], action=action, user=user, content_changed=True)
    return [Done(change, rows[change.kind, change.key]) for change in changes]


def _rows(changes: Iterable[Change]) -> dict[RowKey, models.Model]:
    """Stored rows, locked, and empty new ones."""
    known = subjects.subject_models()
    pks: dict[str, set[int]] = {}
    for change in changes:
        pks.setdefault(change.kind, set()).add(change.fact_id)
    stored = {
        (kind, row.pk): row
        for kind, ids in sorted(pks.items())
        for row in known[kind]._default_manager.select_for_update().filter(pk__in=ids - {None}).order_by("pk")
    }
    found: dict[RowKey, models.Model] = {}
    for change in changes:
        if (change.kind, change.key) not in found:
            found[change.kind, change.key] = _row(known[change.kind], change, stored)
    return found


def _row(model: type[models.Model], change: Change, stored: dict[tuple[str, int], models.Model]) -> models.Model:
    if change.fact_id is None:
        return model(**{model.import_key: change.key})
    if (change.kind, change.fact_id) not in stored:
        raise StaleError(_("“%(key)s” does not exist any more.") % {"key": change.key})
    return stored[change.kind, change.fact_id]


def _refuse_stale(changes: Iterable[Change], rows: dict[RowKey, models.Model]) -> None:
    """The old values must still hold, or the confirmer agrees to something else than was proposed."""
    differences = []
    for change in changes:
        row = rows[change.kind, change.key]
        if change.fact_id is not None:
            now = values.read_field(row, change.field)
            if not values.same(now, change.old):
                differences.append(_difference(row, change, now))
    if differences:
        told = " ".join(differences[:TOLD])
        raise StaleError(
            _("This was changed after it was proposed: %(differences)s Send it back, so that it is proposed anew.")
            % {"differences": told}
        )


def _difference(row: models.Model, change: Change, now: values.Json) -> str:
    said = {
        "row": row,
        "field": labels.field_label(change.kind, change.field),
        "now": text_of(type(row), change.field, now) or "–",
        "before": text_of(type(row), change.field, change.old) or "–",
    }
    return _("%(row)s, %(field)s: “%(now)s” instead of “%(before)s”.") % said


def _refers_to_own_kind(row: models.Model, change: Change) -> bool:
    """Such as an agency's successor, which may be new in the same proposal."""
    field = type(row)._meta.get_field(change.field)
    return isinstance(field, models.ForeignKey) and field.related_model is type(row)


def _write(row: models.Model, changes: list[Change]) -> None:
    if not changes and row.pk:
        return
    model = type(row)
    try:
        for change in changes:
            if not values.is_written_after_saving(model, change.field):
                values.write_field(row, change.field, change.new)
        row.full_clean(exclude=translated_fields(model))
        row.save()
        for change in changes:
            if values.is_written_after_saving(model, change.field):
                values.write_field(row, change.field, change.new)
    except values.UnknownRowError as error:
        raise NotPossibleError(str(error)) from error
    except ValidationError as error:
        raise NotPossibleError(_complaint(row, error)) from error


def _complaint(row: models.Model, error: ValidationError) -> str:
    """The row and, field by field, what is wrong with it."""
    kind = subjects.kind_of(row)
    by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    parts = []
    for name, found in by_field.items():
        label = "" if name == NON_FIELD_ERRORS else f"{labels.field_label(kind, name)}: "
        parts.append(f"{label}{' '.join(found)}")
    return f"{row}: {' '.join(parts)}"
