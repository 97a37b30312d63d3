"""Translations that were approved for the first time in a period: what figures and payment are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.utils import timezone

from content.models import PageEvent
from planning.periods import Period
from reference.models import Membership
from translation import rights
from translation.models import Translation
from translation.work import loads

Role = Membership.Role
Kind = PageEvent.Kind


@dataclass(frozen=True)
class Asked:
    """Which of them; `person` is who translated or reviewed them, by `role`."""

    period: Period
    language: str = ""
    person: int | None = None
    role: Role = Role.TRANSLATOR


def found(user: AbstractBaseUser, asked: Asked) -> list[Translation]:
    """Those that the person may see, with `submitted_at` and `approved_at`, by day of approval; one query."""
    first, last = asked.period.moments
    rows = rights.visible(user).annotate(submitted_at=_first(Kind.SUBMITTED), approved_at=_first(Kind.CLEARED))
    rows = rows.filter(approved_at__gte=first, approved_at__lte=last)
    if asked.language:
        rows = rows.filter(language=asked.language)
    if asked.person is not None:
        rows = rows.filter(**{loads.FIELDS[asked.role]: asked.person})
    return list(_related(rows))


def _related(rows: QuerySet[Translation]) -> QuerySet[Translation]:
    light = rows.defer("source_content")
    return light.select_related("source", "assignee", "reviewer", "order").order_by("approved_at", "pk")


def _first(kind: Kind) -> Subquery:
    """When it first happened to the translated page."""
    events = PageEvent.objects.filter(page=OuterRef("page"), kind=kind).order_by()
    return Subquery(events.values("page").annotate(first=Min("at")).values("first"))


def own_only(user: AbstractBaseUser, person: int | None) -> int | None:
    """Who does not run the desk sees figures of their own alone."""
    return person if rights.may_ask(user) or user.is_superuser else user.pk


def day(moment: datetime) -> date:
    """The day of the office."""
    return timezone.localdate(moment, timezone.get_default_timezone())
