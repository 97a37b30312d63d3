"""One line of the ledger: one thing that happened and is counted, with what it is counted by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class What(models.TextChoices):
    """Every line is of exactly one kind."""

    STORY = "story", pgettext_lazy("in the report", "stories published")
    AGAIN = "again", pgettext_lazy("in the report", "published again")
    UPDATE = "update", pgettext_lazy("in the report", "updates")
    CORRECTION = "correction", pgettext_lazy("in the report", "corrections")
    WITHDRAWAL = "withdrawal", pgettext_lazy("in the report", "withdrawals")
    EXPIRY = "expiry", pgettext_lazy("in the report", "expired")
    APPROVED = "approved", pgettext_lazy("in the report", "translations approved")
    CHECKED = "checked", pgettext_lazy("in the report", "translations checked formally")
    SENT = "sent", pgettext_lazy("in the report", "deliveries of stories")
    CHANGE_SENT = "change_sent", pgettext_lazy("in the report", "deliveries of changes")
    WITHDRAWAL_SENT = "withdrawal_sent", pgettext_lazy("in the report", "deliveries of withdrawals")
    ACTIVITY = "activity", pgettext_lazy("in the report", "activities")


DELIVERIES = frozenset({What.SENT, What.CHANGE_SENT, What.WITHDRAWAL_SENT})


class Receipt(models.TextChoices):
    """How far a delivery is known to have come, from weak to strong."""

    DELIVERED = "delivered", pgettext_lazy("in the report", "delivered only")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("in the report", "acknowledged")
    PUBLISHED = "published", pgettext_lazy("in the report", "published at the receiver")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a line is counted by. Empty: does not apply to this kind of line."""

    what: What
    agency: int  # that has the duties on the last day of the period; 0 when not known
    language: str = ""
    type: str = ""  # type of the page; kind of the activity
    channel: int = 0
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """`record` names the row that it was read from; no two entries have the same."""

    record: str
    cell: Cell
    day: dt.date
    agency: int  # as the record names it
    title: str
    address: str = ""  # a path of this site, or an address elsewhere
    place: str = ""  # of an activity: outlet or place
    task: int | None = None


UNKNOWN_TYPE = "unknown"
UNKNOWN_TYPE_NAME = _("Type not known")
