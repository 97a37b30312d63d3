"""Mails about an account, in the office's language, sent once the change is stored."""

from __future__ import annotations

import logging
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from cms import languages
from reference.people.errors import MailNotSentError

logger = logging.getLogger(__name__)


def link_for(user: AbstractBaseUser) -> str:
    """Where the person chooses a password; works once and for PASSWORD_RESET_TIMEOUT seconds."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_password_reset_confirm", args=[uid, token])


def invite(user: AbstractBaseUser) -> None:
    """The name for signing in and the link. Raises MailNotSentError."""
    said = {"name": user.get_username(), "days": settings.PASSWORD_RESET_TIMEOUT // 86_400, "link": link_for(user)}
    with translation.override(languages.SOURCE):
        subject = _("Your account at the publishing desk")
        text = _(
            "You have an account at the publishing desk. Your name for signing in: %(name)s\n\n"
            "Choose a password here, within %(days)d days:\n%(link)s"
        )
    if not _is_sent(subject, text % said, user.email):
        raise MailNotSentError(user)


def tell_of_new_address(old: str, new: str) -> None:
    """After the transaction; a server that is down does not undo the change."""
    if not old:
        return
    with translation.override(languages.SOURCE):
        subject = _("Your address was changed")
        text = _("Mails of your account now go to %(new)s. If that is not right, tell the desk at once.") % {"new": new}
    transaction.on_commit(partial(_is_sent, subject, text, old))


def _is_sent(subject: str, text: str, address: str) -> bool:
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [address])
    except (OSError, SMTPException) as error:
        logger.warning("mail about an account not sent: %s", error)
        return False
    return True
