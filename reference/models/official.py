"""Officials, with a form of their name and title in each language."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.models.base import Dated, Fact
from reference.models.language_codes import LanguageCodesField


class Official(Dated, Fact):
    """A person in office; another office is another row."""

    class Rank(models.TextChoices):
        PROVINCE = "province", _("leader of the province")
        HEAD = "head", _("head of the agency")
        DEPUTY = "deputy", _("deputy head of the agency")
        OFFICER = "officer", _("other officer")

    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("office held"), max_length=255, blank=True, default="")
    agency = models.ForeignKey(
        "reference.Agency", verbose_name=_("agency"), on_delete=models.PROTECT, related_name="officials"
    )
    rank = models.CharField(
        _("rank"),
        max_length=10,
        choices=Rank.choices,
        default=Rank.OFFICER,
        help_text=_("Leaders, heads and deputies are named on the public page of officials."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Order among those of the same rank; small numbers first.")
    )
    han_confirmed = models.BooleanField(
        _("Han characters confirmed"),
        default=False,
        help_text=_("The person or the agency has confirmed the characters of the Chinese and Japanese name."),
    )
    phone = models.CharField(
        _("office telephone"), max_length=60, blank=True, default="", help_text=_("Published: no private numbers.")
    )
    email = models.EmailField(_("office e-mail"), blank=True, default="")
    languages = LanguageCodesField(_("languages spoken"))
    advises_investors = models.BooleanField(
        _("adviser for investors"), default=False, help_text=_("Named on the pages for investors as whom to ask.")
    )

    class Meta(Dated.Meta):
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = ["name_vi"]

    @property
    def is_named(self) -> bool:
        """Visitors read the name on the page of officials."""
        return self.rank != self.Rank.OFFICER
