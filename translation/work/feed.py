"""A person's due days as a calendar that their own program reads (RFC 5545), at an address that is its own password.

Of the address only the SHA-256 is kept: a copy of the database opens no calendar, and looking a digest up by an index
tells nothing about how near a guess was.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from reference.language_names import name_of
from reference.models import Office
from translation.models import WorkPreferences
from translation.states import State
from translation.work import messages, mine, people, reminding
from translation.work.mine import Item

TOKEN_BYTES = 32
PRODUCT = "-//Pho Hien//Translators//VI"
REFRESH = timedelta(hours=1)


def renew(user: AbstractBaseUser) -> str:
    """A new secret address's token; the old one opens nothing any more. Shown once, kept nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    WorkPreferences.objects.update_or_create(user=user, defaults={"feed_digest": _digest(token)})
    return token


def switch_off(user: AbstractBaseUser) -> None:
    WorkPreferences.objects.filter(user=user).update(feed_digest=None)


def owner_of(token: str) -> AbstractBaseUser | None:
    """Whose calendar the token opens; None for nobody's and for people who are deactivated."""
    found = WorkPreferences.objects.filter(feed_digest=_digest(token), user__is_active=True)
    row = found.select_related("user__wagtail_userprofile").first()
    return row.user if row else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def calendar_of(user: AbstractBaseUser) -> bytes:
    """The person's translations, and reviews given to them, with their due days; the same while nothing changed."""
    with override(people.language_of(user)):
        work = mine.of(user)
        calendar = _calendar()
        authority = _authority()
        for item in reminding.own(work, user):
            calendar.add_component(_event(item, authority))
        return calendar.to_ical()


def version_of(calendar: bytes) -> str:
    """Tells one state of a calendar from another."""
    return hashlib.sha256(calendar).hexdigest()[:32]


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = _("Translations due")
    calendar.add("name", name)  # RFC 7986
    calendar.add("x-wr-calname", name)  # what most programs read
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return calendar


def _event(item: Item, authority: str) -> Event:
    row = item.translation
    role = "review" if item.standing.state == State.REVIEW else "translate"
    event = Event()
    event.add("uid", f"translation-{row.pk}-{role}@{authority}")
    event.add("dtstamp", row.asked_at)
    event.add("dtstart", row.due)
    event.add("dtend", row.due + timedelta(days=1))
    words = _("Review: %(title)s") if role == "review" else _("Translate: %(title)s")
    title = f"{row.source.title} ({name_of(row.language)})"
    event.add("summary", words % {"title": title})
    event.add("description", f"{messages.line(row, item.standing)}\n{messages.address(row)}")
    event.add("url", messages.address(row))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _authority() -> str:
    """The office's own domain, so that events keep their names when the site moves."""
    named = Office.objects.values_list("tag_authority", flat=True).first()
    return named or urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
