"""Closed lists that stories choose from, and the field that keeps several of them."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class Market(models.TextChoices):
    JAPAN = "japan", _("Japan")
    CHINA = "china", _("China")
    KOREA = "korea", _("Korea")
    ASEAN = "asean", _("ASEAN")
    EUROPE = "europe", _("Europe")
    AMERICA = "america", _("America")


class Audience(models.TextChoices):
    INVESTOR = "investor", _("investors")
    BUYER = "buyer", _("buyers")
    VISITOR = "visitor", _("visitors")
    DIASPORA = "diaspora", _("overseas Vietnamese")
    PRESS = "press", _("press")


class Theme(models.TextChoices):
    """The colour of a section; see static/website/css/tokens.css."""

    NEWS = "brand", _("news")
    INVEST = "river", _("invest")
    VISIT = "lotus", _("visit")
    PRESS = "longan", _("press")
    PRODUCTS = "leaf", _("products")
    OVERSEAS = "harbour", _("overseas Vietnamese")


class ChoicesField(models.JSONField):
    """Several values of one list of choices, kept as a JSON list in the list's order."""

    def __init__(self, *args: object, choices_class: type[models.TextChoices] | None = None, **kwargs: object) -> None:
        self.choices_class = choices_class
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: object) -> forms.Field:
        """Checkboxes."""
        return forms.TypedMultipleChoiceField(
            choices=self.choices_class.choices if self.choices_class else [],
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
