"""The board, and one item at one channel."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cms import languages
from syndication import board, desk
from syndication.board_filter import BoardFilter
from syndication.forms import AddressForm
from syndication.marks import mark_of
from syndication.models import Attempt, Channel, Delivery, Item
from syndication.views.screen import DeliveryScreen

PER_PAGE = 25


class BoardView(DeliveryScreen, TemplateView):
    """Story × language × channel."""

    template_name = "syndication/board.html"
    page_title = gettext_lazy("Deliveries")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = BoardFilter(self.request.GET)
        page = Paginator(form.filter(board.stories()), PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        shown = {
            "form": form,
            "page": page,
            "rows": board.rows_of(page.object_list, form.chosen_channel),
            "languages": languages.ACTIVE,
            "query": query.urlencode(),
        }
        return super().get_context_data(**shown, **kwargs)


class DeliveryView(DeliveryScreen, TemplateView):
    """Versions, deliveries, attempts and receipts of one item at one channel."""

    template_name = "syndication/delivery.html"
    item: Item
    channel: Channel

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.load()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.load()
        act = request.POST.get("act", "")
        if act == "send":
            self.try_to(lambda: desk.send_again(self.item, self.channel, request.user), self.words_for_sent())
        elif act == "published":
            return self.note_published()
        return redirect(request.path)

    def words_for_sent(self) -> str:
        if self.channel.is_paused:
            return _("The latest version goes out as soon as the channel is resumed.")
        return _("The latest version goes out within a minute.")

    def load(self) -> None:
        self.item = get_object_or_404(Item.objects.select_related("story"), pk=self.kwargs["item_pk"])
        self.channel = get_object_or_404(Channel, pk=self.kwargs["channel_pk"])

    def note_published(self) -> HttpResponse:
        form, delivery = AddressForm(self.request.POST), self.newest()
        if delivery is None or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        url = form.cleaned_data["url"]
        is_done = self.try_to(lambda: desk.note_published(delivery, url, self.request.user), _("Recorded."))
        if is_done:
            return redirect(self.request.path)
        return self.render_to_response(self.get_context_data(form=form), status=409)

    def newest(self) -> Delivery | None:
        own = self.item.deliveries.filter(channel=self.channel).exclude(state=Delivery.State.REPLACED)
        return own.order_by("-version_id").first()

    def get_page_title(self) -> str:
        version = self.item.versions.first()
        return version.title if version else str(self.item)

    def get_page_subtitle(self) -> str:
        return self.channel.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tries = Attempt.objects.order_by("-at", "-pk")
        own = self.item.deliveries.filter(channel=self.channel).select_related("version", "receipt_by", "channel")
        deliveries = list(own.prefetch_related(Prefetch("tries", tries)).order_by("-version_id"))
        newest = next((d for d in deliveries if d.state != Delivery.State.REPLACED), None)
        shown = {
            "item": self.item,
            "channel": self.channel,
            "deliveries": deliveries,
            "newest": newest,
            "mark": mark_of(newest) if newest else None,
            "form": kwargs.pop("form", None) or AddressForm(),
            "may_send": self.may_act and not self.channel.is_pulled,
            "may_note": self.may_act and newest is not None and not newest.is_withdrawal,
            "language": languages.KNOWN.get(self.item.language),
        }
        return super().get_context_data(**shown, **kwargs)
