"""A form for each thing that is done to an account or a role."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from reference.people import accounts, giving, handing_over, rights, wording
from reference.people.errors import MailNotSentError, PeopleError
from reference.people.forms import ChangeForm, ConfirmForm, EndRoleForm, InviteForm, ReceiverForm, RoleForm
from reference.people.views import OfPerson, PeopleScreen


class PeopleForm(WagtailAdminTemplateMixin, FormView):
    """A form whose act may be refused; the message stands on the form and the typed text stays."""

    template_name = "reference/people/form.html"
    button: Any = gettext_lazy("Save")
    explanation: Any = ""
    is_serious = False  # a red button

    def explain(self) -> str:
        return self.explanation

    def act(self, form: forms.Form) -> str:
        """Do it; what to tell. Raises PeopleError, MailNotSentError."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            message = self.act(form)
        except PeopleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        except MailNotSentError as error:
            messages.warning(self.request, str(error))
            return redirect("person", error.person.pk)
        messages.success(self.request, message)
        return redirect(self.get_success_url())

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"button": self.button, "explanation": self.explain(), "is_serious": self.is_serious}
        return super().get_context_data(**shown, **kwargs)


class WithActor:
    """The form offers what the person may do."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.request.user}


class ManagedForm(PeopleForm, OfPerson):
    """Something that is done to the account: for those who manage it."""

    def is_allowed(self) -> bool:
        return rights.may_manage(self.request.user, self.person)


class InviteView(WithActor, PeopleForm, PeopleScreen):
    form_class = InviteForm
    extra_context = {"back_url": reverse_lazy("people")}
    page_title = gettext_lazy("Invite a person")
    button = gettext_lazy("Send the invitation")
    explanation = gettext_lazy("The person gets a mail with a link and chooses a password.")

    def act(self, form: InviteForm) -> str:
        given = form.cleaned_data
        self.person = accounts.invite(
            self.request.user,
            given["name"],
            given["email"],
            form.membership(),
            is_outside=given.get("is_outside", False),
        )
        return _("An invitation went to %(email)s.") % {"email": self.person.email}

    def get_success_url(self) -> str:
        return reverse("person", args=[self.person.pk])


class GiveRoleView(WithActor, ManagedForm):
    form_class = RoleForm
    page_title = gettext_lazy("Give a role")
    button = gettext_lazy("Give the role")

    def is_allowed(self) -> bool:
        return self.request.user.pk != self.person.pk

    def act(self, form: RoleForm) -> str:
        giving.give_role(self.request.user, self.person, form.membership())
        return _("The role was given.")


class EndRoleView(ManagedForm):
    form_class = EndRoleForm
    page_title = gettext_lazy("End a role")
    button = gettext_lazy("End the role")
    is_serious = True

    def look_up(self) -> None:
        super().look_up()
        held = self.person.memberships.select_related("agency")
        self.membership = get_object_or_404(held, pk=self.kwargs["membership"])

    def is_allowed(self) -> bool:
        return rights.may_end(self.request.user, self.membership)

    def explain(self) -> str:
        return wording.role_of(self.membership)

    def get_initial(self) -> dict[str, Any]:
        return {"last_day": timezone.localdate() - timedelta(days=1)}

    def act(self, form: EndRoleForm) -> str:
        giving.end_role(self.request.user, self.membership, form.cleaned_data["last_day"])
        return _("The role ends.")


class ChangePersonView(WithActor, ManagedForm):
    form_class = ChangeForm
    page_title = gettext_lazy("Change name or address")

    def get_initial(self) -> dict[str, Any]:
        person = self.person
        return {"name": person.get_full_name(), "email": person.email, "is_outside": person.is_outside}

    def act(self, form: ChangeForm) -> str:
        accounts.change(self.request.user, self.person, **form.cleaned_data)
        return _("Saved.")


class WithReceiver(ManagedForm):
    """Shows what the person has in hand and asks who takes it over."""

    form_class = ReceiverForm

    def get_form_kwargs(self) -> dict[str, Any]:
        self.in_hand = handing_over.of(self.person)
        receivers = handing_over.receivers_for(self.person)
        return {**super().get_form_kwargs(), "receivers": receivers, "is_needed": bool(self.in_hand)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = super().get_context_data(**kwargs)
        return {**shown, "in_hand": self.in_hand}


class DeactivateView(WithReceiver):
    page_title = gettext_lazy("Deactivate")
    button = gettext_lazy("Deactivate")
    explanation = gettext_lazy("The person is signed out at once and can't sign in any more. Nothing is deleted.")
    is_serious = True

    def act(self, form: ReceiverForm) -> str:
        accounts.deactivate(self.request.user, self.person, form.cleaned_data.get("receiver"))
        return _("%(person)s is deactivated.") % {"person": self.person}


class HandOverView(WithReceiver):
    page_title = gettext_lazy("Hand work over")
    button = gettext_lazy("Hand over")
    explanation = gettext_lazy("Everything that the person has in hand goes to somebody else.")

    def act(self, form: ReceiverForm) -> str:
        receiver = form.cleaned_data.get("receiver")
        if receiver is None:
            raise PeopleError(_("Choose who takes it over."))
        handing_over.hand_over(self.request.user, self.person, receiver)
        return _("Handed over to %(person)s.") % {"person": receiver}


class ReactivateView(ManagedForm):
    form_class = ConfirmForm
    page_title = gettext_lazy("Reactivate")
    button = gettext_lazy("Reactivate")
    explanation = gettext_lazy("The roles that still hold come back. The person chooses a new password by link.")

    def act(self, form: ConfirmForm) -> str:
        accounts.reactivate(self.request.user, self.person)
        return _("%(person)s is active again.") % {"person": self.person}


class SendLinkView(ManagedForm):
    form_class = ConfirmForm
    page_title = gettext_lazy("Send a link for a new password")
    button = gettext_lazy("Send the link")

    def explain(self) -> str:
        return _("The link goes to %(email)s and works once.") % {"email": self.person.email}

    def act(self, form: ConfirmForm) -> str:
        accounts.send_link(self.request.user, self.person)
        return _("A link went to %(email)s.") % {"email": self.person.email}
