"""Accounts that stand still while something is done to them: of two people, the second sees what the first did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext

from reference.models import Office
from reference.people.errors import PeopleError


@contextmanager
def locked(actor: AbstractBaseUser, *people: AbstractBaseUser) -> Iterator[list[AbstractBaseUser]]:
    """One transaction; the people as they are now, in the order given. What is saved in it counts as the actor's.

    Who was deactivated or lost a role a moment ago is locked out too: the actor is read anew like the others.
    """
    keys = [person.pk for person in (actor, *people)]
    with transaction.atomic():
        # No key is changed here; a full lock would stop everything that points to the person, such as saving a page.
        rows = get_user_model().objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
        found = {row.pk: row for row in rows}
        if len(found) < len(set(keys)):
            raise PeopleError(_("This account is no longer there."))
        with LogContext(user=found[actor.pk]):
            yield [found[key] for key in keys]


def lock_addresses() -> None:
    """One address is given at a time: the office's only row is the queue, as no constraint keeps addresses apart."""
    Office.objects.select_for_update(no_key=True).order_by("pk").first()
