"""Agencies, as they are called in each language and from when to when."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reference.localized import localized
from reference.models.base import Dated, DatedQuerySet, Fact, Succeeded


class AgencyQuerySet(DatedQuerySet):
    """Agencies, by whether they are at work."""

    def at_work_on(self, day: date) -> AgencyQuerySet:
        """Valid on this day; one whose successor has begun is over, also where its last day is not known."""
        begun = Q(successor__valid_from=None) | Q(successor__valid_from__lte=day)
        still = Q(successor__valid_to=None) | Q(successor__valid_to__gte=day)
        return self.valid_on(day).exclude(Q(successor__isnull=False, valid_to=None) & begun & still)


class Agency(Dated, Succeeded, Fact):
    """A member agency of the committee. A new name is a new row: stories keep the name of their day."""

    class Form(models.TextChoices):
        """Which form its documents have: Decree 30/2020 or the Party's Guideline 36."""

        STATE = "state", _("State form")
        PARTY = "party", _("Party form")

    name = models.CharField(_("name"), max_length=255)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True, default="")
    form = models.CharField(_("form of documents"), max_length=5, choices=Form.choices, default=Form.STATE)
    duties = models.TextField(
        _("what it does"), blank=True, default="", help_text=_("One or two sentences for visitors of the site.")
    )
    address = models.CharField(_("address"), max_length=255, blank=True, default="")
    phone = models.CharField(
        _("office telephone"), max_length=60, blank=True, default="", help_text=_("Published: no private numbers.")
    )
    email = models.EmailField(_("office e-mail"), blank=True, default="")
    website = models.URLField(_("website"), blank=True, default="")

    objects = AgencyQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name_vi"]

    def name_on(self, day: date, code: str) -> str:
        """What to call, on that day and in that language, the agency that has this one's duties."""
        return localized(self.successor_on(day), "name", code).text
