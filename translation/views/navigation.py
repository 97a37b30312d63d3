"""The ways between the screens of the translators' desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from translation import rights

FOR_ALL = (
    ("translation_mine", _("My work")),
    ("translations", _("Board")),
)
FOR_DESK = (
    ("translation_unasked", _("Not asked for")),
    ("translation_rules", _("Rules")),
    ("translation_people", _("Who translates")),
    ("translation_days", _("Working days")),
)

FIGURES = (
    ("translation_figures", _("Figures")),
    ("translation_payment", _("Counts for payment")),
)


@dataclass(frozen=True)
class Way:
    url: str
    name: str
    is_here: bool


def ways(user: Any, here: str) -> list[Way]:
    """Those that are open to the person; `here` is the name of the address."""
    found = [*FOR_ALL, *(FOR_DESK if rights.may_ask(user) else ()), *FIGURES]
    return [Way(reverse(name), str(words), name == here) for name, words in found]
