"""Whom a remark may name, and who stands for a source's author."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from cms import languages
from content.rights import story_of
from reference.models import Membership
from translation import rights
from translation.models import Translation

Role = Membership.Role
DESK = Q(role__in=[Role.DESK_OFFICER, Role.CHIEF])


@dataclass(frozen=True)
class Named:
    """A person and what stands behind the @; the account's name follows where two are called alike."""

    user: Any
    name: str


def to_mention(user: AbstractBaseUser, translation: Translation) -> list[Named]:
    """Who may be told of a remark: translators and reviewers of the language, the desk, the source's editors.

    First whose text it is, then those who translate and review. People outside name the reviewers and the desk only,
    and are named only while they may see the translation.
    """
    if user.is_outside:
        found = Q(role=Role.REVIEWER, language=translation.language) | DESK
    else:
        found = Q(role__in=[Role.TRANSLATOR, Role.REVIEWER], language=translation.language) | DESK
        found |= _authors(translation)
    people = [person for person in _holders(found, translation.language) if person.pk != user.pk]
    people.sort(key=lambda person: person.pk != translation.assignee_id)
    return _named(_without_blind(people, translation))


def authors_of(translation: Translation) -> list[Any]:
    """Who is asked: the editors of the source's agency; where there is none, its leaders; else the desk."""
    steps = [_authors(translation, Role.EDITOR), _authors(translation, Role.LEADER), Q(role=Role.DESK_OFFICER)]
    found = ([person for person in _holders(step) if not person.is_outside] for step in steps)
    return next(filter(None, found), [])


def _authors(translation: Translation, *roles: Role) -> Q:
    """A source that was written in another language than Vietnamese is its translators'."""
    code = translation.source.locale.language_code
    if code != languages.SOURCE:
        return Q(role=Role.TRANSLATOR, language=code)
    story = story_of(translation.source)
    if story is None:
        return Q(pk__in=())
    return Q(role__in=roles or [Role.EDITOR, Role.LEADER], agency=story.agency_id)


def _holders(found: Q, first: str = "") -> list[Any]:
    """Active people, each once, by name; those of the language `first` before all others."""
    held = Membership.objects.valid_on(timezone.localdate()).filter(found, user__is_active=True)
    held = list(held.select_related("user"))
    of_language = {membership.user_id for membership in held if membership.language == first}
    people = dict.fromkeys(membership.user for membership in held)
    return sorted(people, key=lambda person: (person.pk not in of_language, str(person), person.pk))


def _without_blind(people: Sequence[Any], translation: Translation) -> list[Any]:
    """People outside see the same of one language: one of them is asked for all."""
    outside = next((person for person in people if person.is_outside), None)
    if outside is None or rights.visible(outside).filter(pk=translation.pk).exists():
        return list(people)
    return [person for person in people if not person.is_outside]


def _named(people: Iterable[Any]) -> list[Named]:
    people = list(people)
    number = Counter(str(person) for person in people)
    return [
        Named(person, f"{person} ({person.username})" if number[str(person)] > 1 else str(person)) for person in people
    ]


def named_in(text: str, people: Iterable[Named]) -> list[Any]:
    """Those whose name stands behind an @; the longest name first."""
    left, found = unicodedata.normalize("NFC", text).casefold(), []
    for one in sorted(people, key=lambda named: -len(named.name)):
        name = re.escape(unicodedata.normalize("NFC", one.name).casefold())
        left, number = re.subn(rf"@{name}(?!\w)", "\0", left)
        found += [one.user] if number else []
    return found
