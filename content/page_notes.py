"""What an app above has to say on a page's editor and review screen, such as questions that wait; it registers how."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.models import Page


@dataclass(frozen=True)
class Note:
    """One sentence, and where it leads."""

    text: str
    url: str
    label: str


Source = Callable[[Page, AbstractBaseUser], Iterable[Note]]
_sources: list[Source] = []


def register(source: Source) -> None:
    _sources.append(source)


def of(page: Page, user: AbstractBaseUser) -> list[Note]:
    """For this person; empty when nobody has anything to say."""
    return [note for source in _sources for note in source(page, user)]
