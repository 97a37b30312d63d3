"""How to reach a person about their work: language, address, whether they are there."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import send_mail
from django.db.models import Exists, OuterRef, QuerySet

from cms import languages
from reference.models import Leave, Membership

Role = Membership.Role
WORKING = (Role.TRANSLATOR, Role.REVIEWER, Role.DESK_OFFICER, Role.CHIEF)


def language_of(user: AbstractBaseUser) -> str:
    """What the person chose for the screens, else Vietnamese."""
    profile = getattr(user, "wagtail_userprofile", None)
    chosen = profile.preferred_language if profile else ""
    return chosen if chosen in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES) else languages.SOURCE


def at_work(day: date) -> QuerySet:
    """Those of the translators' desk who have an address and are not on leave."""
    held = Membership.objects.valid_on(day).filter(user=OuterRef("pk"), role__in=WORKING)
    away = Leave.objects.filter(user=OuterRef("pk"), first_day__lte=day, last_day__gte=day)
    found = get_user_model().objects.filter(Exists(held), ~Exists(away), is_active=True).exclude(email="")
    return found.select_related("wagtail_userprofile", "work_preferences").order_by("pk")


def post(user: AbstractBaseUser, subject: str, parts: list[str]) -> None:
    send_mail(subject, "\n\n".join(parts), settings.DEFAULT_FROM_EMAIL, [user.email])
