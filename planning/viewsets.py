"""The screens of plans, tasks, activities and planned items, below the menu "Plan"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from planning import lists, views
from planning.exports import ACTIVITY_COLUMNS
from planning.forms import NARROW, AgencyRowForm
from planning.models import Activity, Plan, PlannedItem, PlanTask
from planning.policies import AgencyPolicy, PlanPolicy, RolePolicy

CLOSED = ("usage",)  # it would name rows that one may not see


class RoleViewSet(ModelViewSet):
    """Wagtail's screens with the rights of the person's roles."""

    policy_class: type[RolePolicy] = PlanPolicy
    add_view_class = views.CreateView
    edit_view_class = views.EditView
    delete_view_class = views.DeleteView
    inspect_view_class = views.ReadView
    history_view_class = views.RowHistoryView
    inspect_view_enabled = True
    copy_view_enabled = False
    search_fields = ("folded",)
    list_per_page = 50

    @property
    def permission_policy(self) -> RolePolicy:
        return self.policy_class(self.model)

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """None for the form of a group: rights come from roles."""
        return Permission.objects.none()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**kwargs), "usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in CLOSED]


class PlanTaskViewSet(RoleViewSet):
    model = PlanTask
    name = "plan_tasks"
    url_prefix = "plan/tasks"
    menu_label = pgettext_lazy("of the plan", "Tasks")
    icon = "list-ul"
    index_view_class = lists.TaskListView
    export_filename = "nhiem-vu"
    inspect_view_fields = (
        "code", "section", "agency", "cooperating", "text", "kind", "languages", "target", "when", "quantity", "note",
    )  # fmt: skip
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("plan"),
                FieldRowPanel([FieldPanel("section"), FieldPanel("code")]),
                FieldPanel("text"),
                FieldPanel("kind"),
            ],
            heading=_("What the plan says"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("agency", widget=forms.Select(attrs=NARROW)),
                FieldPanel("cooperating", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Agencies"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("due"), FieldPanel("period")]),
                FieldRowPanel([FieldPanel("due_text"), FieldPanel("quantity")]),
            ],
            heading=_("When and how many"),
        ),
        MultiFieldPanel(
            [FieldPanel("languages", heading=_("Languages asked for")), FieldPanel("target")], heading=_("For whom")
        ),
        FieldPanel("note"),
    ]


class ActivityViewSet(RoleViewSet):
    model = Activity
    policy_class = AgencyPolicy
    name = "activities"
    url_prefix = "plan/activities"
    icon = "calendar-check"
    index_view_class = lists.ActivityListView
    add_view_class = views.ActivityCreateView
    export_filename = "hoat-dong"
    inspect_view_fields = ACTIVITY_COLUMNS
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("kind"), FieldPanel("agency"), FieldPanel("title"), FieldPanel("task")],
                heading=_("What"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]), FieldPanel("place")],
                heading=_("When and where"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("outlet"),
                    FieldPanel("partner"),
                    FieldPanel("participants"),
                    FieldPanel("languages", heading=_("Languages used")),
                    FieldPanel("countries"),
                ],
                heading=_("With whom and for whom"),
            ),
            MultiFieldPanel([FieldPanel("outcome"), FieldPanel("proof_url"), FieldPanel("note")], heading=_("Result")),
        ],
        base_form_class=AgencyRowForm,
    )


class PlannedItemViewSet(RoleViewSet):
    model = PlannedItem
    policy_class = AgencyPolicy
    name = "planned_items"
    url_prefix = "plan/items"
    icon = "calendar-alt"
    index_view_class = lists.ItemListView
    inspect_view_fields = ("title", "kind", "agency", "date", "languages", "task")
    edit_handler = ObjectList(
        [
            *map(FieldPanel, ("title", "kind", "agency", "date")),
            FieldPanel("languages", heading=_("Languages")),
            FieldPanel("task"),
        ],
        base_form_class=AgencyRowForm,
    )


class PlanViewSet(RoleViewSet):
    model = Plan
    name = "plans"
    url_prefix = "plan/plans"
    icon = "doc-full"
    index_view_class = lists.PlanListView
    inspect_view_enabled = False  # its tasks are what one reads
    search_fields = ()
    panels = [
        FieldPanel("year"),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("issued_on")]),
        FieldPanel("note"),
    ]


class PlanningGroup(ModelViewSetGroup):
    """The menu "Plan"; each person sees what their roles let them read."""

    menu_label = _("Plan")
    menu_icon = "tasks"
    menu_order = 240  # before the facts
    items = (PlanTaskViewSet, ActivityViewSet, PlannedItemViewSet, PlanViewSet)
