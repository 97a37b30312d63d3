"""The desk says who answers which kind, and what holds for all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.log_actions import log

from website.inquiries import desks
from website.inquiries.desk import rights
from website.inquiries.desk.forms import DeskForm, SettingsForm
from website.inquiries.desk.screen import LetterScreen
from website.inquiries.kinds import Kind


class DesksView(LetterScreen, FormView):
    """All kinds, and what holds for all of them."""

    template_name = "website/inquiries/desk/desks.html"
    page_title = gettext_lazy("Who answers inquiries")
    form_class = SettingsForm

    def is_for(self, user: Any) -> bool:
        return rights.runs_desk(user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": desks.settings()}

    def form_valid(self, form: SettingsForm) -> HttpResponse:
        log(form.save(), "wagtail.edit", user=self.request.user)
        messages.success(self.request, _("Saved."))
        return redirect("inquiry_desks")

    def form_invalid(self, form: SettingsForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(desks=desks.every(), **kwargs)


class DeskView(LetterScreen, FormView):
    """One kind."""

    template_name = "website/inquiries/desk/desk.html"
    form_class = DeskForm

    def is_for(self, user: Any) -> bool:
        return rights.runs_desk(user)

    def look_up(self) -> None:
        if self.kwargs["kind"] not in Kind.values:
            raise Http404("No such kind.")

    def get_page_title(self) -> str:
        return str(Kind(self.kwargs["kind"]).label)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": desks.of(self.kwargs["kind"])}

    def form_valid(self, form: DeskForm) -> HttpResponse:
        log(form.save(), "wagtail.edit", user=self.request.user)
        messages.success(self.request, _("Saved. It holds for inquiries that come from now on."))
        return redirect("inquiry_desks")

    def form_invalid(self, form: DeskForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
