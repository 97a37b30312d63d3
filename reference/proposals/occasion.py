"""Where a proposed change comes from: the source, and the day of the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Occasion:
    """`file` is the name of an imported file."""

    source: str
    as_of: date
    file: str = ""


class OccasionForm(forms.Form):
    """Two questions on top of every form that proposes; asked for when something was changed."""

    change_source = forms.CharField(
        label=_("Where the change comes from"),
        required=False,
        max_length=500,
        help_text=_("Such as a report with its number and date, or the person who said so."),
    )
    change_as_of = forms.DateField(
        label=_("Data as of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day of the data."),
    )

    def missing_occasion(self) -> dict[str, str]:
        """Messages by field for what a proposal needs and was left empty."""
        return {name: _("Fill this in.") for name in OCCASION if not self.cleaned_data.get(name)}

    def occasion(self, file: str = "") -> Occasion:
        """What a valid form says."""
        return Occasion(self.cleaned_data["change_source"], self.cleaned_data["change_as_of"], file)


OCCASION = tuple(OccasionForm.base_fields)
