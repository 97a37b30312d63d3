"""Whom to ask, and in which languages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.models.language_codes import LanguageCodesField


class Contact(models.Model):
    """The person or desk that answers for a row. Published: no private numbers."""

    contact_name = models.CharField(_("contact"), max_length=150, blank=True, default="")
    contact_phone = models.CharField(_("contact's telephone"), max_length=60, blank=True, default="")
    contact_email = models.EmailField(_("contact's e-mail"), blank=True, default="")
    contact_languages = LanguageCodesField(_("languages that the contact speaks"))

    class Meta:
        abstract = True
