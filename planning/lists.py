"""The lists: plans, tasks, activities, planned items by month."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.widgets.button import Button

from planning import rights
from planning.columns import CountColumn, LabelledColumn
from planning.exports import ActivityExport, TaskExport
from planning.filters import ActivityFilterSet, ItemFilterSet, TaskFilterSet
from planning.models import Activity, Plan, PlannedItem, PlanTask
from planning.views import ListView
from planning.words import day, days


class PlanListView(ListView):
    """Plans by year; a plan leads to its tasks."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().annotate(task_count=Count("tasks"))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            self._get_title_column("__str__"),
            LabelledColumn("title", label=gettext_lazy("Title")),
            LabelledColumn("number", label=gettext_lazy("Number")),
            LabelledColumn("issued_on", label=gettext_lazy("Date"), accessor=_issued),
            CountColumn("task_count", label=pgettext_lazy("of the plan", "Tasks"), get_url=_tasks_of),
        ]

    def get_inspect_url(self, instance: Plan) -> str:
        """Who does not change plans reads their tasks."""
        return _tasks_of(instance)


def _issued(plan: Plan) -> str:
    return day(plan.issued_on) if plan.issued_on else ""


def _tasks_of(plan: Plan) -> str:
    return f"{reverse('plan_tasks:index')}?plan={plan.pk}"


class TaskListView(TaskExport, ListView):
    """The tasks of all plans, or of one with its document named above."""

    related = ("plan", "agency")
    filterset_class = TaskFilterSet
    import_url_name = "plan_import"

    def get_base_queryset(self) -> QuerySet:
        tasks = super().get_base_queryset().with_counts()
        return tasks.prefetch_related("cooperating") if self.is_export else tasks

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            self._get_title_column("__str__"),
            LabelledColumn("agency", label=gettext_lazy("Agency"), sort_key="agency__name_vi"),
            LabelledColumn("when", label=gettext_lazy("Due"), sort_key="due"),
            CountColumn("activity_count", label=gettext_lazy("Activities"), get_url=_activities_of),
            LabelledColumn("state", label=gettext_lazy("State"), accessor=self._state),
        ]

    def _state(self, task: PlanTask) -> str:
        return task.shown_state(timezone.localdate(), task.activity_count)

    def get_page_subtitle(self) -> str:
        """The document, when one plan is chosen."""
        plan = self.filters.form.cleaned_data.get("plan") if self.filters and self.filters.is_valid() else None
        return plan.document if plan else ""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if rights.changes_plan(self.request.user):
            buttons.append(Button(_("Import"), url=reverse(self.import_url_name), icon_name="upload", priority=80))
        return buttons


def _activities_of(task: PlanTask) -> str:
    return f"{reverse('activities:index')}?task={task.pk}"


class ActivityListView(ActivityExport, ListView):
    related = ("agency", "task", "entered_by")
    filterset_class = ActivityFilterSet

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            self._get_title_column("title"),
            LabelledColumn("kind", label=gettext_lazy("Kind"), accessor=_kind, sort_key="kind"),
            LabelledColumn("days", label=gettext_lazy("Days"), accessor=_days, sort_key="first_day"),
            LabelledColumn("place", label=gettext_lazy("Place")),
            LabelledColumn("agency", label=gettext_lazy("Agency"), sort_key="agency__name_vi"),
            LabelledColumn("task", label=gettext_lazy("Task of the plan"), accessor=_task, sort_key="task__sort_key"),
        ]


def _kind(row: Activity | PlannedItem) -> str:
    return capfirst(row.get_kind_display())


def _task(row: Activity | PlannedItem) -> str:
    return row.task.code if row.task else ""


def _days(activity: Activity) -> str:
    return days(activity.first_day, activity.last_day)


class ItemListView(ListView):
    """What is planned, month by month; from this month on until one asks for other days."""

    related = ("agency", "task")
    filterset_class = ItemFilterSet
    results_template_name = "planning/items_by_month.html"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """As wide in every month; without sorting, which would mix the months."""
        return [
            self._get_title_column("__str__", width="45%"),
            LabelledColumn("date", label=gettext_lazy("Day"), accessor=_day, width="10%"),
            LabelledColumn("kind", label=gettext_lazy("Kind"), accessor=_kind, width="10%"),
            LabelledColumn("agency", label=gettext_lazy("Agency"), width="25%"),
            LabelledColumn("task", label=gettext_lazy("Task of the plan"), accessor=_task, width="10%"),
        ]

    @cached_property
    def is_upcoming_only(self) -> bool:
        return not self.is_filtering and not self.is_searching

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        found = super().filter_queryset(queryset)
        return found.filter(date__gte=timezone.localdate().replace(day=1)) if self.is_upcoming_only else found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        months = _by_month(context["object_list"])
        context["months"] = [{"first_day": month, "table": self.get_table(rows)} for month, rows in months.items()]
        return {**context, "is_upcoming_only": self.is_upcoming_only}


def _by_month(items: QuerySet) -> dict[dt.date, list[PlannedItem]]:
    months: dict[dt.date, list[PlannedItem]] = {}
    for item in items:
        months.setdefault(item.month, []).append(item)
    return months


def _day(item: PlannedItem) -> str:
    return day(item.date)
