"""Mails about letters of visitors that the worker sends, again and again until they are out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from website.inquiries.models import Inquiry, Reply
from website.inquiries.models_report import ErrorReport


class LetterMail(models.Model):
    """Holds neither address nor words: both are read when it is sent, so that erasing reaches them."""

    class Kind(models.TextChoices):
        RECEIVED = "received"  # to the visitor: we have it
        REPLY = "reply"  # to the visitor
        REPORT = "report"  # to the reporter: what became of it
        ERROR = "error"  # to those who look after the page: an error was reported
        NEW = "new"  # to the officer: an inquiry came
        WANTED = "wanted"  # to the translator: summary or rendering
        RENDERED = "rendered"  # to the officer: may be sent

    kind = models.CharField(max_length=10, choices=Kind.choices)
    inquiry = models.ForeignKey(Inquiry, null=True, on_delete=models.CASCADE, related_name="mails")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.CASCADE, related_name="mails")
    report = models.ForeignKey(ErrorReport, null=True, on_delete=models.CASCADE, related_name="mails")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "given_up", "due_at"], name="letter_mail_by_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry"], condition=Q(kind="received"), name="letter_mail_received_told_once"
            ),
            models.UniqueConstraint(fields=["reply"], condition=Q(kind="reply"), name="letter_mail_reply_once"),
            models.UniqueConstraint(fields=["report"], condition=Q(kind="report"), name="letter_mail_report_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.inquiry_id or self.report_id}"
