"""The year's plan and what fulfils it."""

from planning.models.activity import Activity
from planning.models.item import PlannedItem
from planning.models.plan import Plan
from planning.models.task import PlanTask

__all__ = ["Activity", "Plan", "PlanTask", "PlannedItem"]
