"""The glossary: what a Vietnamese term is called in each language, and what it must not be called."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import Language
from reference.models.base import Fact, column_name

SEPARATOR = "|"


class Term(Fact):
    """One term. `name` is the form to insert; the others are lists, separated by |."""

    class Kind(models.TextChoices):
        PLACE = "place", _("place")
        TITLE = "title", _("title of a person or body")
        TERM = "term", _("term")
        PRODUCT = "product", _("product")
        UNIT = "unit", _("unit")
        SOVEREIGNTY = "sovereignty", _("sovereignty")

    name = models.CharField(_("form"), max_length=200)
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.TERM,
        help_text=_("Terms of sovereignty block a translation that gets them wrong; units are only shown."),
    )
    accepted = models.TextField(
        _("also accepted"), blank=True, default="", help_text=_("Other forms that are right, separated by |.")
    )
    forbidden = models.TextField(
        _("forbidden"), blank=True, default="", help_text=_("Forms that must not be used, separated by |.")
    )
    keep_as_is = models.BooleanField(
        _("keep as it is"), default=False, help_text=_("The Vietnamese form stands in every language.")
    )
    note = models.TextField(_("note"), blank=True, default="")

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["name_vi", "pk"]

    def form(self, language: Language) -> str:
        """What to write in the language; empty when the glossary does not say."""
        return self.vietnamese if self.keep_as_is else (getattr(self, column_name("name", language)) or "")

    def right_forms(self, language: Language) -> list[str]:
        """The form to insert first, then the others that are right."""
        return list(filter(None, [self.form(language), *self._listed("accepted", language)]))

    def wrong_forms(self, language: Language) -> list[str]:
        return self._listed("forbidden", language)

    def _listed(self, field: str, language: Language) -> list[str]:
        text = getattr(self, column_name(field, language)) or ""
        return [form for part in text.split(SEPARATOR) if (form := part.strip())]
