"""Who sees, writes and approves which translation.

| who | sees | writes | approves |
|---|---|---|---|
| translator, reviewer | the own languages; outside people what was made from cleared text | the same | reviewer |
| desk officer, chief | everything, asks for translations | nothing | where the office has a formal check |
| clearance officer, administrator | everything | nothing | nothing |
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from content import rights
from content.clearance import is_formally_checked
from reference.roles import roles_of  # noqa: F401 - the screens ask here too
from translation.models import Translation
from translation.states import Standing, State


def visible(user: AbstractBaseUser) -> QuerySet[Translation]:
    """Translations that the person may know of."""
    found = Translation.objects.filter(page__in=rights.visible(user).values("pk"))
    roles = roles_of(user)
    if user.is_superuser or roles.runs_desk or roles.clears:
        return found
    return found.filter(language__in=roles.languages)


def uses_desk(user: AbstractBaseUser) -> bool:
    """Whether the screens are for this person at all."""
    roles = roles_of(user)
    return bool(roles.languages or roles.runs_desk or roles.clears or roles.is_administrator)


def may_ask(user: AbstractBaseUser) -> bool:
    return roles_of(user).runs_desk


def may_write(user: AbstractBaseUser, translation: Translation, standing: Standing) -> bool:
    """During the review only those who could approve it correct it."""
    if standing.state == State.REVIEW:
        return translation.language in roles_of(user).reviews and not has_translated(user, translation)
    return translation.language in roles_of(user).languages and standing.state != State.WAITING


def would_become_translator(user: AbstractBaseUser, translation: Translation, standing: Standing) -> bool:
    """Whether somebody who reviews the language only, by writing here, could no more approve the text."""
    roles = roles_of(user)
    is_reviewer_only = translation.language in roles.reviews - roles.translates
    return is_reviewer_only and standing.state != State.REVIEW and not has_translated(user, translation)


def may_decide(user: AbstractBaseUser, translation: Translation, standing: Standing) -> bool:
    """Approve or return: a reviewer, or the desk by a formal check; never who translated."""
    if standing.state != State.REVIEW or has_translated(user, translation):
        return False
    roles = roles_of(user)
    return translation.language in roles.reviews or (roles.runs_desk and is_formally_checked(translation.language))


def may_feed(user: AbstractBaseUser, language: str) -> bool:
    """Put texts from elsewhere into the language's memory, and take the memory away."""
    roles = rights.roles_of(user)
    return language in roles.reviews or roles.runs_desk


def feeds_any(user: AbstractBaseUser) -> bool:
    """Whether there is a language whose memory the person may feed."""
    roles = rights.roles_of(user)
    return bool(roles.reviews) or roles.runs_desk


def has_translated(user: AbstractBaseUser, translation: Translation) -> bool:
    return translation.page.lineage.translators.filter(pk=user.pk).exists()
