"""Tells people by mail what waits for them: gathered every quarter of an hour, hot news at once.

A step's notice goes to those who may act at it; to their deputies while all of them are away or wrote the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task
from wagtail.models import Page, TaskState

from cms import languages
from content import approval, clearance, history, rights
from content.models import Notice, PageEvent, Story
from reference.models import Leave, Membership
from reference.roles import holders

Role = Membership.Role


@dataclass(frozen=True)
class Told:
    """One step that one person is told of."""

    state: TaskState
    page: Page


def send_due() -> int:
    """Tell everybody of the steps that they have not been told of, one mail each; how many mails."""
    return _send(TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS))


def _send(states: Iterable[TaskState]) -> int:
    by_person: dict[Any, list[Told]] = defaultdict(list)
    for state in states:
        page = state.workflow_state.content_object
        found = approval.waiting(page.specific) if page else None
        for user in people_to_tell(found) if found and found.state.pk == state.pk else []:
            if not Notice.objects.filter(user=user, state=state).exists():
                by_person[user].append(Told(state, found.page))
    for user, told in by_person.items():
        _mail(user, told)
    return len(by_person)


def people_to_tell(found: approval.Waiting) -> list[Any]:
    """Principals who are there, may see the text and did not write it; where there is none, their deputies."""
    writers = clearance.writers(found.page)
    away = _away()
    free = [m for m in approval.deciders(found) if m.user_id not in writers and m.user_id not in away]
    free = [m for m in free if rights.visible(m.user).filter(pk=found.page.pk).exists()]
    principals = [m.user for m in free if not m.is_deputy]
    return list(dict.fromkeys(principals or [m.user for m in free]))


def _away() -> set[int]:
    today = timezone.localdate()
    return set(Leave.objects.filter(first_day__lte=today, last_day__gte=today).values_list("user_id", flat=True))


def _mail(user: Any, told: list[Told]) -> None:
    """First the mail, then the note of it: who dies in between tells twice rather than never."""
    with translation.override(languages.SOURCE):
        subject = ngettext("%(count)d text waits for you", "%(count)d texts wait for you", len(told)) % {
            "count": len(told)
        }
        lines = [f"{one.page.title}\n{_address(one.page)}" for one in told]
        _post(subject, "\n\n".join([_("Waiting for you:"), *lines]), [user])
    Notice.objects.bulk_create((Notice(user=user, state=one.state) for one in told), ignore_conflicts=True)


def _address(page: Page) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("page_review", args=[page.pk])


def _post(subject: str, text: str, users: Iterable[Any]) -> None:
    for user in users:
        if user.email:
            send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email])


def mark_hot(page: Page, user: Any) -> bool:
    """Record that a draft became hot news and tell everybody on its way; whether it was news."""
    revision = page.get_latest_revision()
    is_hot = revision.content.get("is_hot") if revision else getattr(page, "is_hot", False)
    if not is_hot or PageEvent.objects.filter(page_id=page.pk, kind=PageEvent.Kind.MARKED_HOT).exists():
        return False
    history.record(page.get_latest_revision_as_object(), PageEvent.Kind.MARKED_HOT, by=user)
    tell_of_hot_news.enqueue(page.pk)
    return True


@task(priority=10)  # at once, so before pictures and indexes
def tell_of_hot_news(page_id: int) -> int:
    """Everybody on the story's way: leaders of its agency, clearance officers, desk and chief; how many."""
    story = Story.objects.filter(pk=page_id).first()
    if story is None:
        return 0
    today = timezone.localdate()
    found = holders(Role.LEADER, today, agency_id=story.agency_id)
    found += [m for role in (Role.CLEARANCE_OFFICER, Role.DESK_OFFICER, Role.CHIEF) for m in holders(role, today)]
    people = get_user_model().objects.filter(pk__in={m.user_id for m in found})
    draft = story.specific.get_latest_revision_as_object()
    with translation.override(languages.SOURCE):
        _post(_("Hot news: %(title)s") % {"title": draft.title}, _address(draft), people)
    return len(people)


@task(priority=10)  # at once, so before pictures and indexes
def tell_of_step(state_id: int) -> int:
    """The step of a piece of hot news, at once."""
    return _send(TaskState.objects.filter(pk=state_id, status=TaskState.STATUS_IN_PROGRESS))
