"""Entries of the editorial calendar: what an agency means to publish, and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from planning import words
from reference.folding import strip_marks
from reference.models.base import Folded
from reference.models.language_codes import LanguageCodesField

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlannedItemQuerySet(models.QuerySet):
    def in_period(self, first: dt.date, last: dt.date) -> PlannedItemQuerySet:
        """Items of these days, both included."""
        return self.filter(date__gte=first, date__lte=last)

    def of_agency(self, agencies: Iterable[int]) -> PlannedItemQuerySet:
        """Items of these agencies (primary keys)."""
        return self.filter(agency__in=agencies)


class PlannedItem(Folded):
    """One thing to be published on a day."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        FEATURE = "feature", _("feature")
        PHOTOS = "photos", _("photo story")
        CLIP = "clip", _("clip")
        EVENT = "event", _("event")
        PUBLICATION = "publication", _("publication")
        OTHER = "other", _("other")

    agency = models.ForeignKey(
        "reference.Agency", verbose_name=_("agency"), on_delete=models.PROTECT, related_name="planned_items"
    )
    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.NEWS)
    date = models.DateField(_("day"))
    languages = LanguageCodesField(_("languages"))
    task = models.ForeignKey(
        "planning.PlanTask",
        verbose_name=_("task of the plan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
    )

    objects = PlannedItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned item")
        verbose_name_plural = _("planned items")
        ordering = ["date", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def folded_text(self) -> str:
        return strip_marks(self.title)

    def get_languages_display(self) -> str:
        return words.language_names(self.languages)

    @property
    def month(self) -> dt.date:
        """The first day of its month."""
        return self.date.replace(day=1)
