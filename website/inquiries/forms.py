"""What visitors fill in. Messages say what to do; what was typed stays."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from website.inquiries import countries, parks, spam
from website.inquiries.kinds import Description, PressRequest, description_of

MESSAGE_MAX = 5000  # characters
SHORT_MAX = 200
PERSON = ("name", "email", "country")
END = ("earlier", "message", "consent")


class LetterForm(forms.Form):
    """A trap for robots and a stamp stand in every form."""

    use_required_attribute = False
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    homepage = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Enter your e-mail address, so that we can answer."),
            "invalid": gettext_lazy("Enter an e-mail address such as name@example.com."),
        },
    )

    read: spam.Stamp | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["stamp"].initial = spam.new_stamp()
        for field in self.fields.values():
            if getattr(field, "max_length", None) and "max_length" not in field.error_messages:
                field.error_messages["max_length"] = _("Shorten this text to %(limit_value)d characters.")

    @property
    def shown(self) -> list[forms.BoundField]:
        """What a visitor sees, in order."""
        return [self[name] for name in self.fields if name not in ("stamp", "homepage")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            self.read = spam.read_stamp(cleaned.get("stamp", ""))
        except spam.TooOldError:
            self.renew_stamp()
            self.add_error(None, _("This page was open for more than a day. Check your text and send it again."))
        return cleaned

    def renew_stamp(self) -> None:
        self.data = self.data.copy()
        self.data["stamp"] = spam.new_stamp()

    @property
    def suspicion(self) -> str:
        text = " ".join(str(self.cleaned_data.get(name, "")) for name in ("message", "what", "subject"))
        return spam.suspicion_of(self.read, self.cleaned_data["homepage"], text)


def _line(label: Any, autocomplete: str = "off", limit: int = SHORT_MAX, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=limit, widget=widget, **more)


class InquiryForm(LetterForm):
    """The fields that the kind needs and no more."""

    name = _line(
        gettext_lazy("Your name"),
        "name",
        120,
        error_messages={"required": gettext_lazy("Enter your name.")},
    )
    country = forms.ChoiceField(label=gettext_lazy("Country or territory"), required=False)
    organisation = _line(
        gettext_lazy("Company or organisation"),
        "organization",
        error_messages={"required": gettext_lazy("Enter whom you work for.")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    parks = forms.MultipleChoiceField(
        label=gettext_lazy("Industrial parks that you ask about"), widget=forms.CheckboxSelectMultiple
    )
    subject = _line(
        gettext_lazy("Subject"), error_messages={"required": gettext_lazy("Enter what your inquiry is about.")}
    )
    request = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"),
        choices=PressRequest.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you ask for.")},
    )
    dates = _line(
        gettext_lazy("On which days?"), limit=120, help_text=gettext_lazy("In your own words, such as 3 to 5 March.")
    )
    earlier = _line(
        gettext_lazy("Reference number of an earlier inquiry"),
        limit=20,
        required=False,
        help_text=gettext_lazy("If you have written to us about this before."),
    )
    message = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=MESSAGE_MAX,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy(
            "Write in the language of this page. Send no passwords, identity papers or bank details."
        ),
        error_messages={
            "required": gettext_lazy("Write what you would like to know."),
            "max_length": gettext_lazy("Shorten your message to %(limit_value)d characters; it has %(show_value)d."),
        },
    )
    consent = forms.BooleanField(
        error_messages={"required": gettext_lazy("Tick this box, so that we may read and answer your message.")}
    )

    def __init__(
        self, kind: str, language: str, *args: Any, park_names: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.description = description_of(kind)
        self._choose_fields(self.description, park_names or {})
        self.fields["country"].choices = [("", _("Choose if you like")), *countries.choices(language)]

    def _choose_fields(self, description: Description, park_names: dict[str, str]) -> None:
        own = [name for name in description.fields if name != "parks" or park_names]
        labels = dict(description.labels)
        wanted = ["stamp", "homepage", *PERSON, *own, *END]
        self.fields = {name: self.fields[name] for name in wanted}
        for name in own:
            self.fields[name].required = name in description.required
            self.fields[name].label = labels.get(name, self.fields[name].label)
        if "parks" in self.fields:
            self.fields["parks"].choices = list(park_names.items())
            self.fields["parks"].initial = list(park_names)

    def clean_parks(self) -> list[str]:
        return self.cleaned_data["parks"][: parks.AT_MOST]


class ReportForm(LetterForm):
    """What is wrong on a page, and where."""

    what = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("A wrong figure, name or date, a mistake in the language, a link that leads nowhere."),
        error_messages={"required": gettext_lazy("Write what is wrong.")},
    )
    where = forms.CharField(
        label=gettext_lazy("Where on the page?"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Copy the sentence or name the heading."),
    )
    field_order = ("stamp", "homepage", "what", "where", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        self.fields["email"].help_text = _("Only if you would like to know what becomes of it.")
