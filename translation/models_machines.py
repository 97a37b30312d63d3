"""Translation machines as the office uses them: what is allowed, how much, and every request in figures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models.clearance import AppendOnly


class MachineEngine(models.Model):
    """What the administrator decided about an engine that the settings make available; see machines/policy.py."""

    code = models.CharField(_("engine"), max_length=20, unique=True)
    is_on = models.BooleanField(_("switched on"), default=False)
    may_see_cleared = models.BooleanField(
        _("may see cleared text"),
        default=False,
        help_text=_("The text leaves the office's network. Text that is not cleared never does."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest is asked first; the next is asked for what it could not do.")
    )
    characters_per_month = models.PositiveIntegerField(
        _("characters a month"), null=True, blank=True, help_text=_("For the whole office. Empty: no limit.")
    )

    class Meta:
        verbose_name = _("translation machine")
        verbose_name_plural = _("translation machines")

    def __str__(self) -> str:
        return self.code


class MachineQuota(models.Model):
    """How much of an engine one agency may use."""

    engine = models.ForeignKey(MachineEngine, verbose_name=_("engine"), on_delete=models.CASCADE, related_name="quotas")
    agency = models.ForeignKey("reference.Agency", verbose_name=_("agency"), on_delete=models.CASCADE, related_name="+")
    characters_per_month = models.PositiveIntegerField(_("characters a month"))

    class Meta:
        verbose_name = _("quota of an agency")
        verbose_name_plural = _("quotas of agencies")
        constraints = [
            models.UniqueConstraint(fields=["engine", "agency"], name="machine_quota_once_per_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.engine_id} {self.agency_id}: {self.characters_per_month}"


class MachineUse(AppendOnly):
    """One request to a machine, without a word of what was in it."""

    at = models.DateTimeField(auto_now_add=True)
    engine = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    agency = models.ForeignKey("reference.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    translation = models.ForeignKey(
        "translation.Translation", null=True, blank=True, on_delete=models.SET_NULL, related_name="machine_uses"
    )
    segments = models.PositiveIntegerField()
    characters = models.PositiveIntegerField(help_text="that the service may charge for")
    failures = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveIntegerField()
    outcome = models.CharField(max_length=20, help_text="ok, or why the whole request failed")

    class Meta:
        verbose_name = _("request to a machine")
        verbose_name_plural = _("requests to machines")
        indexes = [models.Index(fields=["engine", "at"], name="machine_use_of_a_month")]
        constraints = [
            models.CheckConstraint(condition=Q(failures__lte=models.F("segments")), name="machine_use_fails_in_part"),
        ]

    def __str__(self) -> str:
        return f"{self.engine} {self.at:%Y-%m-%d %H:%M}: {self.characters}"
