"""What can go wrong with accounts and roles."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _


class PeopleError(Exception):
    """Nothing was changed; the message says why and what to do."""


class MailNotSentError(Exception):
    """The change is stored, but the person was not told."""

    def __init__(self, person: AbstractBaseUser) -> None:
        super().__init__(
            _(
                "It is stored, but no mail could be sent to %(email)s. Check the address and the mail server, then "
                "send the link again."
            )
            % {"email": person.email}
        )
        self.person = person
