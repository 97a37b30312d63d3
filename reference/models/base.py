"""What all facts share: a key, folded text for search, a source, and the days on which they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator

from cms import languages
from reference.folding import ascii_slug, strip_marks


def translated_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the registered fields in the model's order, such as `("name", "summary")`."""
    try:
        registered = translator.get_options_for_model(model).all_fields
    except NotRegistered:
        return ()
    return tuple(field.name for field in model._meta.concrete_fields if field.name in registered)


def column_name(field: str, language: languages.Language) -> str:
    """The explicit column of a field, such as `name_zh_hans`."""
    return f"{field}_{language.column}"


class Folded(models.Model):
    """Keeps its translated text without marks, so that the admin's search finds 'dau tu'."""

    import_key = "code"  # the field by which imports, exports and other rows name a row

    folded = models.TextField(editable=False, default="", blank=True)

    class Meta:
        abstract = True

    def folded_text(self) -> str:
        """All translated text columns and the key, folded, one per line."""
        columns = [column_name(name, lang) for name in translated_fields(type(self)) for lang in languages.ACTIVE]
        values = [getattr(self, column, None) for column in columns]
        texts = [getattr(self, self.import_key, ""), *(value for value in values if isinstance(value, str))]
        return "\n".join(dict.fromkeys(strip_marks(text) for text in texts if text))

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = self.folded_text()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)


class Fact(Folded):
    """A row that is the same in every language but for its words."""

    code = models.SlugField(
        _("code"),
        max_length=50,
        unique=True,
        blank=True,
        help_text=_("Short and lasting; imports find the row by it. Left empty, it is made from the Vietnamese name."),
    )
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.vietnamese or self.code

    @property
    def vietnamese(self) -> str:
        """The Vietnamese form of what names the row."""
        return getattr(self, "name_vi", None) or ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.code:
            self.code = self._free_code()
        super().save(*args, **kwargs)

    def _free_code(self) -> str:
        base = ascii_slug(self.vietnamese, limit=40) or self._meta.model_name
        taken = set(type(self)._default_manager.filter(code__startswith=base).values_list("code", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return base if base not in taken else next(code for code in numbered if code not in taken)


class Owned(models.Model):
    """An agency answers for the row: its leader confirms changes."""

    agency = models.ForeignKey(
        "reference.Agency",
        verbose_name=_("agency that answers for it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Its leader confirms changes. Empty: the desk does."),
    )

    class Meta:
        abstract = True


class Sourced(models.Model):
    """Where the figures of a row are from, and of which day they are."""

    source = models.CharField(_("source"), max_length=255, blank=True, default="")
    source_url = models.URLField(_("address of the source"), blank=True, default="")
    as_of = models.DateField(_("figures as of"), null=True, blank=True)

    class Meta:
        abstract = True


class DatedQuerySet(models.QuerySet):
    """Rows that hold from one day to another."""

    def valid_on(self, day: date) -> models.QuerySet:
        """Rows that hold on this day; an open end holds for ever."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Dated(models.Model):
    """Holds from one day to another, both included; empty means open."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("The last day, included."))

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first. Correct one of the two dates."),
            )
        ]

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)


class Succeeded(models.Model):
    """May have a successor, as agencies and administrative units have after a merger."""

    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.pk and self.successor and self.pk in {row.pk for row in self.successor.line_of_succession()}:
            raise ValidationError({"successor": _("The successors go round in a circle. Choose another one.")})

    def line_of_succession(self) -> list[Any]:
        """This row and its successors, oldest first; ends where a circle would close."""
        line = [self]
        while (following := line[-1].successor) is not None and following not in line:
            line.append(following)
        return line

    def successor_on(self, day: date) -> Any:
        """The row that stands in this one's place on the day: itself, or the first successor that has not ended."""
        line = self.line_of_succession()
        return next((row for row in line if row.valid_to is None or row.valid_to >= day), line[-1])
