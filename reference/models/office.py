"""The office that runs the site: what it is called and who answers for it."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from reference.models.language_codes import LanguageCodesField

TAG_AUTHORITY = RegexValidator(
    r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", _("A domain name in lower case, such as example.vn.")
)
TAG_DATE = RegexValidator(r"^\d{4}(-\d{2}(-\d{2})?)?$", _("A year, or a date such as 2026-01-31."))


class Office(BaseGenericSetting):
    """One row. Nothing about the province is in the code: it stands here."""

    name = models.CharField(_("name of the site"), max_length=255)
    province = models.CharField(_("name of the province"), max_length=120, blank=True, default="")
    tagline = models.CharField(_("line below the name"), max_length=255, blank=True, default="")
    responsible_person = models.CharField(_("responsible person"), max_length=255, blank=True, default="")
    responsible_title = models.CharField(_("title of the responsible person"), max_length=255, blank=True, default="")
    licence_line = models.TextField(
        _("licence line"),
        blank=True,
        default="",
        help_text=_("Number, day and authority of the licence, shown in the footer."),
    )
    address = models.CharField(_("address"), max_length=255, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=60, blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    tag_authority = models.CharField(
        _("domain of lasting addresses"),
        max_length=253,
        blank=True,
        default="",
        validators=[TAG_AUTHORITY],
        help_text=_("A domain that the office owns; stands in the tag: address of every story (RFC 4151)."),
    )
    tag_date = models.CharField(
        _("owned since"),
        max_length=10,
        blank=True,
        default="",
        validators=[TAG_DATE],
        help_text=_("A year, or a date such as 2026-01-31, on which the office owned this domain."),
    )
    formal_check_languages = LanguageCodesField(
        _("languages with a formal check only"),
        help_text=_(
            "Where the office has no second person for a language, the desk checks a translation formally. "
            "That is recorded and shown as a formal check, never as a review."
        ),
    )
    tells_of_newer_source = models.BooleanField(
        _("tell visitors when the Vietnamese text is newer"),
        default=False,
        help_text=_(
            "When figures, names or words of a text change, its translations say so until they are up to date again."
        ),
    )
    is_demo = models.BooleanField(
        _("demo"), default=False, help_text=_("Every page then says that its data are made up.")
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("office")

    def __str__(self) -> str:
        return self.name_vi or str(self._meta.verbose_name)
