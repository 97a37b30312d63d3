"""Mails about an account, sent once the change is stored."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _


def link_for(user: AbstractBaseUser) -> str:
    """Where the person chooses a password; works once and for PASSWORD_RESET_TIMEOUT seconds."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_password_reset_confirm", args=[uid, token])


def invite(user: AbstractBaseUser) -> None:
    text = _(
        "You have an account at the publishing desk. Your name for signing in: %(name)s\n\n"
        "Choose a password here, within %(days)d days:\n%(link)s"
    )
    said = {"name": user.get_username(), "days": settings.PASSWORD_RESET_TIMEOUT // 86_400, "link": link_for(user)}
    _send(_("Your account at the publishing desk"), text % said, user.email)


def tell_of_new_address(old: str, new: str) -> None:
    text = _("Mails of your account now go to %(new)s. If that is not right, tell the desk at once.")
    _send(_("Your address was changed"), text % {"new": new}, old)


def _send(subject: str, text: str, address: str) -> None:
    if address:
        transaction.on_commit(partial(send_mail, subject, text, settings.DEFAULT_FROM_EMAIL, [address]))
