"""Administrative units as visitors are told of them: today's, and former ones with their last day."""

from __future__ import annotations

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from reference.localized import localized
from reference.models import AdministrativeUnit

DATE_FORMATS = {"vi": "d/M/y"}


def name(unit: AdministrativeUnit, code: str) -> str:
    """“Khoai Chau district (until 30 June 2025)”: places keep the unit that their record names."""
    own = localized(unit, "name", code).text
    today = timezone.localdate()
    if unit.valid_to is None or unit.valid_to >= today:
        return own
    day = format_date(unit.valid_to, DATE_FORMATS.get(code, "long"), locale=languages.get(code).babel)
    return _("%(name)s (until %(date)s)") % {"name": own, "date": day}
