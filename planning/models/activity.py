"""Work outside this system that the report counts: conferences, fairs, delegations, stories in other outlets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planning import countries, words
from planning.countries import CountryCodesField
from reference.folding import strip_marks
from reference.models.base import Folded
from reference.models.language_codes import LanguageCodesField

if TYPE_CHECKING:
    from collections.abc import Iterable


ENDS_TOO_EARLY = _("The last day lies before the first. Correct one of the two dates.")
NO_OUTLET = _("Name the outlet of the broadcast or story.")


class ActivityQuerySet(models.QuerySet):
    def in_period(self, first: dt.date, last: dt.date) -> ActivityQuerySet:
        """Activities that began on these days, both included: each counts in one period only."""
        return self.filter(first_day__gte=first, first_day__lte=last)

    def of_agency(self, agencies: Iterable[int]) -> ActivityQuerySet:
        """Activities of these agencies (primary keys)."""
        return self.filter(agency__in=agencies)


class Activity(Folded):
    """One activity of one agency."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("conference")
        DELEGATION = "delegation", _("delegation")
        FAIR = "fair", _("fair")
        EXHIBITION = "exhibition", _("exhibition")
        CLASS = "class", _("class")
        PERFORMANCE = "performance", _("performance")
        DIALOGUE = "dialogue", _("dialogue")
        BROADCAST = "broadcast", _("broadcast")
        STORY_ELSEWHERE = "story", _("story in another outlet")
        PUBLICATION = "publication", _("publication")
        OTHER = "other", _("other")

    IN_AN_OUTLET = (Kind.BROADCAST, Kind.STORY_ELSEWHERE)

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    agency = models.ForeignKey(
        "reference.Agency", verbose_name=_("agency"), on_delete=models.PROTECT, related_name="activities"
    )
    title = models.CharField(_("title"), max_length=255)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(
        _("last day"), blank=True, help_text=_("The last day, included. Empty: the same as the first day.")
    )
    place = models.CharField(_("place"), max_length=255, blank=True, default="")
    countries = CountryCodesField(_("countries"), help_text=_("Of the partners, or that the activity was made for."))
    partner = models.CharField(_("partner organisation"), max_length=255, blank=True, default="")
    languages = LanguageCodesField(_("languages used"))
    outlet = models.CharField(
        _("outlet"),
        max_length=255,
        blank=True,
        default="",
        help_text=_("Which newspaper, site or channel; needed for broadcasts and stories in other outlets."),
    )
    participants = models.PositiveIntegerField(
        _("number of participants"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    outcome = models.TextField(_("outcome"), blank=True, default="")
    proof_url = models.URLField(
        _("address of the proof"), max_length=500, blank=True, default="", help_text=_("Where it can be seen.")
    )
    task = models.ForeignKey(
        "planning.PlanTask",
        verbose_name=_("task of the plan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities",
    )
    note = models.TextField(_("note"), blank=True, default="")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("entered at"), auto_now_add=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-first_day", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["agency", "first_day"], name="activity_agency_period")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="activity_ends_after_it_begins",
                violation_error_message=ENDS_TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["broadcast", "story"]) | ~Q(outlet=""),
                name="activity_outlet_where_needed",
                violation_error_message=NO_OUTLET,
            ),
            models.CheckConstraint(
                condition=Q(participants__isnull=True) | Q(participants__gte=1),
                name="activity_has_participants",
                violation_error_message=_("Leave the number of participants empty when it is not known."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Says beside the field what the database would say of the whole row."""
        super().clean()
        if self.last_day is None:
            self.last_day = self.first_day
        elif self.first_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": ENDS_TOO_EARLY})
        if self.kind in self.IN_AN_OUTLET and not self.outlet:
            raise ValidationError({"outlet": NO_OUTLET})

    def folded_text(self) -> str:
        words = (self.title, self.place, self.partner, self.outlet, self.outcome, self.note, *self.country_names)
        return "\n".join(map(strip_marks, filter(None, words)))

    def get_languages_display(self) -> str:
        return words.language_names(self.languages)

    def get_countries_display(self) -> str:
        return ", ".join(self.country_names)

    @property
    def country_names(self) -> list[str]:
        return countries.named(self.countries)
