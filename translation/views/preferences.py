"""What a person chooses about their own work: the morning mail, the calendar."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from content.addresses import absolute
from translation.models import WorkPreferences
from translation.views.screen import WorkScreen
from translation.work import feed


class PreferencesView(WorkScreen, TemplateView):
    """For everybody who uses the desk, about themselves alone."""

    template_name = "translation/preferences.html"
    page_title = gettext_lazy("Morning mail and calendar")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = request.POST.get("act", "")
        if act == "renew":
            # Shown in this answer only: nowhere is it kept.
            path = reverse("translation_calendar", args=[feed.renew(request.user)])
            answer = self.render_to_response(self.get_context_data(address=absolute(request, path)))
            answer["Cache-Control"] = "private, no-store"
            return answer
        if act == "off":
            feed.switch_off(request.user)
            messages.success(request, _("The calendar's address opens nothing any more."))
        elif act in ("digest_on", "digest_off"):
            values = {"wants_digest": act == "digest_on"}
            WorkPreferences.objects.update_or_create(user=request.user, defaults=values)
            messages.success(request, _("Saved."))
        return redirect("translation_settings")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = WorkPreferences.objects.filter(user=self.request.user).first() or WorkPreferences()
        has_mail = bool(self.request.user.email)
        return super().get_context_data(own=own, has_calendar=bool(own.feed_digest), has_mail=has_mail, **kwargs)
