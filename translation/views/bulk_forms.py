"""What the desk fills in for one or many translations: languages, people, due day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import languages
from reference.language_names import name_of
from reference.models import Membership
from translation.models import Giving
from translation.work.assigning import Change, Who

Role = Membership.Role
NOBODY, IN_TURN, LEFT = "nobody", "in_turn", ""
VIETNAMESE = languages.SOURCE


class DueField(forms.DateField):
    """A day, not before today."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**{"label": gettext_lazy("Due"), "required": False, "widget": widget, **kwargs})

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose today or a later one."))
        return day


class PersonField(forms.ChoiceField):
    """A translator or reviewer, nobody, or whose turn it is; gives a user, None or Who."""

    def __init__(self, role: Role, code: str = "", empty: tuple[Any, Any] = (Who.LEFT, ""), **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        held = Membership.objects.valid_on(timezone.localdate()).filter(role=role, user__is_active=True)
        held = held.filter(language=code) if code else held
        spoken: dict[Any, list[str]] = {}
        for one in held.select_related("user").order_by("user__first_name", "user__pk", "language"):
            spoken.setdefault(one.user, []).append(one.language)
        self.empty = empty[0]
        self.choices = [
            (LEFT, empty[1]),
            *([(IN_TURN, _("Whose turn it is"))] if self.empty is Who.LEFT else []),
            (NOBODY, _("Whoever takes it")),
            *((str(user.pk), _named(user, [] if code else codes)) for user, codes in spoken.items()),
        ]

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value == LEFT:
            return self.empty
        if value in (NOBODY, IN_TURN):
            return None if value == NOBODY else Who.BY_RULE
        return get_user_model().objects.get(pk=value)


class ViaField(forms.ChoiceField):
    """The language that one is made from; empty: Vietnamese. `first` are choices before it."""

    def __init__(self, code: str = "", first: Any = (), **kwargs: Any) -> None:
        super().__init__(**{"label": gettext_lazy("Translated from"), **kwargs})
        others = [one for one in languages.TRANSLATED if one.code != code]
        source = VIETNAMESE if first else ""
        self.choices = [*first, (source, _("Vietnamese")), *((one.code, capfirst(name_of(one.code))) for one in others)]


def way_of(value: str, empty: Who) -> str | Who:
    """What was chosen in a field with a first choice."""
    return {"": empty, VIETNAMESE: ""}.get(value, value)


def _named(user: Any, codes: list[str]) -> str:
    return f"{user} ({', '.join(map(name_of, codes))})" if codes else str(user)


class AskForm(forms.Form):
    """One line per language: wanted or not, by whom, reviewed by whom; until when."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("At least one.")
    )
    due = DueField()

    def __init__(self, *args: Any, open_languages: list[languages.Language], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(one.code, capfirst(name_of(one.code))) for one in open_languages]
        by_rule = (Who.BY_RULE, _("As set for the language"))
        ways = dict(Giving.objects.exclude(via="").values_list("language", "via"))
        for one in open_languages:
            name = {"language": name_of(one.code)}
            self.fields[f"assignee_{one.code}"] = PersonField(
                Role.TRANSLATOR, one.code, by_rule, label=_("Translator into %(language)s") % name
            )
            self.fields[f"reviewer_{one.code}"] = PersonField(
                Role.REVIEWER, one.code, by_rule, label=_("Reviewer of %(language)s") % name
            )
            self.fields[f"via_{one.code}"] = ViaField(
                one.code,
                [(LEFT, _as_set(ways.get(one.code, languages.SOURCE)))],
                required=False,
                label=_("%(language)s is translated from") % {"language": capfirst(name_of(one.code))},
            )

    def lines(self) -> list[dict[str, Any]]:
        """Per language its box, and the fields that say by whom and from what."""
        boxes = zip(self.fields["languages"].choices, self["languages"], strict=True)
        words = ("assignee", "reviewer", "via")
        return [{"box": box, "fields": [self[f"{word}_{code}"] for word in words]} for (code, _name), box in boxes]

    def asked_for(self, code: str) -> dict[str, Any]:
        """What is chosen for a language, as `asking.ask` takes it."""
        given = self.cleaned_data
        via = way_of(given[f"via_{code}"], Who.BY_RULE)
        return {"assignee": given[f"assignee_{code}"], "reviewer": given[f"reviewer_{code}"], "via": via}


def _as_set(via: str) -> str:
    return _("As set for the language: %(via)s") % {"via": name_of(via)}


class AskManyForm(forms.Form):
    """For several stories; people as set for the languages."""

    languages = forms.MultipleChoiceField(label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple)
    due = DueField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(one.code, capfirst(name_of(one.code))) for one in languages.TRANSLATED]


class ReassignForm(forms.Form):
    """What is left empty stays as it is."""

    due = DueField(label=gettext_lazy("New due day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = (Who.LEFT, _("As it is"))
        self.fields["translator"] = PersonField(Role.TRANSLATOR, "", left, label=_("Translator"))
        self.fields["reviewer"] = PersonField(Role.REVIEWER, "", left, label=_("Reviewer"))
        self.fields["via"] = ViaField("", [(LEFT, _("As it is"))], required=False)
        self.order_fields(["translator", "reviewer", "due", "via"])

    def change(self) -> Change:
        given = self.cleaned_data
        return Change(given["translator"], given["reviewer"], given["due"] or Who.LEFT, way_of(given["via"], Who.LEFT))
