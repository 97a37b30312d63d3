"""News, features and columns."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.models.story import Story
from content.querysets import StoryManager


class ArticlePage(Story):
    """A piece of journalism."""

    class Genre(models.TextChoices):
        NEWS = "news", _("news")
        FEATURE = "feature", _("feature")
        COLUMN = "column", _("column")
        RELEASE = "release", _("press release")

    genre = models.CharField(_("genre"), max_length=10, choices=Genre, default=Genre.NEWS)
    column = models.ForeignKey(
        "reference.Column",
        verbose_name=_("column"),
        related_name="articles",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )

    canonical_fields = (*Story.canonical_fields, "genre", "column")
    objects = StoryManager()
    template = "content/story.html"
    shown_with = (*Story.shown_with, "column")
    content_panels = [*Story.content_panels[:3], FieldPanel("genre"), FieldPanel("column"), *Story.content_panels[3:]]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def is_press(self) -> bool:
        """Whether it stands in the press room."""
        return self.genre == self.Genre.RELEASE

    def clean(self) -> None:
        super().clean()
        if (self.genre == self.Genre.COLUMN) != bool(self.column_id):
            raise ValidationError({"column": _("Choose the column that this piece belongs to, or another genre.")})
