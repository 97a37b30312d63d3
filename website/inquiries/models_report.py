"""An error that a visitor found on a page."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reference.models.append_only import AppendOnly


class ErrorReport(models.Model):
    """Keeps the page's title and address: the page may be withdrawn before somebody looks."""

    class State(models.TextChoices):
        SUSPECTED = "suspected", _("looks like spam")
        OPEN = "open", _("to be looked at")
        CORRECTED = "corrected", pgettext_lazy("report", "corrected")
        REJECTED = "rejected", _("no error")

    token = models.CharField(max_length=40, unique=True)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="error_reports")
    title = models.CharField(max_length=255)
    path = models.TextField()
    language = models.CharField(max_length=12)
    agency = models.ForeignKey("reference.Agency", null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    suspicion = models.CharField(max_length=20, blank=True, default="")
    what = models.TextField(blank=True, default="")
    where = models.CharField(max_length=300, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    received_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("received_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason="") | Q(erased_at__isnull=False),
                name="error_report_rejected_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.title}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class ReportEvent(AppendOnly):
    """What was done with a report, by whom."""

    report = models.ForeignKey(ErrorReport, on_delete=models.CASCADE, related_name="events")
    state = models.CharField(max_length=10, choices=ErrorReport.State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.report_id}: {self.state}"
