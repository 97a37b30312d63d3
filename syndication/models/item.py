"""Items and their versions: the outbox."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.models.clearance import AppendOnly, AppendOnlyQuerySet
from syndication.models.period import period


class Item(models.Model):
    """One story in one language for receivers. Its URI is minted once and outlives slug, domain and page."""

    uri = models.CharField(_("URI"), max_length=200, unique=True, help_text="tag: URI (RFC 4151)")
    story = models.OneToOneField(
        "content.Story", verbose_name=_("story"), related_name="item", null=True, on_delete=models.SET_NULL
    )
    language = models.CharField(_("language"), max_length=12)
    minted_at = models.DateTimeField(_("minted at"), auto_now_add=True)
    # Set with every new version, in its transaction; taken back by the planner, see planner.py.
    waits_for_plan = models.BooleanField(_("waits for its deliveries"), default=False, db_index=True)

    class Meta:
        verbose_name = pgettext_lazy("for receivers", "item")
        verbose_name_plural = pgettext_lazy("for receivers", "items")

    def __str__(self) -> str:
        return self.uri


class ItemVersionQuerySet(AppendOnlyQuerySet):
    """Versions of all items."""

    def in_period(self, first: date, last: date) -> ItemVersionQuerySet:
        """Made on one of these days of the office, both included."""
        return self.filter(made_at__range=period(first, last))

    def latest(self) -> ItemVersionQuerySet:
        """The highest version of each item."""
        newer = ItemVersion.objects.filter(item=models.OuterRef("item"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(newer))


class ItemVersion(AppendOnly):
    """One frozen state of an item: the outbox. Written in the transaction that made it true, never changed."""

    class Kind(models.TextChoices):
        NEW = "new", pgettext_lazy("version", "new")
        UPDATE = "update", pgettext_lazy("version", "update")
        CORRECTION = "correction", pgettext_lazy("version", "correction")
        WITHDRAWAL = "withdrawal", pgettext_lazy("version", "withdrawal")

    item = models.ForeignKey(
        Item, verbose_name=pgettext_lazy("for receivers", "item"), related_name="versions", on_delete=models.PROTECT
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    snapshot = models.JSONField(_("snapshot"), help_text=_("Texts, ids, hashes and rights; no files."))
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = ItemVersionQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("for receivers", "version")
        verbose_name_plural = pgettext_lazy("for receivers", "versions")
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="item_version_numbered_once")]
        ordering = ("item", "-number")

    def __str__(self) -> str:
        return f"{self.item_id} v{self.number}"

    @property
    def is_withdrawal(self) -> bool:
        return self.kind == self.Kind.WITHDRAWAL

    @property
    def title(self) -> str:
        """The story's title in this version; a withdrawal keeps it too."""
        return self.snapshot.get("content", {}).get("title") or self.snapshot.get("title", "")
