"""The kinds of inquiries: what visitors read of them, and which fields each needs."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.choices import Theme


class Kind(models.TextChoices):
    INVEST = "invest", _("Investing in the province")
    BUY = "buy", _("Buying farm products")
    PRESS = "press", _("Press requests")
    TRAVEL = "travel", _("Travelling here")
    OVERSEAS = "overseas", _("Vietnamese living abroad")


class PressRequest(models.TextChoices):
    INTERVIEW = "interview", _("An interview")
    FILMING = "filming", _("Filming or photographing")
    VISIT = "visit", _("A press visit")
    OTHER = "other", _("Something else")


@dataclass(frozen=True)
class Description:
    """`fields` stand in this order between the person and the message; `labels` where the usual one does not fit."""

    lead: str | Promise
    theme: str
    working_days: int  # until the answer, unless the desk says otherwise
    fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    labels: tuple[tuple[str, str | Promise], ...] = ()


DESCRIPTIONS = {
    Kind.INVEST: Description(
        _("Land and factories in industrial parks, costs, incentives, procedures, partners."),
        Theme.INVEST,
        5,
        ("organisation", "phone", "parks", "subject"),
        labels=(("subject", _("What would you like to invest in?")),),
    ),
    Kind.BUY: Description(
        _("Longan, lotus, vegetables and other products: who grows and exports them, in which season, how much."),
        Theme.PRODUCTS,
        5,
        ("organisation", "phone", "subject"),
        ("subject",),
        labels=(("subject", _("Which product, and about how much?")),),
    ),
    Kind.PRESS: Description(
        _("Interviews, filming, press visits and questions of journalists."),
        Theme.PRESS,
        2,
        ("organisation", "phone", "request", "dates"),
        ("organisation", "request"),
        labels=(("organisation", _("Newspaper, broadcaster or other outlet")),),
    ),
    Kind.TRAVEL: Description(
        _("Sights, festivals, guides, ways to get here, what to see with little time."), Theme.VISIT, 3, ("dates",)
    ),
    Kind.OVERSEAS: Description(
        _("Papers, visits, projects at home, contacts with your home commune."), Theme.OVERSEAS, 5, ("phone", "subject")
    ),
}


def description_of(kind: str) -> Description:
    return DESCRIPTIONS[Kind(kind)]
