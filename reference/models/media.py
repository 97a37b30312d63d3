"""Pictures, documents, audio and video, with words per language and the rights to show them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from cms import languages
from cms.languages import Language
from reference.localized import localized
from reference.models.base import Folded

RIGHTS = ("licence", "holder", "rights_until", "may_be_passed_on")


def columns(*fields: str, of: tuple[Language, ...] = languages.ACTIVE) -> tuple[str, ...]:
    """Explicit columns language by language: title_vi, alt_vi, title_en, …"""
    return tuple(f"{field}_{language.column}" for language in of for field in fields)


def _form_fields(words: tuple[str, ...], *others: str) -> tuple[str, ...]:
    """What an upload form shows: the Vietnamese words first, the other languages last, because they come later."""
    source = (languages.get(languages.SOURCE),)
    return ("file", "collection", *columns(*words, of=source), *others, *columns(*words, of=languages.TRANSLATED))


def _searched(*fields: str) -> list[index.BaseField]:
    """The explicit columns and the folded text; a field without suffix would index one language only."""
    found = [index.SearchField(column) for column in columns(*fields)]
    return [*found, index.SearchField("folded"), index.AutocompleteField("folded")]


class Rights(models.Model):
    """May we show it, until when, and may others?"""

    class Licence(models.TextChoices):
        OWN = "own", _("own work")
        CC_BY = "cc_by", _("CC BY")
        CC_BY_SA = "cc_by_sa", _("CC BY-SA")
        AGENCY = "agency", _("provided by an agency")
        PURCHASED = "purchased", _("purchased")
        PUBLIC_DOMAIN = "public_domain", _("public domain")
        OTHER = "other", _("other")

    credit = models.CharField(_("credit"), max_length=255, blank=True, default="")
    licence = models.CharField(_("licence"), max_length=15, choices=Licence.choices, default=Licence.OWN)
    holder = models.CharField(_("holder of the rights"), max_length=255, blank=True, default="")
    rights_until = models.DateField(
        _("rights until"), null=True, blank=True, help_text=_("The last day on which it may be shown. Empty: no end.")
    )
    may_be_passed_on = models.BooleanField(
        _("may be passed on"), default=False, help_text=_("Portals and the press may use it too.")
    )

    class Meta:
        abstract = True

    def others_may_use(self, day: date) -> bool:
        """Whether portals and the press may have it on that day."""
        return self.may_be_passed_on and (self.rights_until is None or day <= self.rights_until)


class FileInUseError(Exception):
    """A file that is public was to be replaced in place or deleted; the message is for people."""

    def __init__(self, file: models.Model) -> None:
        text = _("“%(file)s” is shown on a published page, so it can't be replaced or deleted. Upload a new file.")
        super().__init__(text % {"file": file})


class TitledFile(Folded):
    """A file whose import key is its title; files are not imported by spreadsheet."""

    import_key = "title_vi"

    # Set by what publishes and confirms, in its transaction; never by hand.
    is_public = models.BooleanField(_("public"), default=False, editable=False, db_index=True)
    is_settled = models.BooleanField(
        _("settled"),
        default=False,
        editable=False,
        help_text=_("A text that uses it was approved or cleared."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.would_replace_public_file():
            raise ValidationError({"file": str(FileInUseError(self))})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.would_replace_public_file():
            raise FileInUseError(self)
        super().save(*args, **kwargs)

    @property
    def is_guarded(self) -> bool:
        """Whether its words and rights change only by a proposal that a second person confirms."""
        return self.is_public or self.is_settled

    def would_replace_public_file(self) -> bool:
        """Whether another file is about to stand where visitors see the present one."""
        if not self.pk or not self.is_public:
            return False
        return type(self)._default_manager.filter(pk=self.pk).exclude(file=self.file.name).exists()

    def __str__(self) -> str:
        return self.title_vi or localized(self, "title", languages.SOURCE).text


class CustomImage(TitledFile, Rights, AbstractImage):
    """A picture; its focal point is Wagtail's."""

    alt = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("What one sees, for those who can't."),
    )
    caption = models.TextField(_("caption"), blank=True, default="")
    contains_text = models.BooleanField(_("contains text"), default=False)
    shows_map = models.BooleanField(_("shows a map"), default=False, help_text=_("Borders and islands must be right."))

    admin_form_fields = _form_fields(
        ("title", "alt", "caption", "credit"),
        *RIGHTS,
        "contains_text",
        "shows_map",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields: ClassVar = [*AbstractImage.search_fields, *_searched("title", "alt", "caption")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        """Alternative text in the active language; empty rather than the title, which describes nothing."""
        return localized(self, "alt", get_language() or languages.SOURCE).text


class CustomRendition(AbstractRendition):
    """A picture in another size or format."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CustomDocument(TitledFile, AbstractDocument):
    """A file to download."""

    admin_form_fields = _form_fields(("title",), "tags")
    search_fields: ClassVar = [*AbstractDocument.search_fields, *_searched("title")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Wagtail looks at the file's ending, also where an upload that was kept is added only afterwards."""
        if self.file:
            super().clean()


@dataclass(frozen=True)
class CaptionTrack:
    """Captions in one language, for a `<track>` element."""

    language: Language
    url: str


def name_never_used(media: models.Model, filename: str) -> str:
    """Wagtail deletes a replaced video before it stores the new one, which could then take its name.

    Texts are approved with a video by its name, so each stored file has one of its own.
    """
    return f"media/{secrets.token_hex(4)}/{filename}"


class CustomMedia(TitledFile, Rights, AbstractMedia):
    """Audio or video; captions are one WebVTT file per language."""

    file = models.FileField(_("file"), upload_to=name_never_used)

    captions = models.FileField(
        _("captions"),
        upload_to="captions",
        blank=True,
        default="",
        validators=[FileExtensionValidator(["vtt"], _("Captions are a WebVTT file, ending in .vtt."))],
    )
    transcript = models.TextField(_("transcript"), blank=True, default="")

    admin_form_fields = _form_fields(
        ("title", "credit", "captions", "transcript"), *RIGHTS, "duration", "width", "height", "thumbnail", "tags"
    )
    search_fields: ClassVar = [*AbstractMedia.search_fields, *_searched("title", "transcript")]

    class Meta(AbstractMedia.Meta):
        verbose_name = _("audio or video")
        verbose_name_plural = _("audio and video")

    def caption_tracks(self) -> list[CaptionTrack]:
        """Languages that have captions, in the site's order."""
        files = [(language, getattr(self, f"captions_{language.column}")) for language in languages.ACTIVE]
        return [CaptionTrack(language, file.url) for language, file in files if file]
