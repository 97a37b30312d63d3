"""Deliveries: one version to one channel, with every attempt and its proof."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.models.clearance import AppendOnly
from syndication.models.channel import Channel
from syndication.models.item import Item, ItemVersion
from syndication.models.period import period


def new_message_id() -> str:
    """`webhook-id` (Standard Webhooks): the same for every attempt of a delivery."""
    return f"msg_{uuid.uuid4().hex}"


class DeliveryQuerySet(models.QuerySet):
    """Deliveries by what is to be done about them."""

    def done_in(self, first: date, last: date) -> DeliveryQuerySet:
        """Delivered on one of these days of the office, both included."""
        return self.filter(state=Delivery.State.DONE, done_at__range=period(first, last))

    def published_in(self, first: date, last: date) -> DeliveryQuerySet:
        """Known to have appeared at an address, by a receipt of one of these days."""
        return self.filter(receipt=Delivery.Receipt.PUBLISHED, receipt_at__range=period(first, last))

    def failed(self) -> DeliveryQuerySet:
        return self.filter(state=Delivery.State.FAILED)

    def may_have_arrived(self) -> DeliveryQuerySet:
        """Those that the receiver has, and those of which nobody knows."""
        return self.filter(Q(state=Delivery.State.DONE) | Q(fence__gt=F("refusals")))

    def newest(self) -> DeliveryQuerySet:
        """Without those that a newer version to the same channel stands in front of."""
        return self.filter(~Exists(_siblings().filter(version_id__gt=OuterRef("version_id"))))

    def claimable(self, now: datetime) -> DeliveryQuerySet:
        """Due, newest of their item and channel, none of it in flight, receiver neither paused nor left alone.

        Withdrawals first, then the longest due. An expired lease means that the worker died: due again.
        """
        state = Delivery.State
        due = Q(state=state.DUE, due_at__lte=now) | Q(state=state.SENDING, lease_until__lte=now)
        in_flight = _siblings().filter(state=state.SENDING, lease_until__gt=now)
        answers = Q(channel__open_until=None) | Q(channel__open_until__lte=now)
        free = self.newest().filter(due, answers, ~Exists(in_flight), channel__state=Channel.State.ACTIVE)
        urgency = Case(When(kind=ItemVersion.Kind.WITHDRAWAL, then=Value(0)), default=Value(1))
        return free.order_by(urgency, "due_at", "pk")


def _siblings() -> models.QuerySet:
    """Deliveries of the same item to the same channel, for a subquery."""
    return Delivery.objects.filter(channel=OuterRef("channel"), item=OuterRef("item"))


class Delivery(models.Model):
    """One version to one channel."""

    class State(models.TextChoices):
        DUE = "due", pgettext_lazy("delivery", "due")
        SENDING = "sending", pgettext_lazy("delivery", "being sent")
        DONE = "done", pgettext_lazy("delivery", "done")
        FAILED = "failed", pgettext_lazy("delivery", "failed")
        REPLACED = "replaced", pgettext_lazy("delivery", "replaced by a newer version")

    class Receipt(models.TextChoices):
        """From weak to strong."""

        NONE = "", pgettext_lazy("receipt", "none")
        ACCEPTED = "accepted", pgettext_lazy("receipt", "accepted")
        ACKNOWLEDGED = "acknowledged", pgettext_lazy("receipt", "acknowledged")
        PUBLISHED = "published", pgettext_lazy("receipt", "published")

    channel = models.ForeignKey(Channel, verbose_name=_("channel"), related_name="deliveries", on_delete=models.PROTECT)
    item = models.ForeignKey(
        Item, verbose_name=pgettext_lazy("for receivers", "item"), related_name="deliveries", on_delete=models.PROTECT
    )
    version = models.ForeignKey(
        ItemVersion,
        verbose_name=pgettext_lazy("for receivers", "version"),
        related_name="deliveries",
        on_delete=models.PROTECT,
    )
    # What the version is to this receiver: an update is news to one who never got what it updates.
    kind = models.CharField(_("kind"), max_length=10, choices=ItemVersion.Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DUE)
    due_at = models.DateTimeField(_("due at"))
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True)
    fence = models.PositiveIntegerField(_("fence"), default=0, help_text=_("How often it was claimed."))
    refusals = models.PositiveIntegerField(
        _("refusals"), default=0, help_text=_("How many of these claims surely brought nothing to the receiver.")
    )
    attempts = models.PositiveSmallIntegerField(_("attempts since it became due"), default=0)
    message_id = models.CharField(_("id of the message"), max_length=40, unique=True, default=new_message_id)
    receipt = models.CharField(_("receipt"), max_length=12, choices=Receipt, default=Receipt.NONE, blank=True)
    receipt_at = models.DateTimeField(_("receipt at"), null=True, blank=True)
    receipt_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: the receiver answered so."),
    )
    external_url = models.CharField(_("published at"), max_length=500, blank=True)
    external_id = models.CharField(_("id at the receiver"), max_length=200, blank=True)
    error = models.CharField(_("last error"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    told_at = models.DateTimeField(_("desk told at"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [
            models.Index(fields=["state", "due_at"], name="delivery_due"),
            models.Index(fields=["channel", "item", "version"], name="delivery_of_item"),
            models.Index(fields=["done_at"], name="delivery_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["channel", "version"], name="delivery_once_per_version"),
            models.UniqueConstraint(
                fields=["channel", "item"], condition=Q(state="sending"), name="delivery_one_in_flight"
            ),
            models.CheckConstraint(
                condition=Q(state="sending", lease_until__isnull=False) | ~Q(state="sending") & Q(lease_until=None),
                name="delivery_lease_while_sending",
            ),
            models.CheckConstraint(condition=~Q(state="done") | Q(done_at__isnull=False), name="delivery_done_has_day"),
            models.CheckConstraint(
                condition=~Q(receipt="published") | ~Q(external_url=""), name="delivery_published_has_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel_id} ← {self.version_id}: {self.state}"

    @property
    def is_withdrawal(self) -> bool:
        return self.kind == ItemVersion.Kind.WITHDRAWAL

    @property
    def waits_until(self) -> datetime | None:
        """The earliest moment of the next attempt; None when it may go at once, or when the channel is paused."""
        earliest = max(self.due_at, self.channel.open_until or self.due_at)
        return None if self.channel.is_paused or earliest <= timezone.now() else earliest

    @property
    def has_newer(self) -> bool:
        """Whether a newer version goes to the same channel; one query."""
        newer = Delivery.objects.filter(channel=self.channel_id, item=self.item_id, version_id__gt=self.version_id)
        return newer.exists()


class Attempt(AppendOnly):
    """One try to deliver, and how it ended."""

    class Outcome(models.TextChoices):
        DELIVERED = "delivered", pgettext_lazy("attempt", "delivered")
        REFUSED = "refused", pgettext_lazy("attempt", "refused for good")
        BUSY = "busy", pgettext_lazy("attempt", "told to try later")
        NOT_SENT = "not_sent", pgettext_lazy("attempt", "not reached")
        UNANSWERED = "unanswered", pgettext_lazy("attempt", "no answer, may have arrived")
        LOST = "lost", pgettext_lazy("attempt", "broken off, may have arrived")
        FAULT = "fault", pgettext_lazy("attempt", "fault in this system")

    # After these the receiver surely does not have it.
    NOT_ARRIVED = (Outcome.REFUSED, Outcome.NOT_SENT)

    delivery = models.ForeignKey(Delivery, verbose_name=_("delivery"), related_name="tries", on_delete=models.PROTECT)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    fence = models.PositiveIntegerField(_("fence"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True, help_text=_("HTTP status code."))
    message = models.CharField(_("what the receiver said"), max_length=300, blank=True)
    duration_ms = models.PositiveIntegerField(_("duration (ms)"), default=0)
    is_stale = models.BooleanField(
        _("too late"), default=False, help_text=_("Its lease was over, so it changed nothing else.")
    )

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.outcome}"
