"""Wagtail's screens for adding, editing and deleting facts: what is typed becomes a proposal."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView

from reference.forms import FactForm
from reference.models import Proposal
from reference.proposals import routing, subjects, values
from reference.proposals.changes import Change, between
from reference.proposals.errors import NotPossibleError
from reference.proposals.propose import propose_changes, refuse
from reference.proposals.uses import is_used


def changes_in(form: FactForm, stored: models.Model | None) -> list[Change]:
    """What a valid form would change. The form's row is only held in memory."""
    row = form.save(commit=False)
    after = {name: _value(form, row, name) for name in values.field_names(type(row))}
    return between(stored, row, after)


def _value(form: FactForm, row: models.Model, name: str) -> values.Json:
    if name in form.cleaned_data and row._meta.get_field(name).many_to_many:
        return values.keys_of(form.cleaned_data[name])
    return values.read_field(row, name)


class ProposesMixin:
    """Instead of saving, keeps the changes as a proposal and says who confirms it."""

    proposal_kind: Proposal.Kind
    submit_button_label = gettext_lazy("Propose")
    submit_button_active_label = gettext_lazy("Proposing…")

    def stored(self) -> models.Model | None:
        raise NotImplementedError

    def form_valid(self, form: FactForm) -> HttpResponse:
        self.form = form
        try:
            proposal = self.propose(form)
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.refused(form)
        if proposal is None:
            return self.refused(form)
        return self.proposed(proposal)

    def propose(self, form: FactForm) -> Proposal | None:
        """None when source or day are missing; the form says so."""
        changes = changes_in(form, self.stored())
        refuse(self.request.user, changes)
        missing = form.missing_occasion()
        for name, message in missing.items():
            form.add_error(name, message)
        return None if missing else propose_changes(self.request.user, changes, form.occasion(), self.proposal_kind)

    def refused(self, form: FactForm) -> HttpResponse:
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def proposed(self, proposal: Proposal) -> HttpResponse:
        url = reverse("proposal", args=[proposal.pk])
        if self.expects_json_response:
            return JsonResponse({"success": True, "url": url})
        button = messages.button(url, _("See the proposal"))
        messages.success(self.request, routing.thanks(proposal), buttons=[button])
        return redirect(self.get_success_url())


class FactCreateView(ProposesMixin, CreateView):
    """The row appears when the proposal is confirmed."""

    template_name = "reference/fact_create.html"
    proposal_kind = Proposal.Kind.CREATE

    def stored(self) -> None:
        return None


class EditsRowMixin(ProposesMixin):
    """The row stays as it is until the proposal is confirmed."""

    proposal_kind = Proposal.Kind.EDIT

    def stored(self) -> models.Model:
        return self.model._default_manager.get(pk=self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        touching = routing.touching(subjects.kind_of(self.object), self.object.pk)
        waiting = routing.visible(self.request.user).open().filter(touching).select_related("proposer")
        history = f"{reverse('fact_history')}?kind={subjects.kind_of(self.object)}&row={self.object.pk}"
        return super().get_context_data(waiting=list(waiting), fact_history_url=history, **kwargs)


class FactEditView(EditsRowMixin, EditView):
    """A fact's form."""

    template_name = "reference/fact_edit.html"


class FactDeleteView(DeleteView):
    """Only for the administrator (nobody else has the right), and only what nothing refers to."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_delete(request.user, [self.object]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def may_delete(user: Any, rows: list[models.Model]) -> bool:
    """Whether the person is an administrator and nothing refers to any of the rows."""
    return user.is_superuser and not any(is_used(row) for row in rows)
