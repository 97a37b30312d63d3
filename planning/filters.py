"""By what the lists of the plan are narrowed."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from planning import numbering
from planning.forms import NARROW, task_label
from planning.models import Activity, Plan, PlannedItem, PlanTask
from reference.models import Agency


def _sections() -> list[tuple[str, str]]:
    """Every section that a task stands in, in the document's order."""
    known = PlanTask.objects.order_by().values_list("section", flat=True).distinct()
    return [(section, section) for section in sorted(known, key=numbering.sort_key)]


class NarrowFilter(django_filters.ModelChoiceFilter):
    """A choice among rows with long names, in a box that a phone has room for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, widget=forms.Select(attrs=NARROW))


class TaskFilterSet(WagtailFilterSet):
    plan = django_filters.ModelChoiceFilter(label=_("Plan"), queryset=Plan.objects.all())
    agency = NarrowFilter(
        label=_("Agency in charge or cooperating"), queryset=Agency.objects.all(), method="concerning"
    )
    section = django_filters.ChoiceFilter(label=_("Section"), choices=_sections)
    due = django_filters.DateFromToRangeFilter(label=_("Due date"), widget=DateRangePickerWidget)

    class Meta:
        model = PlanTask
        fields = ("plan", "agency", "section", "period", "due", "kind")

    def concerning(self, tasks: QuerySet, name: str, agency: Agency) -> QuerySet:
        return tasks.concerning([agency.pk])


class TaskFilterField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, task: PlanTask) -> str:
        return task_label(task)


class TaskFilter(NarrowFilter):
    field_class = TaskFilterField


class ActivityFilterSet(WagtailFilterSet):
    agency = NarrowFilter(label=_("Agency"), queryset=Agency.objects.all())
    period = django_filters.DateFromToRangeFilter(
        label=_("Began"), field_name="first_day", widget=DateRangePickerWidget
    )
    task = TaskFilter(label=_("Task of the plan"), queryset=PlanTask.objects.select_related("plan"))

    class Meta:
        model = Activity
        fields = ("agency", "kind", "period", "task")


class ItemFilterSet(WagtailFilterSet):
    agency = NarrowFilter(label=_("Agency"), queryset=Agency.objects.all())
    date = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)

    class Meta:
        model = PlannedItem
        fields = ("agency", "kind", "date")
