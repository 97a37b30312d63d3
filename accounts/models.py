"""The user model."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in; outside people (freelances) see cleared text only."""

    is_outside = models.BooleanField(
        _("outside the office"),
        default=False,
        help_text=_("A freelance translator or reviewer: sees only text that was cleared."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name() or self.username
