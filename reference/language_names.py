"""What a language is called in a sentence of the screens, which speak Vietnamese or English."""

from __future__ import annotations

from django.utils.translation import get_language

from cms import languages


def name_of(code: str) -> str:
    """Such as "tiếng Nhật", Japanese; the code itself where the product does not know the language."""
    known = languages.KNOWN.get(code)
    if known is None:
        return code
    return known.name_vi if (get_language() or languages.SOURCE) == languages.SOURCE else known.name_en
