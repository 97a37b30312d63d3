"""Channels: who receives what, how, and whether they answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.choices import ChoicesField, Market
from reference.models.language_codes import LanguageCodesField
from syndication import sealing


def transport_choices() -> list[tuple[str, Any]]:
    """A function, so that migrations keep no list."""
    from syndication import transports  # transports import models

    return [(name, capfirst(transport.label)) for name, transport in transports.registered().items()]


def format_choices() -> list[tuple[str, Any]]:
    from syndication import formats

    return [(name, format_.LABEL) for name, format_ in formats.registered().items()]


class ChannelQuerySet(models.QuerySet):
    """Channels by how they stand."""

    def pulled(self) -> ChannelQuerySet:
        """Those whose receivers fetch by themselves."""
        from syndication import transports

        return self.filter(transport__in=transports.pulled())

    def silent(self, now: datetime) -> ChannelQuerySet:
        """Those whose breaker is open: the receiver has failed several times in a row."""
        return self.filter(open_until__gt=now)


class Channel(models.Model):
    """One receiver, its format and transport."""

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        PAUSED = "paused", _("paused")

    name = models.CharField(_("name"), max_length=80, unique=True)
    short_name = models.CharField(_("short name"), max_length=12, help_text=_("Shown on the board."))
    owner = models.CharField(_("who runs it"), max_length=150, blank=True)
    transport = models.CharField(_("way of delivery"), max_length=20, choices=transport_choices)
    format = models.CharField(_("format"), max_length=20, choices=format_choices, default="ninjs")

    languages = LanguageCodesField(_("languages"), help_text=_("None chosen: all."))
    types = models.JSONField(_("types of stories"), default=list, blank=True, help_text=_("None chosen: all."))
    topics = models.ManyToManyField(
        "reference.Topic", verbose_name=_("topics"), blank=True, related_name="+", help_text=_("None chosen: all.")
    )
    markets = ChoicesField(_("markets"), choices_class=Market, help_text=_("None chosen: all."))

    endpoint = models.URLField(_("address that receives"), max_length=500, blank=True)
    sealed_secret = models.TextField(editable=False, default="", blank=True)
    contacts = models.TextField(_("contacts"), blank=True, help_text=_("Whom to call when something is stuck."))
    agreement = models.CharField(_("agreement"), max_length=200, blank=True, help_text=_("Its number and date."))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)

    # The breaker, see breaker.py. Open while `open_until` lies ahead; half open once it has passed.
    failures_in_row = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    open_until = models.DateTimeField(_("left alone until"), null=True, editable=False)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paused(self) -> bool:
        return self.state == self.State.PAUSED

    @property
    def is_pulled(self) -> bool:
        """The receiver fetches by itself; nothing is sent."""
        from syndication import transports

        return transports.get(self.transport).is_pulled

    @property
    def has_secret(self) -> bool:
        return bool(self.sealed_secret)

    def set_secret(self, secret: str) -> None:
        """Keep the secret sealed, so that a copy of the database does not tell it."""
        self.sealed_secret = sealing.seal(secret)

    def secret(self) -> str:
        """The secret in clear, for signing only. Raises sealing.UnreadableError."""
        return sealing.open_sealed(self.sealed_secret)

    def wants(self, snapshot: dict[str, Any]) -> bool:
        """Whether a story as it is in the snapshot passes the filter; an empty part of the filter lets all pass."""
        found = {
            "languages": {snapshot["language"]},
            "types": {snapshot["type"]},
            "markets": set(snapshot.get("content", {}).get("markets", [])),
            "topics": set(snapshot.get("topics", [])),
        }
        wanted = {name: set(getattr(self, name)) for name in ("languages", "types", "markets")}
        wanted["topics"] = {topic.slug for topic in self.topics.all()}
        return all(not wanted[name] or wanted[name] & found[name] for name in wanted)
