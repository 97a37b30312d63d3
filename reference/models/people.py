"""Who may do what: a person's role in an agency or a language, from when to when."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import languages
from reference.models.base import Dated


class Membership(Dated):
    """One role of one person; a person may have several."""

    class Role(models.TextChoices):
        EDITOR = "editor", _("editor")
        LEADER = "leader", _("agency leader")
        CLEARANCE_OFFICER = "clearance_officer", _("clearance officer")
        TRANSLATOR = "translator", _("translator")
        REVIEWER = "reviewer", _("reviewer")
        DESK_OFFICER = "desk_officer", _("desk officer")
        CHIEF = "chief", _("chief")
        ADMINISTRATOR = "administrator", _("administrator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    agency = models.ForeignKey(
        "reference.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    language = models.CharField(_("language"), max_length=20, blank=True, default="")
    is_deputy = models.BooleanField(_("deputy"), default=False, help_text=_("Stands in while the other is away."))

    class Meta(Dated.Meta):
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(role__in=["editor", "leader"]) | Q(agency__isnull=False),
                name="membership_agency_where_needed",
                violation_error_message=_("An editor or leader belongs to an agency. Choose it."),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["translator", "reviewer"]) | ~Q(language=""),
                name="membership_language_where_needed",
                violation_error_message=_("A translator or reviewer works in a language. Choose it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def clean(self) -> None:
        super().clean()
        if self.language and self.language not in languages.CODES:
            message = _("Language “%(code)s” is not on this site. Use one of: %(known)s.")
            params = {"code": self.language, "known": ", ".join(languages.CODES)}
            raise ValidationError({"language": ValidationError(message, params=params)})


class LanguageRight(models.Model):  # noqa: DJ008 - has no rows
    """Carries one right per language, such as `reference.edit_ja`; has no table."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = [
            (f"edit_{language.column}", f"Can edit facts in {language.endonym}") for language in languages.ACTIVE
        ]
        verbose_name = _("right to a language")
        verbose_name_plural = _("rights to languages")
