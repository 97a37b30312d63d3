"""Coordinates of a row, in degrees (WGS 84)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def _degrees(label: str, limit: int) -> models.DecimalField:
    validators = [MinValueValidator(-limit), MaxValueValidator(limit)]
    return models.DecimalField(label, max_digits=9, decimal_places=6, null=True, blank=True, validators=validators)


class PlaceOnMap(models.Model):
    """Both coordinates or none."""

    latitude = _degrees(_("latitude"), 90)
    longitude = _degrees(_("longitude"), 180)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                # Both are asked for NULL: a comparison with NULL is unknown, which a constraint lets pass.
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="%(class)s_coordinates_on_earth",
                violation_error_message=_("Give both latitude and longitude in degrees, or neither."),
            )
        ]
