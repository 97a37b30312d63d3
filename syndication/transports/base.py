"""What every transport is: it moves one message, and returns a receipt or raises a TransportError."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.utils.functional import Promise

if TYPE_CHECKING:
    from syndication.models import Channel
    from syndication.policy import Policy


@dataclass(frozen=True)
class Message:
    """What is sent. Equal for every attempt of a delivery: receivers dedupe by `id`."""

    id: str
    type: str  # item.new, item.update, item.correction, item.withdrawal, ping
    timestamp: datetime
    data: dict[str, Any]


@dataclass(frozen=True)
class Receipt:
    """What the receiver answered: `level` is a value of Delivery.Receipt."""

    level: str
    status: int | None = None
    said: str = ""
    url: str = ""
    id: str = ""


class TransportError(Exception):
    """The message was not taken. `outcome` is a value of Attempt.Outcome."""

    outcome: ClassVar[str]

    def __init__(self, said: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(said)
        self.status = status
        self.retry_after = retry_after  # seconds


class NotSentError(TransportError):
    """Nothing reached the receiver."""

    outcome = "not_sent"


class RefusedError(TransportError):
    """Trying again would bring the same answer."""

    outcome = "refused"


class BusyError(TransportError):
    """The receiver answered, but not that it took the message; later it may."""

    outcome = "busy"


class UnansweredError(TransportError):
    """Nobody knows whether the receiver has it."""

    outcome = "unanswered"


class Transport(Protocol):
    """One way of delivery."""

    label: str | Promise
    is_pulled: bool
    needs_endpoint: bool

    def send(self, channel: Channel, message: Message, policy: Policy) -> Receipt:
        """Bring the message to the receiver, within `policy.total_seconds`. Raises TransportError."""
        ...
