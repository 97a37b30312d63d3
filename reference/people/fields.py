"""Fields whose messages say what was typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day; browsers send ISO 8601, people write it the Vietnamese way."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y"], **kwargs)

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            message = _("“%(value)s” is no day. Write it as 31/12/2026.")
            raise ValidationError(message, params={"value": value}) from error


class AddressField(forms.EmailField):
    """An e-mail address that fits its column."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("e-mail address"), max_length=254, **kwargs)  # the column's length

    def run_validators(self, value: Any) -> None:
        try:
            super().run_validators(value)
        except ValidationError as error:
            message = _("“%(value)s” is no e-mail address. Write one like an.nguyen@example.vn.")
            raise ValidationError(message, params={"value": value}) from error
