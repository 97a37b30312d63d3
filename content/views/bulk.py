"""Releasing and withdrawing many pages: one transaction and one reason for each, so that one refusal stops none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from content import withdrawal
from content.views.screen import REFUSALS
from reference.roles import roles_of


class OneByOne(PageBulkAction):
    """Wagtail runs a bulk action in one transaction, where one refused page undoes all."""

    template_name = "content/admin/bulk.html"
    form_class = forms.Form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.cleaned_form = form
        pages, _left = self.get_actionable_objects()
        refused = [reason for page in pages if (reason := self._try(page.specific))]
        done = len(pages) - len(refused)
        if done:
            messages.success(self.request, self.done_message(done))
        for reason in refused:
            messages.error(self.request, reason)
        return redirect(self.next_url)

    def _try(self, page: Page) -> str:
        try:
            self.carry_out(page)
        except REFUSALS as error:
            return str(error)
        return ""

    def carry_out(self, page: Page) -> None:
        raise NotImplementedError

    def done_message(self, count: int) -> str:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "heading": self.display_name}


class ReleaseBulkAction(OneByOne):
    """Publishes the latest drafts that are cleared."""

    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the chosen pages")
    action_priority = 40

    def check_perm(self, page: Page) -> bool:
        return page.permissions_for_user(self.request.user).can_publish()

    def carry_out(self, page: Page) -> None:
        page.get_latest_revision().publish(user=self.request.user)

    def done_message(self, count: int) -> str:
        return ngettext("%(count)d page was published.", "%(count)d pages were published.", count) % {"count": count}


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000)


class WithdrawBulkAction(OneByOne):
    """Withdraws live pages, all for the same reason, with their translations."""

    display_name = gettext_lazy("Withdraw")
    action_type = "unpublish"
    aria_label = gettext_lazy("Withdraw the chosen pages")
    action_priority = 50
    form_class = ReasonForm

    def check_perm(self, page: Page) -> bool:
        return page.live and roles_of(self.request.user).runs_desk

    def carry_out(self, page: Page) -> None:
        withdrawal.withdraw(page, self.request.user, self.cleaned_form.cleaned_data["reason"])

    def done_message(self, count: int) -> str:
        return ngettext("%(count)d page was withdrawn.", "%(count)d pages were withdrawn.", count) % {"count": count}
