"""Screens of leave: one's own, somebody else's, cancelling."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reference.models import Leave
from reference.people import leaves, rights, wording
from reference.people.form_views import ManagedForm, PeopleForm
from reference.people.forms import ConfirmForm, LeaveForm
from reference.people.views import leaves_shown


class LeaveView(ManagedForm):
    form_class = LeaveForm
    page_title = gettext_lazy("Enter leave")

    def act(self, form: LeaveForm) -> str:
        leaves.enter_leave(self.request.user, self.person, **form.cleaned_data)
        return _("Saved.")


class MyLeaveView(PeopleForm):
    """Everybody's own leave."""

    template_name = "reference/people/my_leave.html"
    form_class = LeaveForm
    page_title = gettext_lazy("My leave")
    header_icon = "calendar-alt"
    explanation = gettext_lazy("While you are away, your deputies are told of what waits.")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = leaves_shown(self.request.user.leaves.all(), may_cancel=True)
        return super().get_context_data(leaves=shown, **kwargs)

    def act(self, form: LeaveForm) -> str:
        leaves.enter_leave(self.request.user, self.request.user, **form.cleaned_data)
        return _("Saved.")

    def get_success_url(self) -> str:
        return reverse("my_leave")


class CancelLeaveView(PeopleForm):
    """One's own, or of somebody whom one manages; 404 for others."""

    form_class = ConfirmForm
    page_title = gettext_lazy("Cancel leave")
    header_icon = "calendar-alt"
    button = gettext_lazy("Cancel the leave")
    is_serious = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.leave = get_object_or_404(Leave.objects.select_related("user"), pk=kwargs["pk"])
        self.is_own = self.leave.user_id == request.user.pk
        if not rights.may_enter_leave(request.user, self.leave.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        title = _("My leave") if self.is_own else str(self.leave.user)
        above = {"url": self.get_success_url(), "label": title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.leave.user, back_url=self.get_success_url(), **kwargs)

    def explain(self) -> str:
        return capfirst(wording.days(self.leave))

    def act(self, form: ConfirmForm) -> str:
        leaves.cancel_leave(self.request.user, self.leave)
        return _("The leave is cancelled.")

    def get_success_url(self) -> str:
        return reverse("my_leave") if self.is_own else reverse("person", args=[self.leave.user_id])
