"""Hangs the screens of deliveries into Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from syndication import panels, rights
from syndication.models import Delivery
from syndication.views import board, channels

MENU_ORDER = 260  # after the proposals


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("deliveries/", board.BoardView.as_view(), name="delivery_board"),
        path("deliveries/<int:item_pk>/<int:channel_pk>/", board.DeliveryView.as_view(), name="delivery"),
        path("deliveries/channels/", channels.ChannelListView.as_view(), name="channels"),
        path("deliveries/channels/add/", channels.AddChannelView.as_view(), name="channel_add"),
        path("deliveries/channels/<int:pk>/", channels.ChannelView.as_view(), name="channel"),
        path("deliveries/channels/<int:pk>/change/", channels.ChangeChannelView.as_view(), name="channel_change"),
        path("deliveries/channels/<int:pk>/secret/", channels.NewSecretView.as_view(), name="channel_secret"),
    ]


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("syndication/css/deliveries.css"))


class DeliveriesMenuItem(MenuItem):
    """Says how many failed."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_see(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        number = Delivery.objects.failed().newest().count()
        if number:
            component.label = _("Deliveries (%(number)s failed)") % {"number": number}
        return component


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return DeliveriesMenuItem(
        gettext_lazy("Deliveries"), reverse("delivery_board"), name="deliveries", icon_name="upload", order=MENU_ORDER
    )


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, shown: list[Any]) -> None:
    shown += panels.of(request)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for code, label in LOGGED.items():
        actions.register_action(f"syndication.{code}", label, label)


LOGGED = {
    "send_again": gettext_lazy("sent again"),
    "pause": gettext_lazy("channel paused"),
    "resume": gettext_lazy("channel resumed"),
    "offer_live": gettext_lazy("everything live sent"),
    "new_secret": gettext_lazy("new secret made"),
}
