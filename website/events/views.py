"""`/<lang>/events/`, and the calendars at fixed addresses that programs subscribe to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import event_words, occurrences
from content.addresses import absolute
from content.choices import Theme
from content.models import EventOccurrence
from content.preload import load_renditions
from reference.localized import localized
from reference.models import Office
from website import frame
from website.events import calendars
from website.view_frames import frame_of

MAX_AGE = 3600  # seconds


@dataclass
class Group:
    """What begins in one month, or is on now."""

    heading: str
    rows: list[EventOccurrence] = field(default_factory=list)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The next holding of each event, by month."""
    rows = occurrences.coming(request.LANGUAGE_CODE)
    load_renditions(row.page.hero_image for row in rows)
    request.frame = _frame(request, is_empty=not rows)
    feed = absolute(request, reverse("events_calendar"))
    context = {
        "groups": _groups(rows),
        "feed": feed,
        "subscribe": f"webcal:{feed.partition(':')[2]}",
        "section": request.frame.section,
    }
    return render(request, "website/events.html", context)


def _frame(request: HttpRequest, *, is_empty: bool) -> frame.Frame:
    words = _("Coming festivals and events in the province, with solar and lunar dates, and as a calendar.")
    made = frame_of(request, "events", _("Festivals and events"), words, noindex=is_empty)
    made.own_theme = Theme.VISIT
    return made


def _groups(rows: Iterable[EventOccurrence]) -> list[Group]:
    today, groups = timezone.localdate(), []
    for row in rows:
        heading = _("On now") if row.first_day <= today else event_words.month(row.first_day)
        if not groups or groups[-1].heading != heading:
            groups.append(Group(heading))
        groups[-1].rows.append(row)
    return groups


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """All events of the language, this year's and those of the next two."""
    return _calendar(request, _("Festivals and events"), occurrences.of_language(request.LANGUAGE_CODE))


@require_safe
def one_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """One event, by the key that its translations share: the address outlives a new slug."""
    rows = list(occurrences.of_language(request.LANGUAGE_CODE).filter(page__translation_key=key))
    if not rows:
        raise Http404(f"No event {key} with days to come in this language.")
    page = rows[0].page
    response = _calendar(request, page.title, rows)
    response.headers.setdefault("Content-Disposition", f'attachment; filename="{page.slug}.ics"')
    return response


def _calendar(request: HttpRequest, name: str, rows: Iterable[EventOccurrence]) -> HttpResponse:
    """304 for a program that has it."""
    office = Office.objects.first() or Office()
    site = localized(office, "name", request.LANGUAGE_CODE).text
    authority = office.tag_authority or urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    name = " – ".join(part for part in (name, site) if part)
    body = calendars.of(name, rows, authority, partial(absolute, request))
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        body, content_type="text/calendar; charset=utf-8"
    )
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response
