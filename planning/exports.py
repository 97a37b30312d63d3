"""What the lists write into a spreadsheet: tasks in the form of the import, activities in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from planning.importing import columns
from planning.models import Activity, PlanTask
from planning.words import language_names
from reference import exporting

ACTIVITY_COLUMNS = (
    "kind", "agency", "title", "first_day", "last_day", "place", "countries", "partner", "languages", "outlet",
    "participants", "outcome", "proof_url", "task", "note", "entered_by", "entered_at",
)  # fmt: skip


class Export:
    """Replaces the cells of Wagtail's export: nothing in them is run as a formula."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return exporting.csv_cell(value) if export_format == "csv" else xlsx_cell(value)

    def stream_csv(self, queryset: QuerySet) -> Iterator[str]:
        yield exporting.BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)


def xlsx_cell(value: Any) -> Any:
    """Without control characters, which text from Word may carry and a spreadsheet refuses."""
    cell = exporting.xlsx_cell(value)
    return ILLEGAL_CHARACTERS_RE.sub(" ", cell) if isinstance(cell, str) else cell


class TaskExport(Export):
    """Can be imported again."""

    @property
    def list_export(self) -> list[str]:
        return list(columns())

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return field

    def to_row_dict(self, item: PlanTask) -> dict[str, Any]:
        return exporting.row(item)


class ActivityExport(Export):
    list_export = ACTIVITY_COLUMNS

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return capfirst(str(Activity._meta.get_field(field).verbose_name))

    def to_row_dict(self, item: Model) -> dict[str, Any]:
        return activity_row(item)


def activity_row(activity: Activity) -> dict[str, Any]:
    """The activity's values by column, with names in place of codes."""
    readable = {
        "kind": capfirst(activity.get_kind_display()),
        "agency": str(activity.agency),
        "countries": ", ".join(activity.country_names),
        "languages": language_names(activity.languages),
        "task": activity.task.code if activity.task else "",
        "entered_by": str(activity.entered_by) if activity.entered_by else "",
        "entered_at": timezone.localdate(activity.entered_at),
    }
    return {name: readable.get(name, getattr(activity, name)) for name in ACTIVITY_COLUMNS}
