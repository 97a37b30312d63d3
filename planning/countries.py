"""Countries by their code (ISO 3166-1 alpha-2), named in Vietnamese as in the CLDR; a field keeps several."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import languages
from reference.folding import strip_marks

# Codes of the CLDR that ISO 3166-1 does not list: unions, parts of countries, test codes, user-assigned ones.
NOT_IN_ISO = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])


# As Vietnamese offices write them, where the CLDR differs.
OFFICIAL = {
    "TW": "Đài Loan (Trung Quốc)",
    "HK": "Hồng Công (Trung Quốc)",
    "MO": "Ma Cao (Trung Quốc)",
    "PS": "Palestine",
}


@functools.cache
def names() -> dict[str, str]:
    """Every country's name for the office, by code, in the order of the alphabet without marks."""
    territories = Locale.parse(languages.get(languages.SOURCE).babel).territories
    known = {code: name for code, name in territories.items() if len(code) == 2 and code not in NOT_IN_ISO} | OFFICIAL
    return dict(sorted(known.items(), key=lambda pair: strip_marks(pair[1])))


def named(codes: Iterable[str]) -> list[str]:
    return [names().get(code, code) for code in codes]


def validate_country_codes(value: object) -> None:
    """Refuse anything but a list of codes, each once."""
    if not isinstance(value, list):
        raise ValidationError(_("Give a list of country codes."))
    for code in value:
        if code not in names():
            raise ValidationError(
                _("There is no country with the code “%(code)s”. Use ISO 3166-1 codes, such as JP or KR."),
                params={"code": code},
            )
    if len(set(value)) < len(value):
        raise ValidationError(_("A country is named twice. Remove one."))


class CountryCodesField(models.JSONField):
    """A JSON list of codes; the choice is offered by the form, not kept in migrations."""

    default_validators = [validate_country_codes]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=lambda: list(names().items()),
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=CountryBoxes,
        )


class CountryBoxes(forms.CheckboxSelectMultiple):
    """Boxes in a list that scrolls: those ticked come first, and a field above narrows the rest."""

    template_name = "planning/country_boxes.html"

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not group[1][0]["selected"])

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        """Django's own renderer looks only into the folders of apps."""
        return render_to_string(template_name, context)

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=[Script("planning/js/narrow.js", type="module")])
