"""Countries and territories to choose from, in the visitor's language (CLDR)."""

from __future__ import annotations

from functools import cache

from babel import Locale

from cms import languages
from planning import countries
from reference.folding import strip_marks

# As the office writes it in Vietnamese, where the CLDR's name differs.
OFFICIAL = {"en": {"TW": "Taiwan (China)"}, "fr": {"TW": "Taïwan (Chine)"}, "zh-hans": {"TW": "中国台湾"}}


@cache
def choices(code: str) -> tuple[tuple[str, str], ...]:
    """Code and name, by the alphabet where the language has one."""
    if code == languages.SOURCE:
        return tuple(countries.names().items())
    territories = Locale.parse(languages.get(code).babel).territories
    known = {key: territories.get(key, key) for key in countries.names()} | OFFICIAL.get(code, {})
    return tuple(sorted(known.items(), key=lambda pair: strip_marks(pair[1])))
