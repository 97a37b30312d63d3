"""What the desk refuses; messages are for people."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

SHOWN = 12  # numbers of segments that a message names


class NotPossibleError(Exception):
    """Nothing was changed; the message says why and what to do."""


def named(numbers: Sequence[int]) -> str:
    """The first of the segments' numbers; the message's own point would end an ellipsis."""
    found = ", ".join(map(str, numbers[:SHOWN]))
    return _("%(numbers)s and others") % {"numbers": found} if len(numbers) > SHOWN else found
