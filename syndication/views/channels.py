"""Channels: the list with their health, one channel, its form, its secret."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import CreateView, TemplateView, UpdateView
from wagtail.log_actions import log

from cms import languages
from syndication import desk, health, signing, transports
from syndication.forms import ChannelForm, story_types
from syndication.models import Channel
from syndication.models.delivery import new_message_id
from syndication.policy import Policy
from syndication.transports.base import Message, TransportError
from syndication.views.screen import ActingScreen, DeliveryScreen, channels_step

# A person waits for the answer.
PING = Policy(connect_seconds=3, read_seconds=6, total_seconds=8)


class ChannelListView(DeliveryScreen, TemplateView):
    """All channels with their health."""

    template_name = "syndication/channels.html"
    page_title = gettext_lazy("Channels")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lines=health.of(list(Channel.objects.all())), **kwargs)


class OfChannel(DeliveryScreen):
    """About one channel."""

    channel: Channel

    def way(self) -> list[dict[str, str]]:
        return [channels_step()]

    def load(self) -> None:
        self.channel = get_object_or_404(Channel, pk=self.kwargs["pk"])


class ChannelView(OfChannel, TemplateView):
    """One channel: what it is, how it stands, what may be done."""

    template_name = "syndication/channel.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.load()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.load()
        acts = {
            "pause": self.pause,
            "resume": self.resume,
            "ping": self.ping,
            "again": self.send_failed_again,
            "offer": self.offer_live,
        }
        if act := acts.get(request.POST.get("act", "")):
            act()
        return redirect("channel", self.channel.pk)

    def pause(self) -> None:
        desk.pause(self.channel, self.request.user)
        messages.success(self.request, _("Paused. What comes up waits until you resume."))

    def resume(self) -> None:
        desk.resume(self.channel, self.request.user)
        messages.success(self.request, _("Resumed. What waited goes out now."))

    def ping(self) -> None:
        """A signed message of type `ping`; nothing is recorded."""
        message = Message(new_message_id(), "ping", timezone.now(), {})
        try:
            receipt = transports.get(self.channel.transport).send(self.channel, message, PING)
        except TransportError as error:
            text = _("The test did not arrive: %(answer)s")
            messages.error(self.request, text % {"answer": error})
            return
        text = _("The receiver took the test and answered %(status)s.")
        messages.success(self.request, text % {"status": receipt.status})

    def send_failed_again(self) -> None:
        number = desk.send_failed_again(self.channel, self.request.user)
        text = ngettext("%(count)d delivery goes out again.", "%(count)d deliveries go out again.", number)
        messages.success(self.request, text % {"count": number})

    def offer_live(self) -> None:
        number = desk.offer_live(self.channel, self.request.user)
        text = ngettext("%(count)d story goes out now.", "%(count)d stories go out now.", number)
        messages.success(self.request, text % {"count": number})

    def get_page_title(self) -> str:
        return self.channel.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        (line,) = health.of([self.channel])
        names = dict(story_types())
        shown = {
            "channel": self.channel,
            "line": line,
            "languages": [languages.KNOWN[code] for code in self.channel.languages],
            "types": [names.get(name, name) for name in self.channel.types],
            "markets": [str(label) for label in _markets(self.channel)],
        }
        return super().get_context_data(**shown, **kwargs)


def _markets(channel: Channel) -> list[str]:
    choices = channel._meta.get_field("markets").choices_class
    return [choices(value).label for value in channel.markets if value in choices.values]


class ChannelFormScreen(ActingScreen):
    """Adding and changing a channel."""

    template_name = "syndication/channel_form.html"
    model = Channel
    form_class = ChannelForm
    log_action = ""

    def way(self) -> list[dict[str, str]]:
        return [channels_step()]

    def form_valid(self, form: ChannelForm) -> HttpResponse:
        response = super().form_valid(form)
        log(self.object, self.log_action, user=self.request.user, data={"fields": sorted(form.changed_data)})
        messages.success(self.request, _("Saved."))
        return response

    def form_invalid(self, form: ChannelForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_success_url(self) -> str:
        return reverse("channel", args=[self.object.pk])


class AddChannelView(ChannelFormScreen, CreateView):
    page_title = gettext_lazy("Add a channel")
    log_action = "wagtail.create"


class ChangeChannelView(ChannelFormScreen, UpdateView):
    page_title = gettext_lazy("Change the channel")
    log_action = "wagtail.edit"

    def get_page_subtitle(self) -> str:
        return self.object.name


class NewSecretView(ActingScreen, OfChannel, TemplateView):
    """Makes a secret and shows it this once, so that it can be given to the receiver."""

    template_name = "syndication/new_secret.html"
    page_title = gettext_lazy("New secret")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.load()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.load()
        secret = signing.new_secret()
        self.channel.set_secret(secret)
        self.channel.save(update_fields=["sealed_secret"])
        log(self.channel, "syndication.new_secret", user=request.user)
        return self.render_to_response(self.get_context_data(secret=secret))  # no cache keeps the admin's pages

    def get_page_subtitle(self) -> str:
        return self.channel.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(channel=self.channel, **kwargs)
