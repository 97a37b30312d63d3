"""Forms of channels and receipts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import languages
from content.models import Story
from reference.folding import strip_marks
from syndication import signing, transports
from syndication.models import Channel
from syndication.transports.http import is_allowed_inside
from syndication.transports.webhook import LONGEST_URL


class AddressForm(forms.Form):
    """Where a story was published, pasted by a person."""

    url = forms.CharField(
        label=gettext_lazy("Address at which it was published"),
        max_length=LONGEST_URL,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )


def story_types() -> list[tuple[str, str]]:
    """Types of stories by their model's name."""
    found = [model for model in apps.get_models() if issubclass(model, Story) and model is not Story]
    return by_alphabet((m._meta.model_name, capfirst(m._meta.verbose_name)) for m in found)


def by_alphabet(choices: Iterable[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Where people look for them: Đ stands by D, and Ẩ by A."""
    return sorted(choices, key=lambda pair: strip_marks(str(pair[1])))


def _has_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


class ChannelForm(forms.ModelForm):
    """A channel. The secret is taken and never shown."""

    secret = forms.CharField(
        label=gettext_lazy("Secret for signing"),
        required=False,
        max_length=200,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("As agreed with the receiver; begins with whsec_. Empty: it stays as it is."),
    )

    class Meta:
        model = Channel
        fields = [
            "name",
            "short_name",
            "owner",
            "transport",
            "format",
            "endpoint",
            "secret",
            "languages",
            "types",
            "topics",
            "markets",
            "contacts",
            "agreement",
        ]
        widgets = {
            "topics": forms.CheckboxSelectMultiple,
            "contacts": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(language.code, language.endonym) for language in languages.ACTIVE]
        for name in ("languages", "markets"):
            self.fields[name].label = capfirst(self.fields[name].label)
        self.fields["topics"].choices = by_alphabet(self.fields["topics"].choices)
        types: Field = Channel._meta.get_field("types")
        self.fields["types"] = forms.MultipleChoiceField(
            choices=story_types(),
            required=False,
            label=capfirst(types.verbose_name),
            help_text=types.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean_secret(self) -> str:
        secret = self.cleaned_data["secret"]
        if not secret:
            return ""
        try:
            return signing.checked(secret)
        except signing.NotASecretError as error:
            raise ValidationError(
                _("This is no secret of Standard Webhooks. Paste it whole, or make a new one on the channel's page.")
            ) from error

    def clean_endpoint(self) -> str:
        """https, unless the office named the receiver; no name and password in it."""
        endpoint = self.cleaned_data["endpoint"]
        if not endpoint:
            return ""
        if not endpoint.startswith("https://") and not is_allowed_inside(endpoint):
            raise ValidationError(_("The address must begin with https://."))
        if "@" in urlsplit(endpoint).netloc:
            raise ValidationError(_("The address must not hold a name or a password."))
        if not _has_port(endpoint):
            raise ValidationError(_("There is no such port. Ports go up to 65535."))
        return endpoint

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        transport = transports.registered().get(data.get("transport", ""))
        if transport and transport.needs_endpoint and not data.get("endpoint") and "endpoint" not in self.errors:
            self.add_error("endpoint", _("Give the address that receives."))
        return data

    def save(self, commit: bool = True) -> Channel:
        """A push is never without a secret: a new one gets one, which the channel's page can replace."""
        if secret := self.cleaned_data["secret"]:
            self.instance.set_secret(secret)
        elif not self.instance.has_secret:
            self.instance.set_secret(signing.new_secret())
        return super().save(commit)
