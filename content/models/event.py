"""Events: festivals, fairs, ceremonies, with days of the solar or the lunar calendar."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content import event_dates
from content.event_dates import Calendar, Rule, Span
from content.models import event_checks
from content.models.story import Story
from content.querysets import StoryManager
from reference.lunar import FIRST_YEAR, LAST_YEAR

YEARS_SHOWN = 3  # this year and the next two


def _number(label: str, least: int, most: int, help_text: str = "") -> models.PositiveSmallIntegerField:
    validators = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=validators, help_text=help_text)


class EventPage(Story):
    """Something that takes place on certain days, once or every year."""

    place = models.ForeignKey(
        "reference.Place",
        verbose_name=_("place"),
        related_name="events",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    venue = models.CharField(
        _("where, in words"),
        max_length=250,
        blank=True,
        help_text=_("Where the register has no such place, or where exactly it is."),
    )
    organiser = models.ForeignKey(
        "reference.Agency",
        verbose_name=_("organiser"),
        related_name="events",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Empty: the agency that stands for the text."),
    )
    calendar = models.CharField(_("calendar"), max_length=5, choices=Calendar.choices, default=Calendar.SOLAR)
    is_yearly = models.BooleanField(_("every year"), default=False)
    first_day = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Every year: day and month count, the year does not.")
    )
    last_day = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: one day only."))
    lunar_first_day = _number(_("first day"), 1, 30, _("30 in a month of 29 days means its last day."))
    lunar_first_month = _number(_("first month"), 1, 12)
    lunar_last_day = _number(_("last day"), 1, 30, _("Empty: one day only."))
    lunar_last_month = _number(_("last month"), 1, 12, _("Empty: the same month."))
    in_leap_month = models.BooleanField(
        _("in the leap month"), default=False, help_text=_("Only where it is held in the repeated month itself.")
    )
    lunar_year = _number(_("lunar year"), FIRST_YEAR, LAST_YEAR, _("For an event that is held once, such as 2028."))
    starts_at = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("On the first day. Empty: all day.")
    )
    ends_at = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("On the last day."))

    canonical_fields = (
        *Story.canonical_fields,
        "place",
        "venue",
        "organiser",
        "calendar",
        "is_yearly",
        "first_day",
        "last_day",
        "lunar_first_day",
        "lunar_first_month",
        "lunar_last_day",
        "lunar_last_month",
        "in_leap_month",
        "lunar_year",
        "starts_at",
        "ends_at",
    )
    objects = StoryManager()
    template = "content/story.html"
    shown_with = (*Story.shown_with, "place", "organiser")
    is_event = True  # asked by templates that show stories of all types
    content_panels = [
        *Story.content_panels[:3],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("calendar"), FieldPanel("is_yearly")]),
                FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")], heading=_("By the solar calendar")),
                FieldRowPanel(
                    [FieldPanel("lunar_first_day"), FieldPanel("lunar_first_month")],
                    heading=_("By the lunar calendar"),
                ),
                FieldRowPanel([FieldPanel("lunar_last_day"), FieldPanel("lunar_last_month")]),
                FieldRowPanel([FieldPanel("in_leap_month"), FieldPanel("lunar_year")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("Hours")),
            ],
            heading=_("When"),
            help_text=_(
                "Fill in the days of the calendar that you chose. Lunar days are turned into solar ones by the "
                "Vietnamese calendar (UTC+7) for this year and the next two; the preview shows them."
            ),
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("venue"), FieldPanel("organiser")], heading=_("Where")),
        *Story.content_panels[3:],
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if errors := event_checks.errors(self):
            raise ValidationError(errors)

    @property
    def own_rule(self) -> Rule:
        """As the page's own fields say it."""
        return Rule(**{name: getattr(self, name) for name in Rule.__dataclass_fields__})

    @property
    def rule(self) -> Rule:
        """As visitors are told."""
        return self.dated.own_rule

    @cached_property
    def dated(self) -> EventPage:
        """Whose days and hours count: the source's while both are live. A new day can't wait for a translator."""
        lineage = getattr(self, "lineage", None) if self.live else None
        if lineage is None:
            return self
        return EventPage.objects.live().filter(pk=lineage.source_id).defer("body").first() or self

    def holdings(self, today: date | None = None) -> list[Span]:
        """Those of this year and the next two, in order; what the rows of EventOccurrence are made from."""
        year = (today or timezone.localdate()).year
        return event_dates.between(self.rule, date(year, 1, 1), date(year + YEARS_SHOWN - 1, 12, 31))

    @cached_property
    def coming(self) -> list[Span]:
        """Holdings that are not over: of the page that visitors see those that are stored, of a draft its own."""
        today = timezone.localdate()
        if not self.is_served:
            return [span for span in self.holdings(today) if span.last_day >= today]
        rows = self.occurrences.filter(last_day__gte=today)
        return [Span(row.first_day, row.last_day, row.year) for row in rows]

    is_served = False  # set where the live page is shown to visitors

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        self.is_served = True
        return super().serve(request, *args, **kwargs)


class EventOccurrence(models.Model):
    """One holding of a live event in one language, written when the event goes live and extended by the worker."""

    page = models.ForeignKey(EventPage, related_name="occurrences", on_delete=models.CASCADE)
    year = models.PositiveSmallIntegerField(_("year"))  # of the event's own calendar: with it, the holding has a name
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    starts_at = models.TimeField(_("begins at"), null=True)
    ends_at = models.TimeField(_("ends at"), null=True)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)

    class Meta:
        verbose_name = _("holding of an event")
        verbose_name_plural = _("holdings of events")
        ordering = ["first_day", "last_day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "year"], name="event_held_once_a_year"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="event_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["last_day"], name="event_by_last_day")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.first_day:%Y-%m-%d}"
