"""Who may do what: a person's role in an agency or a language, from when to when."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import languages
from reference.models.append_only import AppendOnly
from reference.models.base import Dated, DatedQuerySet


class MembershipQuerySet(DatedQuerySet):
    """Roles, by whether they hold."""

    def not_over(self) -> MembershipQuerySet:
        """Roles that hold today or will hold."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate()))


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

    FOR_OUTSIDE = (Role.TRANSLATOR, Role.REVIEWER)  # the rest reads uncleared text

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

    objects = MembershipQuerySet.as_manager()

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


class Leave(models.Model):
    """Days on which a person is away; notices go to the deputies meanwhile."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="leaves"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), help_text=_("The last day, included."))

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("first_day")),
                name="leave_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first. Correct one of the two dates."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.first_day} – {self.last_day}"


class FileCollection(models.Model):
    """Where an agency's files are kept, or, without agency, those that all share."""

    agency = models.OneToOneField(
        "reference.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="file_collection",
    )
    collection = models.OneToOneField("wagtailcore.Collection", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("collection of files")
        verbose_name_plural = _("collections of files")
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(agency__isnull=True), name="file_collection_shared_by_all_only_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.collection)


class PeopleRecord(AppendOnly):
    """What was done to a person's account or roles, by whom."""

    class Kind(models.TextChoices):
        INVITED = "invited", _("invited")
        LINK_SENT = "link_sent", _("sent a link to choose a password")
        ROLE_GIVEN = "role_given", _("gave a role")
        ROLE_ENDED = "role_ended", _("ended a role")
        CHANGED = "changed", _("changed name or address")
        DEACTIVATED = "deactivated", _("deactivated")
        REACTIVATED = "reactivated", _("reactivated")
        HANDED_OVER = "handed_over", _("handed work over")
        LEAVE = "leave", _("entered leave")

    kind = models.CharField(_("what"), max_length=15, choices=Kind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="people_records"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    details = models.JSONField(_("details"), default=dict, blank=True)

    class Meta:
        verbose_name = _("record of a person")
        verbose_name_plural = _("records of people")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user}: {self.get_kind_display()}"


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
