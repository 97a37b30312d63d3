"""What stories are sorted by: topics, tags and columns."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from cms import languages
from reference.folding import ascii_slug
from reference.models.base import Folded
from reference.tag_lookup import TagQuerySet


class Topic(Folded):
    """A subject of the site, with the colour of its marks."""

    class Colour(models.TextChoices):
        """Tokens of static/website/css/tokens.css."""

        BRAND = "brand", _("brand")
        RIVER = "river", _("river")
        LOTUS = "lotus", _("lotus")
        LONGAN = "longan", _("longan")
        LEAF = "leaf", _("leaf")

    import_key = "slug"

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=50, unique=True)
    colour = models.CharField(_("colour"), max_length=10, choices=Colour.choices, default=Colour.BRAND)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_vi"]

    def __str__(self) -> str:
        return self.name_vi or self.slug


class Column(Folded):
    """A series of stories, such as 'Đất và người'."""

    import_key = "slug"

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("slug"), max_length=50, unique=True)
    summary = models.TextField(_("summary"), blank=True, default="")
    agency = models.ForeignKey(
        "reference.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="columns",
    )

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        ordering = ["name_vi"]

    def __str__(self) -> str:
        return self.name_vi or self.slug


class Tag(Folded, TagBase):
    """A tag with a name per language and one slug; made on the screen of facts, not by typing into a story."""

    import_key = "slug"
    free_tagging = False  # read by Wagtail's tag field

    # Not unique as in TagBase: the base column holds whichever language saved last.
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, blank=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name_vi"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_vi"],
                name="tag_name_vi_is_unique",
                violation_error_message=_("There is a tag with this Vietnamese name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name_vi or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:  # before taggit's own attempt, which would ask for the active language's name
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        names = (getattr(self, f"name_{language.column}", None) or "" for language in languages.ACTIVE)
        base = next(filter(None, map(ascii_slug, names)), "tag")
        taken = set(Tag.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return base if base not in taken else next(slug for slug in numbered if slug not in taken)
