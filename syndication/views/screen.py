"""What these screens have in common: who sees them, who acts, the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from syndication import rights
from syndication.desk import NotPossibleError


class DeliveryScreen(WagtailAdminTemplateMixin):
    """404 for those who may not know of it; acting is for desk and chief."""

    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.may_see(request.user):
            raise Http404("No such page.")
        if request.method not in ("GET", "HEAD") and not rights.may_act(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_act(self) -> bool:
        return rights.may_act(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        way = [{"url": reverse("delivery_board"), "label": _("Deliveries")}, *self.way()]
        return [*self.breadcrumbs_items, *way, {"url": "", "label": self.get_page_title()}]

    def way(self) -> list[dict[str, str]]:
        """Steps between the board and this screen."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(may_act=self.may_act, **kwargs)

    def try_to(self, act: Any, done: str) -> bool:
        """Carry out an act of the desk and say how it went."""
        try:
            act()
        except NotPossibleError as error:
            messages.error(self.request, str(error))
            return False
        messages.success(self.request, done)
        return True


class ActingScreen(DeliveryScreen):
    """A form that only desk and chief open."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if rights.may_see(request.user) and not rights.may_act(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def channels_step() -> dict[str, str]:
    return {"url": reverse("channels"), "label": _("Channels")}
