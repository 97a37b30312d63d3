"""The public feeds: receivers fetch them, see syndication/feeds.py."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndication.models import Channel
from syndication.policy import Policy
from syndication.transports.base import Message, NotSentError, Receipt


class Feed:
    label = gettext_lazy("public feed, fetched by the receiver")
    is_pulled = True
    needs_endpoint = False

    def send(self, channel: Channel, message: Message, policy: Policy) -> Receipt:
        raise NotSentError(_("Receivers fetch this feed; nothing is sent."))


TRANSPORT = Feed()
