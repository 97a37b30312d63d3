"""Who translates how much, what is asked for by itself, when the office works, who was told, what is paid by."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reference.models import Membership
from reference.models.language_codes import LanguageCodesField

USUAL_WORDS_PER_WEEK = 5000  # Vietnamese syllables, of a person of whom nothing is said
WORDS_PER_PAGE = 300  # customary among agencies; the Ministry of Finance's ceilings count 350


class WorkOrder(models.Model):
    """What a translation was when it was asked for, and since when it is whose. The counts never change."""

    translation = models.OneToOneField("translation.Translation", on_delete=models.CASCADE, related_name="order")
    rule = models.ForeignKey(
        "translation.RequestRule", null=True, blank=True, on_delete=models.SET_NULL, related_name="orders"
    )
    words = models.PositiveIntegerField(_("syllables"), default=0)
    characters = models.PositiveIntegerField(_("characters"), default=0)
    # [{"band": "95–99", "segments": 2, "words": 31}, …]: by what the memory held then; it grows later.
    bands = models.JSONField(_("bands of the memory"), default=list)
    translator_since = models.DateTimeField(null=True, blank=True)
    reviewer_since = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("order of a translation")
        verbose_name_plural = _("orders of translations")

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.words}"


class Capacity(models.Model):
    """How much one person does in one language and role."""

    ROLES = (Membership.Role.TRANSLATOR, Membership.Role.REVIEWER)

    class Unit(models.TextChoices):
        WORDS = "words", _("syllables")
        PAGES = "pages", _("pages")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="capacities")
    language = models.CharField(_("language"), max_length=12)
    role = models.CharField(_("role"), max_length=20)
    per_week = models.PositiveIntegerField(
        _("a week"), default=USUAL_WORDS_PER_WEEK, validators=[MinValueValidator(1), MaxValueValidator(1_000_000)]
    )
    unit = models.CharField(_("unit"), max_length=5, choices=Unit, default=Unit.WORDS)
    is_paused = models.BooleanField(_("gets nothing for now"), default=False)

    class Meta:
        verbose_name = _("capacity of a person")
        verbose_name_plural = _("capacities of people")
        constraints = [
            models.UniqueConstraint(fields=["user", "language", "role"], name="capacity_once_per_language_and_role"),
            models.CheckConstraint(condition=Q(per_week__gte=1), name="capacity_is_not_nothing"),
            models.CheckConstraint(condition=Q(role__in=["translator", "reviewer"]), name="capacity_of_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.language} {self.role}: {self.per_week} {self.unit}"


class Giving(models.Model):
    """How work in one language finds its people; without a row whoever takes it."""

    class How(models.TextChoices):
        WHOEVER = "whoever", _("Whoever takes it")
        ROUND_ROBIN = "round_robin", _("In turn, the least loaded first")
        BY_HAND = "by_hand", _("The desk gives it out")

    language = models.CharField(_("language"), max_length=12, unique=True)
    translator = models.CharField(_("translator"), max_length=11, choices=How, default=How.WHOEVER)
    reviewer = models.CharField(_("reviewer"), max_length=11, choices=How, default=How.WHOEVER)
    via = models.CharField(
        _("translated from"), max_length=12, blank=True, default="", help_text=_("Empty: from the source itself.")
    )

    class Meta:
        verbose_name = _("giving out of work")
        verbose_name_plural = _("giving out of work")
        constraints = [
            models.CheckConstraint(condition=~Q(via=models.F("language")), name="giving_not_via_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.translator}, {self.reviewer}"


class RequestRule(models.Model):
    """Stories of a type are asked for by themselves when they are cleared."""

    page_type = models.ForeignKey(
        "contenttypes.ContentType", verbose_name=_("type of story"), on_delete=models.CASCADE, related_name="+"
    )
    agency = models.ForeignKey(
        "reference.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: stories of every agency."),
    )
    languages = LanguageCodesField(_("languages"))
    working_days = models.PositiveSmallIntegerField(
        _("working days"), default=5, validators=[MinValueValidator(1), MaxValueValidator(250)]
    )
    is_on = models.BooleanField(_("switched on"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("rule of asking")
        verbose_name_plural = _("rules of asking")
        ordering = ["page_type", "agency", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(working_days__gte=1), name="request_rule_leaves_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.page_type_id}: {', '.join(self.languages)}"


class NotAsked(models.Model):
    """What a rule could not ask for, and why; goes when it is asked for or the desk has seen it."""

    source = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12)
    rule = models.ForeignKey(RequestRule, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("translation that could not be asked for")
        verbose_name_plural = _("translations that could not be asked for")
        constraints = [models.UniqueConstraint(fields=["source", "language"], name="not_asked_once_per_language")]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.language}: {self.reason[:60]}"


class OfficeDay(models.Model):
    """A day on which the office works or not, other than the law's calendar has it."""

    day = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(_("the office works"), default=False)
    name = models.CharField(_("why"), max_length=120)

    class Meta:
        verbose_name = _("day of the office")
        verbose_name_plural = _("days of the office")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"


class Reminder(models.Model):
    """One person was reminded of one translation; `for_day` tells one week's reminder from the next."""

    class Kind(models.TextChoices):
        SOON = "soon", _("due in two working days")
        TODAY = "today", _("due today")
        LATE = "late", _("late")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey("translation.Translation", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    for_day = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "translation", "kind", "for_day"], name="reminder_once_per_person_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.translation_id}"


class Digest(models.Model):
    """A person's mail of one morning."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("daily mail")
        verbose_name_plural = _("daily mails")
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"


class WorkPreferences(models.Model):
    """What a person chose for their own work. Of the calendar's address only its digest is kept."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="work_preferences")
    wants_digest = models.BooleanField(
        _("a mail every morning"), default=True, help_text=_("On working days, when there is something to tell.")
    )
    feed_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)  # noqa: DJ001 - unique unless off

    class Meta:
        verbose_name = _("settings of a person's work")
        verbose_name_plural = _("settings of people's work")

    def __str__(self) -> str:
        return str(self.user_id)


def usual_weights() -> dict[str, int]:
    """Percent of the fee by band; all alike until the office says otherwise."""
    return {}


class PaymentTerms(models.Model):
    """What the office pays by; one row."""

    words_per_page = models.PositiveIntegerField(
        _("syllables a page"),
        default=WORDS_PER_PAGE,
        validators=[MinValueValidator(50), MaxValueValidator(2000)],
        help_text=_("Of the Vietnamese text. 300 is customary; the Ministry of Finance's ceilings count 350."),
    )
    weights = models.JSONField(_("weights"), default=usual_weights, blank=True)

    class Meta:
        verbose_name = _("terms of payment")
        verbose_name_plural = _("terms of payment")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="payment_terms_once"),
            models.CheckConstraint(condition=Q(words_per_page__gte=50), name="payment_terms_page_has_words"),
        ]

    def __str__(self) -> str:
        return str(self.words_per_page)

    @classmethod
    def current(cls) -> PaymentTerms:
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def weight(self, band: str) -> int:
        """Percent."""
        return int(self.weights.get(band, 100))

    def weighted(self, bands: dict[str, int]) -> Decimal:
        """Syllables after the weights of their bands."""
        return sum((Decimal(words * self.weight(band)) / 100 for band, words in bands.items()), Decimal(0))
