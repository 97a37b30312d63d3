"""What a person who leaves has in hand. Apps above register what they know of; a screen passes it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser

User = AbstractBaseUser


@dataclass(frozen=True)
class Work:
    """One kind of work: how much of it a person has, and passing it to another. `name` is shown on screen."""

    name: str
    count: Callable[[User], int]
    hand_over: Callable[[User, User], int]


_kinds: list[Work] = []


def register(work: Work) -> None:
    _kinds.append(work)


def of(user: User) -> list[tuple[str, int]]:
    """(name, how much) of every kind that the person has."""
    counted = [(work.name, work.count(user)) for work in _kinds]
    return [(name, number) for name, number in counted if number]


def pass_on(user: User, receiver: User) -> dict[str, int]:
    """Give everything to the receiver, in the caller's transaction; how much of each kind."""
    passed = {str(work.name): work.hand_over(user, receiver) for work in _kinds}
    return {name: number for name, number in passed.items() if number}
