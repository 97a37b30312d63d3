"""Administrative units; districts ended in July 2025, communes and wards remain."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.models.base import Dated, Fact, Succeeded
from reference.models.place_on_map import PlaceOnMap


class AdministrativeUnit(PlaceOnMap, Dated, Succeeded, Fact):
    """A commune, ward, district, city or province, and what came after it; the map writes its name where it lies."""

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("commune")
        WARD = "ward", _("ward")
        DISTRICT = "district", _("district")
        CITY = "city", _("city")
        PROVINCE = "province", _("province")

    name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)

    class Meta(Dated.Meta):
        constraints = [*Dated.Meta.constraints, *PlaceOnMap.Meta.constraints]
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        ordering = ["name_vi"]
