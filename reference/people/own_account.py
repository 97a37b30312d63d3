"""What people change of their own account on Wagtail's screen: one name, as everywhere here, and the address.

Wagtail asks for a first and a last name and lets nobody save, not even a new password, without both.
"""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import NameEmailSettingsPanel

from reference.people.addresses import checked_address, rename
from reference.people.errors import PeopleError
from reference.people.fields import AddressField


class OwnAccountForm(forms.ModelForm):
    """On record by handlers.py, which also tells the old address."""

    name = forms.CharField(label=_("full name"), max_length=150)
    email = AddressField(help_text=_("The old address is told of the change."))

    class Meta:
        model = get_user_model()
        fields = ("email",)

    field_order = ("name", "email")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.instance.get_full_name()
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def clean_email(self) -> str:
        try:
            with transaction.atomic():
                return checked_address(self.cleaned_data["email"], self.instance)
        except PeopleError as error:
            raise ValidationError(str(error)) from error

    def clean_name(self) -> str:
        try:
            rename(self.instance, self.cleaned_data["name"])
        except PeopleError as error:
            raise ValidationError(str(error)) from error
        return self.cleaned_data["name"]


def install() -> None:
    NameEmailSettingsPanel.form_class = OwnAccountForm
