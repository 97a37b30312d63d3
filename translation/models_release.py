"""Pages in several languages that go out together or not at all."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ReleaseGroupQuerySet(models.QuerySet):
    def open(self) -> ReleaseGroupQuerySet:
        return self.filter(outcome=ReleaseGroup.Outcome.OPEN)


class ReleaseGroup(models.Model):
    """A source and chosen translations of it. While it is open, none of them goes out alone; see releasing.py."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("open")
        RELEASED = "released", _("released")
        DISSOLVED = "dissolved", _("dissolved")

    source = models.ForeignKey(Page, verbose_name=_("source"), on_delete=models.CASCADE, related_name="release_groups")
    with_source = models.BooleanField(_("the Vietnamese text too"), default=True)
    translations = models.ManyToManyField(
        "translation.Translation", verbose_name=_("translations"), related_name="release_groups", blank=True
    )
    go_at = models.DateTimeField(_("moment"), null=True, blank=True, help_text=_("Empty: when the desk releases it."))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    refused = models.TextField(_("why it did not go out"), blank=True, default="")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ReleaseGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("release group")
        verbose_name_plural = _("release groups")
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(outcome="open"), name="release_group_open_once_per_source"
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", ended_at=None) | (~Q(outcome="open") & Q(ended_at__isnull=False)),
                name="release_group_ended_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.outcome}"
