"""Who puts an inquiry into Vietnamese and the answer into the visitor's language: a person, never a machine."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from reference.models import Leave, Membership
from website.inquiries import mailing
from website.models import Inquiry, InquiryEvent


def of_language(code: str) -> QuerySet:
    """Active translators of the language today, with how much waits for each."""
    today = timezone.localdate()
    held = Membership.objects.valid_on(today).filter(
        user=OuterRef("pk"), role=Membership.Role.TRANSLATOR, language=code
    )
    waiting = Inquiry.objects.wanting_translator().filter(translator=OuterRef("pk")).order_by()
    number = waiting.values("translator").annotate(number=Count("pk")).values("number")
    found = get_user_model().objects.filter(Exists(held), is_active=True)
    return found.annotate(busy=Subquery(number)).order_by("pk")


def give_in_turn(inquiry: Inquiry) -> AbstractBaseUser | None:
    """To somebody of the office who is there; people outside are given one by hand only. None: whoever takes it."""
    today = timezone.localdate()
    away = Leave.objects.filter(user=OuterRef("pk"), first_day__lte=today, last_day__gte=today)
    free = list(of_language(inquiry.language).filter(~Exists(away), is_outside=False))
    chosen = min(free, key=lambda user: (user.busy or 0, user.pk), default=None)
    if chosen:
        give(inquiry, chosen, by=None)
    return chosen


def give(inquiry: Inquiry, translator: AbstractBaseUser, by: AbstractBaseUser | None) -> None:
    """The person is told by mail that something is wanted."""
    inquiry.translator = translator
    inquiry.save(update_fields=["translator"])
    details = {"to": str(translator)}
    InquiryEvent.objects.create(inquiry=inquiry, kind=InquiryEvent.Kind.GIVEN, by=by, details=details)
    mailing.queue_wanted(inquiry)
