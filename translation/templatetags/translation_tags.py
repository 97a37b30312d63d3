"""Names of languages, counts by band."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal
from django import template
from django.utils.translation import get_language

from cms import languages
from reference.language_names import name_of
from translation import jinja
from translation.work import counting

register = template.Library()
register.filter("language_name", name_of)
register.simple_tag(jinja.passages, takes_context=True, name="passages")


@register.filter
def number(value: Decimal | float | None) -> str:
    """With the signs of the language of the screens: 1.234 in Vietnamese; pages to the hundredth."""
    if value is None:
        return ""
    locale = "en" if get_language() == "en" else languages.KNOWN[languages.SOURCE].babel
    return format_decimal(value, "#,##0.00" if isinstance(value, Decimal) else None, locale=locale)


@register.filter
def counts_characters(code: str) -> bool:
    """Whether texts of the language are counted by characters."""
    return counting.is_by_characters(code)


@register.filter
def in_band(bands: dict[str, int], band: str) -> int:
    return bands.get(band, 0)
