"""Places that a visitor may go to: sights, villages, hotels, restaurants, guides, shops."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.models.base import Fact, Sourced
from reference.models.language_codes import LanguageCodesField
from reference.models.place_on_map import PlaceOnMap
from reference.models.season import Seasonal


class Place(PlaceOnMap, Seasonal, Sourced, Fact):
    """What a visitor must know before going there."""

    class Kind(models.TextChoices):
        HERITAGE = "heritage", _("heritage site")
        CRAFT_VILLAGE = "craft_village", _("craft village")
        NATURE = "nature", _("nature")
        MUSEUM = "museum", _("museum")
        LODGING = "lodging", _("lodging")
        RESTAURANT = "restaurant", _("restaurant")
        OPERATOR = "operator", _("tour operator")
        SHOP = "shop", _("shop")
        MARKET = "market", _("market")
        OTHER = "other", _("other")

    class StepFree(models.TextChoices):
        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("unknown")

    name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    summary = models.TextField(_("summary"), blank=True, default="", help_text=_("One sentence."))
    address = models.CharField(_("address"), max_length=255, blank=True, default="")
    unit = models.ForeignKey(
        "reference.AdministrativeUnit",
        verbose_name=_("administrative unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
    )
    agency = models.ForeignKey(
        "reference.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
    )
    image = models.ForeignKey(
        "reference.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hours = models.TextField(_("opening hours"), blank=True, default="")
    closed_days = models.CharField(_("closed days"), max_length=255, blank=True, default="")
    fee = models.CharField(_("entrance fee"), max_length=255, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=60, blank=True, default="")
    website = models.URLField(_("website"), blank=True, default="")
    visit_minutes = models.PositiveSmallIntegerField(_("length of a visit (minutes)"), null=True, blank=True)
    season = models.CharField(_("best season"), max_length=255, blank=True, default="")
    getting_there = models.TextField(_("how to get there"), blank=True, default="")
    step_free = models.CharField(
        _("step-free access"), max_length=7, choices=StepFree.choices, default=StepFree.UNKNOWN
    )
    guide_languages = LanguageCodesField(_("languages of the guides"))

    class Meta(PlaceOnMap.Meta):
        constraints = [*PlaceOnMap.Meta.constraints, *Seasonal.Meta.constraints]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name_vi"]
