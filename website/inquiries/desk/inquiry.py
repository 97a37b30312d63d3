"""One inquiry: what was written, what is to be done, what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from planning import countries
from translation.work.working_days import Calendar
from website.inquiries import parks, translators
from website.inquiries.desk import acts, forms, rights
from website.inquiries.desk.listing import clock, step_of
from website.inquiries.desk.screen import LetterScreen
from website.models import Inquiry, Reply


class InquiryView(LetterScreen, TemplateView):
    """For the people of its agency and the desk."""

    template_name = "website/inquiries/desk/inquiry.html"
    inquiry: Inquiry

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"  # a letter does not stay in a browser that several people use
        return response

    def look_up(self) -> None:
        related = ("agency", "officer", "translator")
        found = rights.visible(self.request.user).select_related(*related)
        self.inquiry = get_object_or_404(found, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return self.inquiry.reference

    def get_page_subtitle(self) -> str:
        return self.inquiry.get_kind_display()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = request.POST.get("act", "")
        if act in TEXT_ACTS:
            return self.write(act)
        if act in PLAIN_ACTS and (act not in DESK_ACTS or rights.runs_desk(request.user)):
            self.try_to(lambda: PLAIN_ACTS[act](self), DONE[act]())
        return self.onward()

    def write(self, act: str) -> HttpResponse:
        """Acts with a text; one that is refused leaves the text in its field."""
        form = forms.TextForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, forms.wrong_text())
            return self.render_to_response(self.get_context_data(typed=self.typed()), status=422)
        text = form.cleaned_data["text"]
        if self.try_to(lambda: TEXT_ACTS[act](self.inquiry, text, self.request.user), DONE[act]()):
            return self.onward()
        self.look_up()
        return self.render_to_response(self.get_context_data(typed=self.typed()), status=409)

    def typed(self) -> dict[str, str]:
        return {self.request.POST["act"]: self.request.POST.get("text", "")[: forms.TEXT_MAX]}

    def onward(self) -> HttpResponse:
        """Back here, unless the act took the inquiry out of the person's sight."""
        is_seen = rights.visible(self.request.user).filter(pk=self.inquiry.pk).exists()
        return redirect(self.request.path if is_seen else reverse("inquiry_list"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, user = self.inquiry, self.request.user
        replies = list(row.replies.select_related("by", "rendered_by", "sent_by"))
        notes = list(row.notes.select_related("by"))
        unsent = [r for r in replies if r.state in (Reply.State.TO_RENDER, Reply.State.READY)]
        earlier = rights.visible(user).filter(reference=row.earlier).exclude(pk=row.pk).first() if row.earlier else None
        shown = {
            "inquiry": row,
            "thread": sorted([*replies, *notes], key=lambda one: one.at),
            "unsent": unsent[0] if unsent else None,
            "clock": clock(row, Calendar()),
            "step": step_of(row, unsent),
            "country": countries.named([row.country])[0] if row.country else "",
            "parks": parks.names(row.parks, "vi"),
            "earlier": earlier,
            "history": row.events.select_related("by"),
            "has_stuck_mail": acts.stuck_mails(row),
            "may_erase": rights.runs_desk(user),
            "is_open": row.state in (Inquiry.State.OPEN, Inquiry.State.ANSWERED) and not row.erased_at,
            **self._people(),
        }
        return super().get_context_data(**shown, **kwargs)

    def _people(self) -> dict[str, Any]:
        row = self.inquiry
        return {
            "agencies": forms.agencies().exclude(pk=row.agency_id),
            "officers": forms.people_of(row.agency_id),
            "translators": translators.of_language(row.language) if row.language != "vi" else [],
        }

    def chosen_person(self, people: Any) -> Any:
        pk = self.request.POST.get("person", "")
        found = people.filter(pk=int(pk)).first() if pk.isascii() and pk.isdigit() and len(pk) < 12 else None
        if found is None:
            raise acts.NotPossibleError(_("Choose a person from the list."))
        return found

    def hand_over(self) -> None:
        pk = self.request.POST.get("agency", "")
        is_number = pk.isascii() and pk.isdigit() and len(pk) < 12
        agency = forms.agencies().filter(pk=int(pk)).first() if is_number else None
        if agency is None and pk != "desk":
            raise acts.NotPossibleError(_("Choose an agency from the list."))
        acts.hand_over(self.inquiry, agency, self.request.user)

    def send(self) -> None:
        pk = self.request.POST.get("reply", "")
        if not (pk.isascii() and pk.isdigit() and len(pk) < 12):
            raise acts.NotPossibleError(_("This answer was sent or put away meanwhile."))
        acts.send_reply(self.inquiry, int(pk), self.request.user)

    def give_to_officer(self) -> None:
        acts.give_to_officer(
            self.inquiry, self.chosen_person(forms.people_of(self.inquiry.agency_id)), self.request.user
        )

    def give_to_translator(self) -> None:
        people = translators.of_language(self.inquiry.language)
        acts.give_to_translator(self.inquiry, self.chosen_person(people), self.request.user)

    def erase(self) -> None:
        if self.request.POST.get("sure") != "yes":
            raise acts.NotPossibleError(_("Tick the box: what is erased can't be brought back."))
        acts.erase(self.inquiry, self.request.user)


def _simply(act: Callable[..., Any]) -> Callable[[InquiryView], Any]:
    return lambda view: act(view.inquiry, view.request.user)


TEXT_ACTS: dict[str, Callable[..., Any]] = {"note": acts.note, "reply": acts.draft_reply, "close": acts.close}
PLAIN_ACTS: dict[str, Callable[[InquiryView], Any]] = {
    "send": InquiryView.send,
    "drop": _simply(acts.drop_reply),
    "hand_over": InquiryView.hand_over,
    "officer": InquiryView.give_to_officer,
    "translator": InquiryView.give_to_translator,
    "read": _simply(acts.read_directly),
    "mail": _simply(acts.send_mail_again),
    "reopen": _simply(acts.reopen),
    "rescue": _simply(acts.rescue),
    "erase": InquiryView.erase,
}
DESK_ACTS = ("rescue", "erase")
DONE: dict[str, Callable[[], str]] = {
    "note": lambda: _("Noted."),
    "reply": lambda: _("Kept. It goes out when you send it."),
    "close": lambda: _("Closed."),
    "send": lambda: _("The answer goes out within a minute."),
    "drop": lambda: _("The answer was put away."),
    "hand_over": lambda: _("Handed over. The new agency was told."),
    "officer": lambda: _("Given to the officer."),
    "translator": lambda: _("Given to the translator, who was told."),
    "read": lambda: _("Answer in the visitor's language."),
    "mail": lambda: _("The mail is tried again within a minute."),
    "reopen": lambda: _("Opened again."),
    "rescue": lambda: _("It is an inquiry now; the visitor was told that it came."),
    "erase": lambda: _("The personal data was erased."),
}
