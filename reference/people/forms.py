"""Forms of the people screens; the rights stand in reference/people/actions.py and are asked there again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import languages
from reference.models import Agency, Membership
from reference.people.rights import FOR_LEADERS, led_by, manages_office
from reference.roles import roles_of

Role = Membership.Role


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class RoleForm(forms.Form):
    """A role: only those that the person may give are offered."""

    role = forms.ChoiceField(label=_("role"))
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("agency"), required=False)
    language = forms.ChoiceField(label=_("language"), required=False)
    is_deputy = forms.BooleanField(
        label=_("deputy"), required=False, help_text=_("Stands in while the other is away or wrote the text.")
    )
    valid_from = _day(_("valid from"), required=False, help_text=_("Empty: from today on."))
    valid_to = _day(_("valid to"), required=False, help_text=_("The last day, included."))

    def __init__(self, *args: Any, actor: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole_office = manages_office(actor)
        self.fields["role"].choices = [(role.value, capfirst(role.label)) for role in _roles(actor)]
        agencies = Agency.objects.order_by("name_vi")
        self.fields["agency"].queryset = agencies if whole_office else agencies.filter(pk__in=led_by(actor))
        if whole_office:
            known = [(language.code, language.endonym) for language in languages.ACTIVE]
            self.fields["language"].choices = [("", "---------"), *known]
        else:
            del self.fields["language"]

    def membership(self) -> Membership:
        """As typed, not stored."""
        given = self.cleaned_data
        needs = given["role"]
        return Membership(
            role=needs,
            agency=given["agency"] if needs in (Role.EDITOR, Role.LEADER) else None,
            language=given.get("language", "") if needs in (Role.TRANSLATOR, Role.REVIEWER) else "",
            is_deputy=given["is_deputy"],
            valid_from=given["valid_from"] or timezone.localdate(),
            valid_to=given["valid_to"],
        )


def _roles(actor: AbstractBaseUser) -> list[Role]:
    roles = roles_of(actor)
    if roles.is_administrator:
        return list(Role)
    return [role for role in Role if role != Role.ADMINISTRATOR] if roles.is_chief else list(FOR_LEADERS)


class InviteForm(RoleForm):
    name = forms.CharField(label=_("full name"), max_length=150)
    email = forms.EmailField(label=_("e-mail address"))
    is_outside = forms.BooleanField(
        label=_("outside the office"),
        required=False,
        help_text=_("A freelance translator or reviewer: sees only text that was cleared."),
    )
    field_order = ("name", "email", "is_outside", "role", "agency", "language", "is_deputy", "valid_from", "valid_to")


class ChangeForm(forms.Form):
    name = forms.CharField(label=_("full name"), max_length=150)
    email = forms.EmailField(label=_("e-mail address"), help_text=_("The old address is told of the change."))


class EndRoleForm(forms.Form):
    last_day = _day(_("last day"), help_text=_("The last day on which the role holds. Yesterday ends it at once."))


class ReceiverForm(forms.Form):
    """Who takes over; asked only when there is something to hand over."""

    receiver = forms.ModelChoiceField(None, label=_("taken over by"), required=False)

    def __init__(self, *args: Any, receivers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = receivers


class LeaveForm(forms.Form):
    first_day = _day(_("first day"))
    last_day = _day(_("last day"), help_text=_("The last day, included."))


class FilterForm(forms.Form):
    """Above the list."""

    q = forms.CharField(label=_("name or address"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("role"), required=False)
    state = forms.ChoiceField(
        label=_("state"), required=False, choices=[("", _("active")), ("gone", _("deactivated")), ("all", _("all"))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("all")), *((role.value, capfirst(role.label)) for role in Role)]
