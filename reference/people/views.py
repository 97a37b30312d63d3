"""Screens of people: the list, one person, and a form for each thing that is done."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from reference.models import Leave, Membership
from reference.people import actions, handing_over, rights
from reference.people.actions import PeopleError
from reference.people.forms import (
    ChangeForm,
    EndRoleForm,
    FilterForm,
    InviteForm,
    LeaveForm,
    ReceiverForm,
    RoleForm,
)

PER_PAGE = 50
RECORDS_SHOWN = 100


class PeopleScreen(WagtailAdminTemplateMixin):
    """For those who manage people; others get no answer."""

    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.manages_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {"url": reverse("people"), "label": _("People")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]


class PeopleListView(PeopleScreen, TemplateView):
    """Everybody whom the person may look up."""

    template_name = "reference/people/list.html"
    page_title = gettext_lazy("People")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FilterForm(self.request.GET)
        found = _with_roles(_filtered(rights.visible_to(self.request.user), form)).order_by("first_name", "pk")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(form=form, page=page, query=query.urlencode(), **kwargs)


def _filtered(people: QuerySet, form: FilterForm) -> QuerySet:
    form.is_valid()
    given = form.cleaned_data
    words = given.get("q", "").split()
    named = [Q(first_name__icontains=w) | Q(last_name__icontains=w) | Q(email__icontains=w) for w in words]
    people = reduce(QuerySet.filter, named, people)
    if given.get("role"):
        today = timezone.localdate()
        held = Membership.objects.valid_on(today).filter(role=given["role"])
        people = people.filter(pk__in=held.values("user"))
    states = {"": {"is_active": True}, "gone": {"is_active": False}}
    return people.filter(**states.get(given.get("state", ""), {}))


def _with_roles(people: QuerySet) -> QuerySet:
    today = timezone.localdate()
    current = Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today)).select_related("agency")
    return people.prefetch_related(Prefetch("memberships", current, to_attr="current_roles"))


class OfPerson(PeopleScreen):
    """About one person; 404 for those who may not look them up."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if rights.manages_people(request.user):
            self.person = get_object_or_404(rights.visible_to(request.user), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_success_url(self) -> str:
        return reverse("person", args=[self.person.pk])


class PersonView(OfPerson, TemplateView):
    """Roles, leave, record, and what may be done."""

    template_name = "reference/people/person.html"
    page_title = gettext_lazy("Person")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor, person = self.request.user, self.person
        roles = [
            {"membership": m, "may_end": m.user_id != actor.pk and rights.may_give(actor, m) and not _is_over(m)}
            for m in person.memberships.select_related("agency").order_by("valid_to", "pk")
        ]
        shown = {
            "person": person,
            "roles": roles,
            "leaves": person.leaves.order_by("-first_day"),
            "records": person.people_records.select_related("by")[:RECORDS_SHOWN],
            "may_manage": rights.may_manage(actor, person),
            "may_give": actor.pk != person.pk,
        }
        return super().get_context_data(**shown, **kwargs)


def _is_over(membership: Membership) -> bool:
    return bool(membership.valid_to and membership.valid_to < timezone.localdate())


class PeopleForm(FormView):
    """A form whose act may be refused; the message stands on the form and the typed text stays."""

    template_name = "reference/people/form.html"
    button = gettext_lazy("Save")
    explanation: Any = ""

    def act(self, form: forms.Form) -> str:
        """Do it; what to tell. Raises PeopleError."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            message = self.act(form)
        except PeopleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, message)
        return redirect(self.get_success_url())

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(button=self.button, explanation=self.explanation, **kwargs)


class InviteView(PeopleScreen, PeopleForm):
    form_class = InviteForm
    page_title = gettext_lazy("Invite a person")
    button = gettext_lazy("Send the invitation")
    explanation = gettext_lazy("The person gets a mail with a link and chooses a password.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def act(self, form: InviteForm) -> str:
        given = form.cleaned_data
        self.person = actions.invite(
            self.request.user, given["name"], given["email"], form.membership(), is_outside=given["is_outside"]
        )
        return _("An invitation went to %(email)s.") % {"email": self.person.email}

    def get_success_url(self) -> str:
        return reverse("person", args=[self.person.pk])


class GiveRoleView(OfPerson, PeopleForm):
    form_class = RoleForm
    page_title = gettext_lazy("Give a role")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def act(self, form: RoleForm) -> str:
        actions.give_role(self.request.user, self.person, form.membership())
        return _("The role was given.")


class EndRoleView(OfPerson, PeopleForm):
    form_class = EndRoleForm
    page_title = gettext_lazy("End a role")
    button = gettext_lazy("End the role")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.membership = get_object_or_404(Membership, pk=kwargs["membership"], user=kwargs["pk"])
        self.explanation = str(self.membership)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"last_day": timezone.localdate() - timedelta(days=1)}

    def act(self, form: EndRoleForm) -> str:
        actions.end_role(self.request.user, self.membership, form.cleaned_data["last_day"])
        return _("The role ends.")


class ChangePersonView(OfPerson, PeopleForm):
    form_class = ChangeForm
    page_title = gettext_lazy("Change name or address")

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.person.get_full_name(), "email": self.person.email}

    def act(self, form: ChangeForm) -> str:
        actions.change(self.request.user, self.person, **form.cleaned_data)
        return _("Saved.")


class DeactivateView(OfPerson, PeopleForm):
    form_class = ReceiverForm
    page_title = gettext_lazy("Deactivate")
    button = gettext_lazy("Deactivate")
    explanation = gettext_lazy("The person is signed out at once and can't sign in any more. Nothing is deleted.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "receivers": actions.receivers_for(self.person)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(in_hand=handing_over.of(self.person), **kwargs)

    def act(self, form: ReceiverForm) -> str:
        actions.deactivate(self.request.user, self.person, form.cleaned_data["receiver"])
        return _("%(person)s is deactivated.") % {"person": self.person}


class HandOverView(DeactivateView):
    page_title = gettext_lazy("Hand work over")
    button = gettext_lazy("Hand over")
    explanation = gettext_lazy("Everything that the person has in hand goes to somebody else.")

    def act(self, form: ReceiverForm) -> str:
        receiver = form.cleaned_data["receiver"]
        if receiver is None:
            raise PeopleError(_("Choose who takes it over."))
        actions.hand_over(self.request.user, self.person, receiver)
        return _("Handed over to %(person)s.") % {"person": receiver}


class ConfirmForm(forms.Form):
    """Nothing to fill in."""


class ReactivateView(OfPerson, PeopleForm):
    form_class = ConfirmForm
    page_title = gettext_lazy("Reactivate")
    button = gettext_lazy("Reactivate")
    explanation = gettext_lazy("The roles that still hold come back. The person chooses a new password by link.")

    def act(self, form: ConfirmForm) -> str:
        actions.reactivate(self.request.user, self.person)
        return _("%(person)s is active again.") % {"person": self.person}


class SendLinkView(OfPerson, PeopleForm):
    form_class = ConfirmForm
    page_title = gettext_lazy("Send a link for a new password")
    button = gettext_lazy("Send the link")

    def act(self, form: ConfirmForm) -> str:
        actions.send_link(self.request.user, self.person)
        return _("A link went to %(email)s.") % {"email": self.person.email}


class LeaveView(OfPerson, PeopleForm):
    form_class = LeaveForm
    page_title = gettext_lazy("Enter leave")

    def act(self, form: LeaveForm) -> str:
        actions.enter_leave(self.request.user, self.person, **form.cleaned_data)
        return _("Saved.")


class MyLeaveView(WagtailAdminTemplateMixin, PeopleForm):
    """Everybody's own leave."""

    template_name = "reference/people/my_leave.html"
    form_class = LeaveForm
    page_title = gettext_lazy("My leave")
    header_icon = "calendar-alt"
    explanation = gettext_lazy("While you are away, your deputies are told of what waits.")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(leaves=self.request.user.leaves.order_by("-first_day"), **kwargs)

    def act(self, form: LeaveForm) -> str:
        actions.enter_leave(self.request.user, self.request.user, **form.cleaned_data)
        return _("Saved.")

    def get_success_url(self) -> str:
        return reverse("my_leave")


class CancelLeaveView(WagtailAdminTemplateMixin, PeopleForm):
    """One's own, or of somebody whom one manages."""

    form_class = ConfirmForm
    page_title = gettext_lazy("Cancel leave")
    button = gettext_lazy("Cancel the leave")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.leave = get_object_or_404(Leave.objects.select_related("user"), pk=kwargs["pk"])
        self.is_own = self.leave.user_id == request.user.pk
        if not self.is_own:
            get_object_or_404(rights.visible_to(request.user), pk=self.leave.user_id)
        self.explanation = str(self.leave)
        return super().dispatch(request, *args, **kwargs)

    def act(self, form: ConfirmForm) -> str:
        actions.cancel_leave(self.request.user, self.leave)
        return _("The leave is cancelled.")

    def get_success_url(self) -> str:
        return reverse("my_leave") if self.is_own else reverse("person", args=[self.leave.user_id])
