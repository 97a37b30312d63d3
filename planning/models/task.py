"""What the plan asks of one agency."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from planning import numbering, words
from reference.folding import strip_marks
from reference.models.base import Folded
from reference.models.language_codes import LanguageCodesField

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlanTaskQuerySet(models.QuerySet):
    def of_agency(self, agencies: Iterable[int]) -> PlanTaskQuerySet:
        """Tasks of which one of the agencies (primary keys) is in charge."""
        return self.filter(agency__in=agencies)

    def concerning(self, agencies: Iterable[int]) -> PlanTaskQuerySet:
        """Tasks of which one of the agencies is in charge, or in which it cooperates."""
        cooperating = PlanTask.cooperating.through.objects.filter(agency__in=agencies).values("plantask")
        return self.filter(Q(agency__in=agencies) | Q(pk__in=cooperating))

    def with_counts(self) -> PlanTaskQuerySet:
        """Each task with `activity_count` and `item_count`: activities and planned items that name it."""
        return self.annotate(activity_count=_count("activities"), item_count=_count("items"))


def _count(relation: str) -> Coalesce:
    """A subquery of its own per relation: two joins would multiply each other's rows."""
    model = PlanTask._meta.get_field(relation).related_model
    rows = model.objects.filter(task=models.OuterRef("pk")).order_by().values("task")
    return Coalesce(models.Subquery(rows.annotate(n=models.Count("pk")).values("n")), 0)


class PlanTask(Folded):
    """One task; its state is derived from what was done, never stored."""

    class Kind(models.TextChoices):
        """What fulfils the task."""

        ACTIVITY = "activity", _("activity")
        CONTENT = "content", _("stories and pages")
        CHANNEL = "channel", _("supply to portals and media")
        PRESS = "press", _("press work")
        PUBLICATION = "publication", _("publication")
        REPORT = "report", _("plan or report")

    class Period(models.TextChoices):
        """How often it falls due."""

        YEAR = "year", _("once a year")
        HALF_YEAR = "half-year", _("every half-year")
        QUARTER = "quarter", _("every quarter")
        MONTH = "month", _("every month")

    class State(models.TextChoices):
        OPEN = "open", _("not begun")
        BEGUN = "begun", _("begun")
        FULFILLED = "fulfilled", _("fulfilled")
        OVERDUE = "overdue", _("overdue")

    TIMES_A_YEAR = {Period.YEAR: 1, Period.HALF_YEAR: 2, Period.QUARTER: 4, Period.MONTH: 12}

    plan = models.ForeignKey("planning.Plan", verbose_name=_("plan"), on_delete=models.PROTECT, related_name="tasks")
    code = models.CharField(_("code"), max_length=30, help_text=_("Its number in the plan, such as III.5-2."))
    section = models.CharField(_("section of the plan"), max_length=20, help_text=_("Such as III.5."))
    agency = models.ForeignKey(
        "reference.Agency", verbose_name=_("agency in charge"), on_delete=models.PROTECT, related_name="plan_tasks"
    )
    cooperating = models.ManyToManyField(
        "reference.Agency", verbose_name=_("cooperating agencies"), blank=True, related_name="+"
    )
    text = models.TextField(_("what is to be done"), help_text=_("In Vietnamese, as in the plan."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.ACTIVITY)
    languages = LanguageCodesField(_("languages asked for"))
    target = models.CharField(
        _("market or channel"), max_length=255, blank=True, default="", help_text=_("Separate several by semicolons.")
    )
    period = models.CharField(_("how often"), max_length=10, choices=Period.choices, blank=True, default="")
    due = models.DateField(_("due date"), null=True, blank=True)
    due_text = models.CharField(
        _("when, in words"), max_length=100, blank=True, default="", help_text=_("As in the plan, such as “Quý II”.")
    )
    quantity = models.PositiveIntegerField(
        _("quantity asked for"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    note = models.TextField(_("note"), blank=True, default="")
    sort_key = models.CharField(max_length=120, editable=False, default="")

    objects = PlanTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task of the plan")
        verbose_name_plural = _("tasks of the plan")
        ordering = ["-plan__year", "sort_key", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="plan_task_code_once",
                violation_error_message=_("The plan has a task with this code already. Change one of the codes."),
            ),
            models.CheckConstraint(
                condition=~Q(period="") | Q(due__isnull=False) | ~Q(due_text=""),
                name="plan_task_says_when",
                violation_error_message=_("Say when the task is due: how often, a date, or in words."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gte=1),
                name="plan_task_asks_for_something",
                violation_error_message=_("The quantity asked for is at least one. Leave it empty when there is none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"

    def folded_text(self) -> str:
        return "\n".join(map(strip_marks, filter(None, (self.code, self.text, self.target, self.note))))

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_key = numbering.sort_key(self.code)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "sort_key"}
        super().save(*args, **kwargs)

    @property
    def when(self) -> str:
        """Date, period and words, as far as given."""
        day = words.day(self.due) if self.due else ""
        return "; ".join(filter(None, (day, str(self.get_period_display()), self.due_text)))

    @property
    def asked(self) -> int:
        """How many times the plan asks for it; the quantity counts before the period."""
        return self.quantity or self.TIMES_A_YEAR.get(self.period, 1)

    @property
    def last_day(self) -> dt.date:
        """The due date, or the end of the plan's year."""
        return self.due or dt.date(self.plan.year, 12, 31)

    def state_on(self, day: dt.date, done: int) -> State:
        """The state when `done` of what it asks for was done by that day."""
        if done >= self.asked:
            return self.State.FULFILLED
        if day > self.last_day:
            return self.State.OVERDUE
        return self.State.BEGUN if done else self.State.OPEN

    def shown_state(self, day: dt.date, activities: int) -> str:
        """The state of a task that activities fulfil; empty for others, whose stories are counted elsewhere."""
        return str(self.state_on(day, activities).label) if self.kind == self.Kind.ACTIVITY else ""

    def get_languages_display(self) -> str:
        return words.language_names(self.languages)
