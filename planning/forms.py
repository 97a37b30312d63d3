"""Forms of activities and planned items: an agency of one's own, a task of the plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from planning import rights
from planning.models import PlanTask
from reference.models import Agency

SHOWN_CHARACTERS = 90  # of a task in a list to choose from
NARROW = {"class": "planning-choice"}  # a long name must not widen the page of a phone


def task_label(task: PlanTask) -> str:
    """A task with its year and number, to be chosen from a list."""
    return f"{task.plan.year} · {task.code} · {Truncator(task.text).chars(SHOWN_CHARACTERS)}"


class TaskChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, task: PlanTask) -> str:
        return task_label(task)


class AgencyRowForm(WagtailAdminModelForm):
    """Offers the agencies that the person enters for; another one is no choice and is refused."""

    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), widget=forms.Select(attrs=NARROW)
    )
    task = TaskChoiceField(
        label=_("Task of the plan"), queryset=PlanTask.objects.none(), required=False, widget=forms.Select(attrs=NARROW)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = rights.agencies_to_enter_for(self.for_user)
        self.fields["agency"].queryset = own
        self.fields["task"].queryset = _tasks_for(self.for_user)
        if self.instance._state.adding and len(own) == 1:
            self.initial.setdefault("agency", own[0].pk)


def _tasks_for(user: AbstractBaseUser) -> QuerySet[PlanTask]:
    """All tasks; those that concern the person's agencies come first."""
    tasks = PlanTask.objects.select_related("plan")
    if rights.changes_plan(user):
        return tasks
    own = PlanTask.objects.concerning(rights.agencies_to_enter_for(user).values("pk"))
    concerns_them = Exists(own.filter(pk=OuterRef("pk")))
    return tasks.annotate(is_own=concerns_them).order_by("-is_own", "-plan__year", "sort_key")
