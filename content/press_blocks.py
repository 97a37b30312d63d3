"""Blocks of the press room: sources of a clarification, pictures of a media kit."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from content.blocks import ImageChooserBlock
from reference.models import CustomImage

DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


class SourceBlock(blocks.StructBlock):
    """A document, table or statement that anybody can look up."""

    title = blocks.CharBlock(label=_("title"), max_length=250)
    publisher = blocks.CharBlock(label=_("published by"), required=False, default="", max_length=150)
    # No DateBlock: its value is no text, and what clearance is bound to is text.
    date = blocks.RegexBlock(
        DAY,
        label=_("date"),
        required=False,
        default="",
        help_text=_("A year, a month or a day, such as 2026-01-31."),
        error_messages={"invalid": _("Write a year, a month or a day, such as 2026-01-31.")},
    )
    url = blocks.URLBlock(label=_("address"), required=False, default="")

    class Meta:
        icon = "link"
        label = pgettext_lazy("proof", "Source")


class SourceBlocks(blocks.StreamBlock):
    """At least one: what can't be looked up convinces nobody."""

    source = SourceBlock()

    class Meta:
        min_num = 1
        max_num = 12


class KitPictureBlock(ImageChooserBlock):
    """A picture that others may use."""

    def clean(self, value: CustomImage | None) -> CustomImage | None:
        image = super().clean(value)
        if image and not image.others_may_use(timezone.localdate()):
            raise ValidationError(
                _(
                    "“%(picture)s” may not be passed on, or our rights to it have ended. "
                    "Choose another, or have its rights put right first."
                )
                % {"picture": image}
            )
        return image


class KitBlocks(blocks.StreamBlock):
    """Pictures in order; captions, credits and licences are the pictures' own."""

    picture = KitPictureBlock(label=_("picture"))

    class Meta:
        min_num = 1
        max_num = 40
