"""Proposals to change facts, and the history of what was confirmed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reference.models.append_only import AppendOnly


def _person(label: str, **options: object) -> models.ForeignKey:
    user = settings.AUTH_USER_MODEL
    return models.ForeignKey(user, verbose_name=label, on_delete=models.PROTECT, related_name="+", **options)


def _agency() -> models.ForeignKey:
    return models.ForeignKey(
        "reference.Agency",
        verbose_name=_("agency that answers for it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class ProposalQuerySet(models.QuerySet):
    """Proposals by what became of them."""

    def open(self) -> ProposalQuerySet:
        return self.filter(state=Proposal.State.PROPOSED)


class Proposal(models.Model):
    """What one person wants changed, until a second one confirms it. Its changes never change."""

    wagtail_reference_index_ignore = True  # no use of the rows that it is about

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("proposal", "waits for confirmation")
        CONFIRMED = "confirmed", pgettext_lazy("proposal", "confirmed")
        RETURNED = "returned", pgettext_lazy("proposal", "sent back")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "taken back")

    class Kind(models.TextChoices):
        EDIT = "edit", _("change of a row")
        CREATE = "create", _("new row")
        IMPORT = "import", _("import of a file")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    proposer = _person(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    source = models.CharField(_("where it comes from"), max_length=500)
    as_of = models.DateField(_("data as of"))
    decided_by = _person(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True, default="")
    source_file = models.CharField(_("file"), max_length=255, blank=True, default="")
    # Who may confirm, found when it was proposed: the agency's leader, or the reviewers of the language; else the desk.
    agency = _agency()
    language = models.CharField(_("language"), max_length=12, blank=True, default="")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-proposed_at", "-pk"]
        indexes = [models.Index(fields=["state", "proposed_at"], name="proposal_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="proposal_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(decided_by=F("proposer")),
                name="proposal_is_confirmed_by_another_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_kind_display()}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.PROPOSED


class ProposedChange(AppendOnly):
    """One field of one row: what it held and what it shall hold, as `reference.proposals.values` writes it."""

    wagtail_reference_index_ignore = True  # no use of the rows that it is about

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(_("kind"), max_length=40, help_text="name of the row's model")
    fact_id = models.PositiveBigIntegerField(null=True, blank=True, help_text="empty for a new row")
    key = models.CharField(_("key"), max_length=255, blank=True, default="")
    field = models.CharField(_("field"), max_length=60)
    old = models.JSONField(_("old"), null=True, blank=True)
    new = models.JSONField(_("new"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True, default="")

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "fact_id"], name="proposed_change_by_fact")]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "kind", "key", "field"], name="proposed_change_once_per_field")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.field}"


class FactHistory(AppendOnly):
    """One confirmed change. Without proposer it was made by the system, such as an import on the machine."""

    wagtail_reference_index_ignore = True  # no use of the rows that it is about

    kind = models.CharField(_("kind"), max_length=40)
    fact_id = models.PositiveBigIntegerField()
    key = models.CharField(_("key"), max_length=255, blank=True, default="")
    name = models.CharField(_("name"), max_length=255, blank=True, default="")  # as it was then
    field = models.CharField(_("field"), max_length=60)
    language = models.CharField(_("language"), max_length=12, blank=True, default="")
    old = models.JSONField(_("old"), null=True, blank=True)
    new = models.JSONField(_("new"), null=True, blank=True)
    proposer = _person(_("proposed by"), null=True, blank=True)
    confirmer = _person(_("confirmed by"), null=True, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    proposal = models.ForeignKey(
        Proposal, verbose_name=_("proposal"), null=True, blank=True, on_delete=models.PROTECT, related_name="history"
    )
    source = models.CharField(_("where it comes from"), max_length=500, blank=True, default="")
    as_of = models.DateField(_("data as of"), null=True, blank=True)
    agency = _agency()

    class Meta:
        verbose_name = _("confirmed change")
        verbose_name_plural = _("confirmed changes")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "fact_id", "at"], name="fact_history_by_fact"),
            models.Index(fields=["at"], name="fact_history_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposer__isnull=True) | ~Q(proposer=F("confirmer")), name="fact_history_has_four_eyes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.field}"
