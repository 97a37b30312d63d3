"""An inquiry, what is written about it, and what was done with it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reference.models.append_only import AppendOnly
from website.inquiries.kinds import Kind, PressRequest


class InquiryQuerySet(models.QuerySet):
    def waiting(self) -> InquiryQuerySet:
        """The office owes an answer."""
        return self.filter(state=Inquiry.State.OPEN)

    def late(self) -> InquiryQuerySet:
        return self.waiting().filter(due__lt=timezone.localdate())

    def wanting_translator(self) -> InquiryQuerySet:
        """A summary or a rendering of a reply is wanted."""
        reply = Reply.objects.filter(inquiry=models.OuterRef("pk"), state=Reply.State.TO_RENDER)
        wanting = self.filter(needs_translation=True, erased_at=None)
        return wanting.filter(Q(state=Inquiry.State.OPEN, summary="") | models.Exists(reply))


class Inquiry(models.Model):
    """A visitor's letter. Personal data is emptied when its time is over; kind, language and days stay."""

    class State(models.TextChoices):
        SUSPECTED = "suspected", _("looks like spam")
        OPEN = "open", _("to be answered")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", pgettext_lazy("inquiry", "closed")

    reference = models.CharField(max_length=20, unique=True)
    token = models.CharField(max_length=40, unique=True)  # of the form that was sent: sent twice, it is one inquiry
    kind = models.CharField(max_length=10, choices=Kind.choices)
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    suspicion = models.CharField(max_length=20, blank=True, default="")
    received_at = models.DateTimeField(auto_now_add=True)
    due = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.TextField(blank=True, default="")
    erased_at = models.DateTimeField(null=True, blank=True)

    agency = models.ForeignKey("reference.Agency", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    needs_translation = models.BooleanField(default=False)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    summary = models.TextField(blank=True, default="")  # in Vietnamese, by the translator

    name = models.CharField(max_length=120, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")  # ISO 3166-1 alpha-2
    organisation = models.CharField(max_length=200, blank=True, default="")
    parks = models.JSONField(default=list, blank=True)  # codes of industrial parks
    subject = models.CharField(max_length=200, blank=True, default="")
    request = models.CharField(max_length=10, blank=True, default="", choices=PressRequest.choices)
    dates = models.CharField(max_length=120, blank=True, default="")
    message = models.TextField(blank=True, default="")
    earlier = models.CharField(max_length=20, blank=True, default="")  # reference of an inquiry that this one follows

    objects = InquiryQuerySet.as_manager()

    PERSONAL = (
        "name",
        "email",
        "phone",
        "organisation",
        "parks",
        "subject",
        "dates",
        "message",
        "summary",
        "close_reason",
        "earlier",
    )

    class Meta:
        ordering = ("due", "pk")
        indexes = [models.Index(fields=["state", "due"], name="inquiry_by_state_and_due")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="inquiry_of_a_known_kind"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False), name="inquiry_closed_at_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(name="", email="", phone="", message="", summary=""),
                name="inquiry_erased_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.due < timezone.localdate()

    @property
    def received_on(self) -> date:
        return timezone.localtime(self.received_at).date()

    @property
    def wants_summary(self) -> bool:
        return self.is_waiting and self.needs_translation and not self.summary and self.erased_at is None


class Note(models.Model):
    """Written by the office for itself; nothing of it leaves the house."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.inquiry} {self.at:%Y-%m-%d}"


class Reply(models.Model):
    """An answer: in Vietnamese first where a translator renders it. Only `text` goes out."""

    class State(models.TextChoices):
        TO_RENDER = "to_render", _("with the translator")
        READY = "ready", _("ready to be sent")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("put away")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="replies")
    state = models.CharField(max_length=10, choices=State.choices)
    vietnamese = models.TextField(blank=True, default="")
    text = models.TextField(blank=True, default="")  # in the visitor's language
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    rendered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry"], condition=Q(state__in=["to_render", "ready"]), name="reply_one_in_the_making"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="reply_sent_at_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} {self.state}"


class InquiryEvent(AppendOnly):
    """What was done with an inquiry, by whom; holds nothing of the visitor's."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("received")
        SUSPECTED = "suspected", _("set aside as possible spam")
        RESCUED = "rescued", _("taken out of what looks like spam")
        GIVEN = "given", _("given to a translator")
        READ_DIRECTLY = "read_directly", _("is read without a translator")
        SUMMARISED = "summarised", _("summary written in Vietnamese")
        NOTED = "noted", _("wrote an internal note")
        HANDED = "handed", _("handed to another agency")
        OFFICER = "officer", _("given to an officer")
        DRAFTED = "drafted", _("wrote an answer")
        RENDERED = "rendered", _("answer put into the visitor's language")
        DROPPED = "dropped", _("put an answer away")
        SENT = "sent", _("sent the answer")
        MAIL_SENT = "mail_sent", _("mail went out")
        MAIL_FAILED = "mail_failed", _("mail could not be sent")
        MAIL_AGAIN = "mail_again", _("had the mail sent again")
        CLOSED = "closed", pgettext_lazy("inquiry", "closed")
        REOPENED = "reopened", _("opened again")
        EXPORTED = "exported", _("taken into a file")
        ERASED = "erased", _("personal data erased")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.inquiry_id}: {self.kind}"
