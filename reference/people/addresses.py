"""Names and addresses of accounts."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reference.folding import ascii_slug
from reference.people.errors import PeopleError
from reference.people.locking import lock_addresses


def checked_address(email: str, user: AbstractBaseUser | None = None) -> str:
    """The address without blanks around it; nobody else has it, and nobody gets it until the transaction ends."""
    email = email.strip()
    try:
        get_user_model()._meta.get_field("email").clean(email, None)
    except ValidationError as error:
        raise PeopleError(
            _("“%(email)s” is no e-mail address. Write one like an.nguyen@example.vn.") % {"email": email}
        ) from error
    if not email:
        raise PeopleError(_("Write the person's e-mail address."))
    lock_addresses()
    others = get_user_model().objects.filter(email__iexact=email)
    if (others.exclude(pk=user.pk) if user else others).exists():
        raise PeopleError(
            _("Somebody has the address “%(email)s” already. Look in the list, or ask the chief to give the role.")
            % {"email": email}
        )
    return email


def free_username(email: str) -> str:
    """A name for signing in, from the address; numbered when taken."""
    base = ascii_slug(email.partition("@")[0].replace(".", "-")).replace("-", ".")[:120] or "nguoi"
    users = get_user_model().objects.filter(username__istartswith=base)
    taken = {name.lower() for name in users.values_list("username", flat=True)}
    return next(name for name in (base, *(f"{base}{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def rename(user: AbstractBaseUser, name: str) -> None:
    """The whole name in one field: Vietnamese names are not split into first and last."""
    name = " ".join(name.split())
    if not name:
        raise PeopleError(_("Write the person's name."))
    if len(name) > 150:  # the column's length; PostgreSQL refuses more
        raise PeopleError(_("“%(name)s” is longer than 150 characters. Shorten it.") % {"name": name})
    user.first_name, user.last_name = name, ""
