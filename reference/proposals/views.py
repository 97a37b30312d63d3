"""Screens of proposals: what waits, one proposal with its table, the history of facts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from reference.models import Proposal
from reference.proposals import decide, labels, routing, subjects
from reference.proposals.errors import NotPossibleError
from reference.proposals.table import blocks_of, lines_of, summaries_of

PER_PAGE = 50  # proposals or lines of history
WAITING_SHOWN = 200
CHANGES_PER_PAGE = 1_000  # an import of parks stands on one page


class ProposalScreen(WagtailAdminTemplateMixin):
    """Below 'Proposals' in the path of the screen."""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {"url": reverse("proposals"), "label": _("Proposals")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]


class ProposalListView(WagtailAdminTemplateMixin, TemplateView):
    """What waits for the person, then what they proposed, then what else they may see."""

    template_name = "reference/proposals.html"
    page_title = gettext_lazy("Proposals")
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, shown = self.request.user, self.request.GET.get("shown", "")
        to_decide = routing.to_decide(user)
        others = routing.visible(user).exclude(pk__in=to_decide.values("pk"))
        others = others if shown == "all" else others.open()
        page = Paginator(_with_people(others), PER_PAGE).get_page(self.request.GET.get("p"))
        waiting = _with_people(to_decide).order_by("proposed_at", "pk")[:WAITING_SHOWN]
        summaries = {"waiting": summaries_of(waiting), "others": summaries_of(page.object_list)}
        return super().get_context_data(page=page, shown=shown, **summaries, **kwargs)


def _with_people(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return proposals.select_related("proposer", "agency")


class DecisionForm(forms.Form):
    """A remark, needed when something is sent back."""

    remark = forms.CharField(
        label=gettext_lazy("Remark"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ProposalView(ProposalScreen, FormView):
    """One proposal; 404 for those who may not know of it."""

    template_name = "reference/proposal.html"
    form_class = DecisionForm
    header_icon = "tasks"
    proposal: Proposal

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        seen = routing.visible(request.user).select_related("proposer", "decided_by", "agency")
        self.proposal = get_object_or_404(seen, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Proposal %(number)s") % {"number": self.proposal.pk}

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        try:
            message = self._carry_out(self.request.POST.get("decision", ""), form.cleaned_data["remark"])
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, message)
        return redirect("proposals")

    def form_invalid(self, form: DecisionForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def _carry_out(self, decision: str, remark: str) -> str:
        """Do as the button says; what to tell the person."""
        user = self.request.user
        if decision == "confirm":
            decide.confirm(self.proposal, user)
            return _("Confirmed. It is shown everywhere now.")
        if decision == "return":
            decide.send_back(self.proposal, user, remark)
            return _("Sent back to %(person)s.") % {"person": self.proposal.proposer}
        if decision == "withdraw":
            decide.withdraw(self.proposal, user)
            return _("Taken back.")
        raise NotPossibleError(_("Press one of the buttons."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal, user = self.proposal, self.request.user
        page = Paginator(proposal.changes.all(), CHANGES_PER_PAGE).get_page(self.request.GET.get("p"))
        shown = {
            "proposal": proposal,
            "page": page,
            "blocks": blocks_of(page.object_list),
            "language": labels.language_label(proposal.language),
            "may_decide": proposal.is_open and routing.may_decide(user, proposal),
            "may_withdraw": proposal.is_open and proposal.proposer_id == user.pk,
            "who_confirms": routing.who_confirms(proposal),
        }
        return super().get_context_data(**shown, **kwargs)


class FactHistoryView(ProposalScreen, TemplateView):
    """Confirmed changes, newest first; by kind, by row, by days."""

    template_name = "reference/fact_history.html"
    page_title = gettext_lazy("History of facts")
    header_icon = "history"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = HistoryFilter(self.request.GET)
        found = form.filter(routing.visible_history(self.request.user))
        found = found.select_related("proposer", "confirmer", "proposal")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        shown = {"form": form, "page": page, "lines": lines_of(page.object_list), "query": query.urlencode()}
        return super().get_context_data(**shown, **kwargs)


class HistoryFilter(forms.Form):
    """Wrong values are left out and shown as wrong."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    row = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    since = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=gettext_lazy("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, capfirst(labels.kind_label(kind))) for kind in subjects.subject_models()]
        self.fields["kind"].choices = [("", _("All")), *sorted(kinds, key=lambda kind: kind[1])]

    def filter(self, history: QuerySet) -> QuerySet:
        self.is_valid()
        wanted = {"kind": "kind", "row": "fact_id", "since": "at__date__gte", "until": "at__date__lte"}
        given = {lookup: value for name, lookup in wanted.items() if (value := self.cleaned_data.get(name))}
        return history.filter(**given)
