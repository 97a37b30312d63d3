"""Months of a season in the reader's language."""

from __future__ import annotations

from babel.dates import get_month_names
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import languages


def month(number: int) -> str:
    """“July”, as it stands inside a sentence."""
    code = get_language() or languages.SOURCE
    language = languages.get(code if code in languages.CODES else languages.SOURCE)
    # Not "stand-alone": Babel hands out another language's names for it once several have been asked for.
    return get_month_names("wide", "format", locale=language.babel)[number]


def words(months: tuple[int, ...]) -> str:
    """“July to August”, “August”, “All year”; empty when nothing is known."""
    if not months:
        return ""
    if len(months) == 12:
        return _("All year")
    if len(months) == 1:
        return capfirst(month(months[0]))
    return capfirst(_("%(first)s to %(last)s") % {"first": month(months[0]), "last": month(months[-1])})
