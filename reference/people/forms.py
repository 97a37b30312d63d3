"""Forms of the people screens. They offer what the person may do; the acts ask again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms import languages
from reference.models import Agency, Membership
from reference.people import wording
from reference.people.fields import AddressField, DayField
from reference.people.rights import manages_office
from reference.roles import roles_of

Role = Membership.Role
WITH_AGENCY = (Role.EDITOR, Role.LEADER)
WITH_LANGUAGE = (Role.TRANSLATOR, Role.REVIEWER)
NOTHING = ("", "---------")
CHOOSE_FROM_LIST = {"invalid_choice": _("“%(value)s” can't be chosen here. Choose one from the list.")}


class PlainForm(forms.Form):
    """Labels begin with a capital, as those of models do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)


class RoleForm(PlainForm):
    """A role: only those that the person may give are offered."""

    role = forms.ChoiceField(label=_("role"), error_messages=CHOOSE_FROM_LIST)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label=_("agency"),
        required=False,
        help_text=_("For editors and leaders."),
        error_messages=CHOOSE_FROM_LIST,
    )
    language = forms.ChoiceField(
        label=_("language"),
        required=False,
        help_text=_("For translators and reviewers."),
        error_messages=CHOOSE_FROM_LIST,
    )
    is_deputy = forms.BooleanField(
        label=_("deputy"), required=False, help_text=_("Stands in while the other is away or wrote the text.")
    )
    valid_from = DayField(label=_("valid from"), required=False, help_text=_("Empty: from today on."))
    valid_to = DayField(label=_("valid to"), required=False, help_text=_("The last day, included. Empty: for good."))

    def __init__(self, *args: Any, actor: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if manages_office(actor):
            self._offer_office(actor)
        else:
            self._offer_agency(actor)

    def _offer_office(self, actor: AbstractBaseUser) -> None:
        is_offered = roles_of(actor).is_administrator
        roles = [role for role in Role if is_offered or role != Role.ADMINISTRATOR]
        self.fields["role"].choices = [NOTHING, *((role.value, capfirst(role.label)) for role in roles)]
        self.fields["agency"].queryset = _agencies()
        known = [(language.code, wording.language(language.code)) for language in languages.ACTIVE]
        self.fields["language"].choices = [NOTHING, *known]

    def _offer_agency(self, actor: AbstractBaseUser) -> None:
        """A leader gives editors and deputies; there is nothing else to ask."""
        self.fields["role"].choices = [
            (Role.EDITOR.value, capfirst(Role.EDITOR.label)),
            (Role.LEADER.value, capfirst(_("deputy of the leader"))),
        ]
        agency = self.fields["agency"]
        agency.queryset = _agencies().filter(pk__in=roles_of(actor).principal_of)
        agency.required, agency.empty_label, agency.help_text = True, None, ""
        for name in ("language", "is_deputy", "is_outside"):
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("role") in WITH_AGENCY and not given.get("agency") and "agency" not in self.errors:
            self.add_error("agency", _("An editor or leader belongs to an agency. Choose it."))
        if given.get("role") in WITH_LANGUAGE and not given.get("language") and "language" not in self.errors:
            self.add_error("language", _("A translator or reviewer works in a language. Choose it."))
        return given

    def membership(self) -> Membership:
        """As typed, not stored."""
        given = self.cleaned_data
        role = given["role"]
        return Membership(
            role=role,
            agency=given["agency"] if role in WITH_AGENCY else None,
            language=given.get("language", "") if role in WITH_LANGUAGE else "",
            is_deputy=given.get("is_deputy", role == Role.LEADER),
            valid_from=given["valid_from"] or timezone.localdate(),
            valid_to=given["valid_to"],
        )


def _agencies() -> QuerySet[Agency]:
    """Those that have not ended."""
    return Agency.objects.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())).order_by("name_vi")


class InviteForm(RoleForm):
    name = forms.CharField(label=_("full name"), max_length=150)
    email = AddressField()
    is_outside = forms.BooleanField(
        label=_("outside the office"),
        required=False,
        help_text=_("A freelance translator or reviewer: sees only text that was cleared."),
    )
    field_order = ("name", "email", "is_outside", "role", "agency", "language", "is_deputy", "valid_from", "valid_to")


class ChangeForm(PlainForm):
    """Who is inside and who outside is the chief's to say."""

    name = forms.CharField(label=_("full name"), max_length=150)
    email = AddressField(help_text=_("The old address is told of the change."))
    is_outside = forms.BooleanField(
        label=_("outside the office"),
        required=False,
        help_text=_("A freelance translator or reviewer: sees only text that was cleared."),
    )

    def __init__(self, *args: Any, actor: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not manages_office(actor):
            del self.fields["is_outside"]


class EndRoleForm(PlainForm):
    last_day = DayField(
        label=_("last day"), help_text=_("The last day on which the role holds. Yesterday ends it at once.")
    )


class ReceiverForm(PlainForm):
    """Who takes over; asked only when there is something to hand over."""

    receiver = forms.ModelChoiceField(None, label=_("taken over by"), required=False, error_messages=CHOOSE_FROM_LIST)

    def __init__(self, *args: Any, receivers: QuerySet, is_needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = receivers
        if not is_needed:
            del self.fields["receiver"]


class LeaveForm(PlainForm):
    first_day = DayField(label=_("first day"))
    last_day = DayField(label=_("last day"), help_text=_("The last day, included."))


class ConfirmForm(PlainForm):
    """Nothing to fill in."""


class FilterForm(PlainForm):
    """Above the list."""

    q = forms.CharField(label=_("name or address"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("role"), required=False)
    state = forms.ChoiceField(label=_("state"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", capfirst(_("all"))), *((role.value, capfirst(role.label)) for role in Role)]
        states = {"": _("active"), "gone": _("deactivated"), "all": _("all")}
        self.fields["state"].choices = [(value, capfirst(label)) for value, label in states.items()]
