"""The translator's screen: what the visitor wrote into Vietnamese, the answer into the visitor's language."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from website.inquiries import parks
from website.inquiries.desk import acts, forms, rights
from website.inquiries.desk.masking import masked
from website.inquiries.desk.screen import LetterScreen
from website.models import Inquiry, Reply


class TranslateView(LetterScreen, TemplateView):
    """Shows neither who wrote nor how to reach them."""

    template_name = "website/inquiries/desk/translate.html"
    inquiry: Inquiry

    def is_for(self, user: Any) -> bool:
        return bool(rights.roles_of(user).translates)

    def look_up(self) -> None:
        self.inquiry = get_object_or_404(rights.translatable(self.request.user), pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def get_page_title(self) -> str:
        return _("Inquiry %(reference)s") % {"reference": self.inquiry.reference}

    def get_page_subtitle(self) -> str:
        return self.inquiry.get_kind_display()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, act = forms.TextForm(request.POST), ACTS.get(request.POST.get("act", ""))
        typed = request.POST.get("text", "")[: forms.TEXT_MAX]
        if act is None or not form.is_valid():
            messages.error(request, forms.wrong_text())
            return self.render_to_response(self.get_context_data(typed=typed), status=422)
        done = _("Kept. The officer has it now.")
        if not self.try_to(lambda: act(self.inquiry, form.cleaned_data["text"], request.user), done):
            return self.render_to_response(self.get_context_data(typed=typed), status=409)
        return redirect(self._onward())

    def _onward(self) -> str:
        is_wanted = rights.translatable(self.request.user).filter(pk=self.inquiry.pk).exists()
        return self.request.path if is_wanted else reverse("translation_mine")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.inquiry
        reply = row.replies.filter(state=Reply.State.TO_RENDER).first()
        sent = row.replies.filter(state=Reply.State.SENT)
        shown = {
            "inquiry": row,
            "message": masked(row.message),
            "subject": masked(row.subject),
            "parks": parks.names(row.parks, row.language),
            "reply": reply,
            "vietnamese": masked(reply.vietnamese) if reply else "",
            "earlier_replies": sent,
        }
        return super().get_context_data(**shown, **kwargs)


ACTS = {"summary": acts.summarise, "rendering": acts.render_reply}
