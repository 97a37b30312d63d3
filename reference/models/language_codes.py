"""A field that keeps several language codes, such as the languages that a guide speaks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import languages


def validate_language_code(value: str) -> None:
    """Refuse a code that cms.languages does not describe."""
    if value not in languages.KNOWN:
        raise ValidationError(
            _("Language “%(code)s” is not known. Use one of: %(known)s."),
            params={"code": value, "known": ", ".join(languages.KNOWN)},
        )


def validate_language_codes(value: object) -> None:
    """Refuse anything but a list of known codes."""
    if not isinstance(value, list):
        raise ValidationError(_("Give a list of language codes."))
    for code in value:
        validate_language_code(code)


class LanguageCodesField(models.JSONField):
    """A JSON list of codes of cms.languages.KNOWN; the choice is offered by the form, not kept in migrations."""

    default_validators = [validate_language_codes]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Checkboxes with the languages' names for the office."""
        return forms.MultipleChoiceField(
            choices=[(language.code, language.endonym) for language in languages.KNOWN.values()],
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
