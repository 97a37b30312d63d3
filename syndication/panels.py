"""What the desk must look at, on the admin's first page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.panels import SHOWN, Line, LinesPanel
from syndication import rights
from syndication.models import Channel, Delivery

ORDER = 30


def of(request: HttpRequest) -> list[LinesPanel]:
    """Failed deliveries and receivers that do not answer; for desk and chief."""
    if not rights.may_act(request.user):
        return []
    lines = [*_silent(), *_failed()]
    return [LinesPanel(_("Deliveries that need you"), lines, ORDER)] if lines else []


def _silent() -> list[Line]:
    what = _("does not answer; tried again by itself")
    silent = Channel.objects.silent(timezone.now())
    return [Line(channel.name, reverse("channel", args=[channel.pk]), what) for channel in silent]


def _failed() -> list[Line]:
    failed = Delivery.objects.failed().newest().select_related("channel", "version").order_by("-pk")[:SHOWN]
    return [
        Line(
            delivery.version.title,
            reverse("delivery", args=[delivery.item_id, delivery.channel_id]),
            f"{delivery.channel}: {delivery.error}",
        )
        for delivery in failed
    ]
