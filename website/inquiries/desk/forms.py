"""Forms of the office's screens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import languages
from content.models import StandardPage
from reference.language_names import name_of
from reference.models import Agency, Membership
from website.inquiries import references
from website.inquiries.kinds import Kind
from website.models import ErrorReport, Inquiry, InquiryDesk, InquirySettings

TEXT_MAX = 10_000
ROLES_THAT_ANSWER = (Membership.Role.EDITOR, Membership.Role.LEADER)


def wrong_text() -> str:
    return _("Write a text of at most %(number)d characters.") % {"number": TEXT_MAX}


class TextForm(forms.Form):
    text = forms.CharField(max_length=TEXT_MAX, widget=forms.Textarea)


def agencies() -> QuerySet[Agency]:
    return Agency.objects.valid_on(timezone.localdate()).order_by("name_vi")


def people_of(agency_id: int | None) -> QuerySet:
    """Who may be its officer: its people; of the desk where there is no agency."""
    today = Membership.objects.valid_on(timezone.localdate())
    desk = Q(role__in=(Membership.Role.DESK_OFFICER, Membership.Role.CHIEF))
    held = today.filter(Q(role__in=ROLES_THAT_ANSWER, agency=agency_id) if agency_id else desk)
    found = get_user_model().objects.filter(pk__in=held.values("user"), is_active=True, is_outside=False)
    return found.order_by("first_name", "username")


class InquiryFilter(forms.Form):
    """All of it optional; what is not known is as if it were not there."""

    q = forms.CharField(label=gettext_lazy("Number or name"), required=False, max_length=100)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    late = forms.BooleanField(label=gettext_lazy("Late only"), required=False)

    def __init__(self, data: Any, *, with_spam: bool) -> None:
        super().__init__(data)
        states = [(value, capfirst(name)) for value, name in Inquiry.State.choices if with_spam or value != "suspected"]
        self.fields["kind"].choices = [("", _("Every kind of inquiry")), *Kind.choices]
        self.fields["state"].choices = [("", _("To be answered and answered")), *states]
        codes = [(one.code, capfirst(name_of(one.code))) for one in languages.ACTIVE]
        self.fields["language"].choices = [("", _("All languages")), *codes]
        self.is_valid()

    def filter(self, found: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
        asked = self.cleaned_data
        for name in ("kind", "state", "language"):
            if asked.get(name):
                found = found.filter(**{name: asked[name]})
        if asked.get("q"):
            words = asked["q"].strip()
            named = Q(name__icontains=words) | Q(organisation__icontains=words)
            return found.filter(named | Q(reference__icontains=references.tidy(words)))
        if not asked.get("state"):
            found = found.filter(state__in=(Inquiry.State.OPEN, Inquiry.State.ANSWERED))
        return found.late() if asked.get("late") else found


class DeskForm(forms.ModelForm):
    adviser_languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages that the adviser speaks"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = InquiryDesk
        fields = (
            "agency",
            "officer",
            "working_days",
            "reads_english",
            "adviser_name",
            "adviser_phone",
            "adviser_email",
            "adviser_languages",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies()
        self.fields["agency"].empty_label = _("The desk")
        held = Membership.objects.valid_on(timezone.localdate()).filter(role__in=ROLES_THAT_ANSWER)
        people = get_user_model().objects.filter(pk__in=held.values("user"), is_active=True, is_outside=False)
        self.fields["officer"].queryset = people.order_by("first_name", "username")
        names = [(one.code, capfirst(name_of(one.code))) for one in languages.ACTIVE]
        self.fields["adviser_languages"].choices = names
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        agency, officer = cleaned.get("agency"), cleaned.get("officer")
        if officer and not people_of(agency.pk if agency else None).filter(pk=officer.pk).exists():
            self.add_error("officer", _("%(person)s does not belong to this agency.") % {"person": officer})
        return cleaned


class SettingsForm(forms.ModelForm):
    class Meta:
        model = InquirySettings
        fields = ("prefix", "months_kept", "log_days", "privacy_page")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = StandardPage.objects.filter(locale__language_code=languages.SOURCE)
        self.fields["privacy_page"].queryset = pages.order_by("title")
        self.fields["privacy_page"].empty_label = _("The page named “Privacy”")
        for field in self.fields.values():
            field.label = capfirst(field.label)


class DecideForm(forms.Form):
    """A reason is needed where the page stays as it is; who told us reads it."""

    state = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=[(s.value, capfirst(s.label)) for s in (ErrorReport.State.CORRECTED, ErrorReport.State.REJECTED)],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("What to tell the reporter"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("In the language of the page. Needed when nothing was wrong."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("state") == ErrorReport.State.REJECTED and not cleaned.get("reason"):
            self.add_error("reason", _("Say why the page stays as it is."))
        return cleaned
