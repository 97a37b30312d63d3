"""The chief's and the desk's decisions about a page: override, release, send back, withdraw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from content import override, release, withdrawal
from content.publication import translations_of
from content.views.screen import PageScreen, SeenForm, explore_url


class ReasonForm(SeenForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stays on record."),
    )


class OverrideView(PageScreen):
    """For the chief alone."""

    template_name = "content/admin/decision.html"
    form_class = ReasonForm
    page_title = gettext_lazy("Clear by override")
    success_message = gettext_lazy("“%(title)s” was cleared by override.")
    extra_context = {  # noqa: RUF012
        "button": gettext_lazy("Clear by override"),
        "explanation": gettext_lazy(
            "The text goes out without the steps of approval. Your name and reason stay on record."
        ),
    }

    def may(self) -> bool:
        return self.roles.is_chief

    def carry_out(self, form: forms.Form) -> None:
        data = form.cleaned_data
        override.override(self.page, self.request.user, data["seen"], data["reason"])


class ReleaseView(PageScreen):
    """The desk lets a waiting story go out."""

    template_name = "content/admin/decision.html"
    page_title = gettext_lazy("Release")
    success_message = gettext_lazy("“%(title)s” was released.")
    extra_context = {  # noqa: RUF012
        "button": gettext_lazy("Release now"),
        "explanation": gettext_lazy("The text is cleared and waits. It goes live when you release it."),
    }

    def may(self) -> bool:
        return self.roles.runs_desk and release.is_waiting(self.page)

    def carry_out(self, form: forms.Form) -> None:
        release.release(self.page, self.request.user, form.cleaned_data["seen"])


class SendBackView(PageScreen):
    """A waiting or scheduled story goes back to its editor."""

    template_name = "content/admin/decision.html"
    form_class = ReasonForm
    page_title = gettext_lazy("Send back")
    success_message = gettext_lazy("“%(title)s” was sent back and can be edited again.")
    extra_context = {  # noqa: RUF012
        "button": gettext_lazy("Send back"),
        "explanation": gettext_lazy("Its clearance and its date are taken back; the text can be edited again."),
    }

    def may(self) -> bool:
        agency = getattr(self.page, "agency_id", None)
        is_theirs = self.roles.runs_desk or self.roles.clears or agency in self.roles.leads
        return is_theirs and (release.is_waiting(self.page) or self.page.scheduled_revision is not None)

    def carry_out(self, form: forms.Form) -> None:
        release.send_back(self.page, self.request.user, form.cleaned_data["reason"])


class WithdrawForm(ReasonForm):
    """Which translations go too; all of them unless people say otherwise."""

    translations = forms.MultipleChoiceField(
        label=gettext_lazy("Withdraw these translations too"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, translations: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["translations"]
        field.choices = [(str(page.pk), f"{page.locale}: {page.title}") for page in translations]
        field.initial = [value for value, _label in field.choices]
        if not translations:
            del self.fields["translations"]


class WithdrawView(PageScreen):
    """Takes a live page down, with a reason."""

    template_name = "content/admin/decision.html"
    form_class = WithdrawForm
    page_title = gettext_lazy("Withdraw")
    success_message = gettext_lazy("“%(title)s” was withdrawn.")
    extra_context = {  # noqa: RUF012
        "button": gettext_lazy("Withdraw"),
        "explanation": gettext_lazy(
            "The page goes from site, feeds and search at once. Visitors are told that it was withdrawn; "
            "the reason is kept for the office."
        ),
    }

    def may(self) -> bool:
        return self.roles.runs_desk and self.page.live

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "translations": translations_of(self.page)}

    def carry_out(self, form: forms.Form) -> None:
        data = form.cleaned_data
        offered = {int(value) for value, _label in getattr(form.fields.get("translations"), "choices", [])}
        chosen = {int(value) for value in data.get("translations", [])}
        withdrawal.withdraw(self.page, self.request.user, data["reason"], kept=offered - chosen)

    def get_success_url(self) -> str:
        return explore_url(self.page)
