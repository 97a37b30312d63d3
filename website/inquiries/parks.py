"""Industrial parks that an inquiry is about, by their codes."""

from __future__ import annotations

from reference.localized import localized
from reference.models import IndustrialPark

AT_MOST = 4


def codes_in(text: str) -> list[str]:
    """From an address such as ?parks=a,b; at most four, each once."""
    return list(dict.fromkeys(part.strip() for part in text[:300].split(",") if part.strip()))[:AT_MOST]


def names(codes: list[str], language: str) -> dict[str, str]:
    """Code → name in the language, of parks that there are, in the order asked for."""
    found = {park.code: park for park in IndustrialPark.objects.filter(code__in=codes)} if codes else {}
    return {code: localized(found[code], "name", language).text for code in codes if code in found}
