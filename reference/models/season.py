"""The months of the year in which something is at its best, or may be had."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def _month(label: str, help_text: str = "") -> models.PositiveSmallIntegerField:
    validators = [MinValueValidator(1), MaxValueValidator(12)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=validators, help_text=help_text)


class Seasonal(models.Model):
    """From one month to another, both included; from November to February goes over the turn of the year."""

    season_from = _month(_("season from month"), _("1 to 12, solar months. Both empty: not known."))
    season_to = _month(_("season to month"), _("The last month, included. All year: 1 to 12."))

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                # Both are asked for NULL: a comparison with NULL is unknown, which a constraint lets pass.
                condition=Q(season_from__isnull=True, season_to__isnull=True)
                | Q(season_from__isnull=False, season_to__isnull=False)
                & Q(season_from__gte=1, season_from__lte=12, season_to__gte=1, season_to__lte=12),
                name="%(class)s_season_of_months",
                violation_error_message=_("Give both months of the season, from 1 to 12, or neither."),
            )
        ]

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the season in its own order; empty when it is not known."""
        if self.season_from is None or self.season_to is None:
            return ()
        count = (self.season_to - self.season_from) % 12 + 1
        return tuple((self.season_from - 1 + number) % 12 + 1 for number in range(count))
