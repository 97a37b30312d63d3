"""Who answers which kind of inquiries, and what holds for all of them."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from website.inquiries.kinds import Kind


class InquiryDesk(models.Model):
    """One kind: the agency and officer that answer, within how many working days, and whom visitors may call."""

    kind = models.CharField(max_length=10, choices=Kind.choices, unique=True)
    agency = models.ForeignKey(
        "reference.Agency",
        verbose_name=_("agency that answers"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its people see these inquiries. Empty: the desk answers."),
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets a mail for each inquiry. Empty: everybody of the agency does."),
    )
    working_days = models.PositiveSmallIntegerField(
        _("working days until the answer"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("Visitors read it before they send."),
    )
    reads_english = models.BooleanField(
        _("the officer reads English"),
        default=False,
        help_text=_("Inquiries in English then need no translator."),
    )
    adviser_name = models.CharField(_("named adviser"), max_length=120, blank=True, default="")
    adviser_phone = models.CharField(_("adviser's telephone"), max_length=40, blank=True, default="")
    adviser_email = models.EmailField(_("adviser's e-mail"), blank=True, default="")
    adviser_languages = models.JSONField(_("languages that the adviser speaks"), default=list, blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()


class InquirySettings(models.Model):
    """One row."""

    prefix = models.CharField(
        _("beginning of reference numbers"),
        max_length=5,
        default="PH",
        validators=[RegexValidator(r"^[A-Z]{1,5}\Z", _("One to five capital letters without marks, such as HY."))],
        help_text=_("One to five capital letters without marks, such as HY."),
    )
    months_kept = models.PositiveSmallIntegerField(
        _("months that personal data is kept"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Counted from the day on which an inquiry is closed. Visitors read it before they send."),
    )
    log_days = models.PositiveSmallIntegerField(
        _("days that the server's logs are kept"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_(
            "Ask whoever keeps the server. Visitors read it on the page about privacy; empty: no number there."
        ),
    )
    privacy_page = models.ForeignKey(
        "content.StandardPage",
        verbose_name=_("page about privacy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The Vietnamese page; visitors are led to their language's."),
    )

    def __str__(self) -> str:
        return self.prefix
