"""What stands beside a fact: advisers, stories about it, incentives that hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from content.models import InvestmentPage
from content.preload import load_renditions
from reference.models import Incentive, IndustrialPark, Official

STORIES = 3


def advisers(agency_id: int | None = None) -> list[Official]:
    """Whom an investor may ask today; those of the agency alone where it has any."""
    named = Official.objects.valid_on(timezone.localdate()).filter(advises_investors=True).select_related("agency")
    found = list(named)
    return [official for official in found if official.agency_id == agency_id] or found


def stories_about(code: str, **about: Any) -> list[InvestmentPage]:
    pages_about = InvestmentPage.objects.live().filter(locale__language_code=code, **about)
    found = list(pages_about.newest().for_cards()[:STORIES])
    load_renditions(story.hero_image for story in found)
    return found


def incentives_of(park: IndustrialPark, today: date) -> QuerySet[Incentive]:
    """Valid today: bound to this park, or to none."""
    valid = Incentive.objects.in_force_on(today)
    return (valid.filter(parks=park) | valid.filter(parks=None)).distinct()
