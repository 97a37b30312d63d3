"""Which of the lists show anything, and in which languages; for the sitemap."""

from __future__ import annotations

from cms import languages
from content.models import ItineraryPage
from reference.models import IndustrialPark, Place, Product
from website.visit.directory import SERVICES, SIGHTS


def filled() -> dict[str, list[str]]:
    """Name of the address → codes of the languages; facts are in all of them."""
    everywhere = list(languages.CODES)
    has_map = any(model.objects.filter(latitude__isnull=False).exists() for model in (Place, IndustrialPark))
    facts = {
        "visit_destinations": Place.objects.filter(kind__in=SIGHTS).exists(),
        "visit_services": Place.objects.filter(kind__in=SERVICES).exists(),
        "visit_products": Product.objects.exists(),
        "map": has_map,
    }
    told = set(ItineraryPage.objects.live().values_list("locale__language_code", flat=True))
    found = {name: everywhere for name, is_filled in facts.items() if is_filled}
    if with_itineraries := [code for code in everywhere if code in told]:
        found["visit_itineraries"] = with_itineraries
    return found
