"""Days that the calendar must honour: anniversaries, public holidays, festivals."""

from __future__ import annotations

import calendar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reference.models.base import Fact

LEAP_YEAR = 2000  # 29 February is a day when no year is given


class Observance(Fact):
    """A day of the solar or the lunar calendar, every year or in one year."""

    class Calendar(models.TextChoices):
        SOLAR = "solar", _("solar")
        LUNAR = "lunar", _("lunar")

    name = models.CharField(_("name"), max_length=255)
    calendar = models.CharField(_("calendar"), max_length=5, choices=Calendar.choices, default=Calendar.SOLAR)
    day = models.PositiveSmallIntegerField(_("day"), validators=[MinValueValidator(1), MaxValueValidator(31)])
    month = models.PositiveSmallIntegerField(_("month"), validators=[MinValueValidator(1), MaxValueValidator(12)])
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Empty: every year."), validators=[MinValueValidator(1900)]
    )
    note = models.TextField(_("note"), blank=True, default="")

    class Meta:
        verbose_name = _("observance")
        verbose_name_plural = _("observances")
        ordering = ["month", "day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12, day__gte=1)
                & (Q(calendar="solar", day__lte=31) | Q(calendar="lunar", day__lte=30)),
                name="observance_is_a_day",
                violation_error_message=_("This day does not exist in its calendar. Correct the day or the month."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.calendar == self.Calendar.SOLAR and self.day and self.month in range(1, 13):
            last = calendar.monthrange(self.year or LEAP_YEAR, self.month)[1]
            if self.day > last:
                raise ValidationError(
                    {"day": ValidationError(_("This month has %(last)s days."), params={"last": last})}
                )
