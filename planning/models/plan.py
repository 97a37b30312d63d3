"""The plan of one year, as the committee issued it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planning import words

FIRST_YEAR, LAST_YEAR = 2000, 2100


class Plan(models.Model):
    """One document with its tasks."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    title = models.CharField(_("title"), max_length=255)
    number = models.CharField(_("number of the document"), max_length=50, blank=True, default="")
    issued_on = models.DateField(_("date of the document"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, default="")

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["-year"]
        default_permissions = ()  # rights come from roles, see planning/rights.py
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                name="plan_once_a_year",
                violation_error_message=_("There is a plan for this year already. Change that one."),
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="plan_year_is_a_year",
                violation_error_message=_("Write the year with four digits, such as 2024."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Plan of %(year)s") % {"year": self.year}

    @property
    def document(self) -> str:
        """Number and date, as far as given."""
        if self.number and self.issued_on:
            return gettext("No. %(number)s of %(day)s") % {"number": self.number, "day": words.day(self.issued_on)}
        return self.number or self.title
