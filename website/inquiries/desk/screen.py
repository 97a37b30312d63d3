"""What the office's screens of letters have in common: who sees them, the ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from website.inquiries.desk import rights
from website.inquiries.desk.acts import NotPossibleError


@dataclass(frozen=True)
class Way:
    url: str
    name: str
    is_here: bool


class LetterScreen(WagtailAdminTemplateMixin):
    """404 for those who may not know of it."""

    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_for(request.user):
            raise Http404("No such page.")
        self.look_up()
        return super().dispatch(request, *args, **kwargs)

    def is_for(self, user: Any) -> bool:
        return rights.answers(user)

    def look_up(self) -> None:
        """Find what the address names, or raise Http404."""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        here = {"url": "", "label": self.get_page_title()}
        if not rights.answers(self.request.user):
            return [*self.breadcrumbs_items, here]
        return [*self.breadcrumbs_items, {"url": reverse("inquiry_list"), "label": _("Inquiries")}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(ways=self.ways(), **kwargs)

    def ways(self) -> list[Way]:
        user, here = self.request.user, self.request.resolver_match.url_name
        found = [("inquiry_list", _("Inquiries"))] if rights.answers(user) else []
        if rights.sees_reports(user):
            found.append(("report_list", _("Reported errors")))
        if rights.runs_desk(user):
            found.append(("inquiry_desks", _("Who answers")))
        return [Way(reverse(name), words, name == here) for name, words in found]

    def try_to(self, act: Any, done: str) -> bool:
        """Carry out an act and say how it went."""
        try:
            act()
        except NotPossibleError as error:
            messages.error(self.request, str(error))
            return False
        messages.success(self.request, done)
        return True
