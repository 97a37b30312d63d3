"""Days and stops of an itinerary: what the way adds to places, whose facts stay in the register."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks import SnippetChooserBlock
from content.itinerary_words import BY

TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class StopBlock(blocks.StructBlock):
    """A place of the register, or something that has a name only, such as lunch."""

    place = SnippetChooserBlock("reference.Place", label=_("place"), required=False)
    title = blocks.CharBlock(
        label=_("name"),
        required=False,
        default="",
        max_length=120,
        help_text=_("Only where the register has no such place."),
    )
    # No TimeBlock: its value is no text, and what clearance is bound to is text.
    time = blocks.RegexBlock(
        TIME,
        label=_("time"),
        required=False,
        default="",
        help_text=_("By 24 hours, such as 08:30."),
        error_messages={"invalid": _("Write the time by 24 hours, such as 08:30.")},
    )
    minutes = blocks.IntegerBlock(label=_("stay in minutes"), required=False, min_value=5, max_value=1440)
    text = blocks.TextBlock(label=_("what to see or do"), required=False, default="", max_length=600)
    onward_by = blocks.ChoiceBlock(BY, label=_("to the next stop by"), required=False)
    onward_minutes = blocks.IntegerBlock(
        label=_("minutes to the next stop"), required=False, min_value=1, max_value=600
    )

    class Meta:
        icon = "location"
        label = _("Stop")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("place") and not cleaned.get("title"):
            error = ValidationError(_("Choose a place, or write a name."))
            raise StructBlockValidationError(block_errors={"place": error})
        return cleaned


class DayBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title of the day"), max_length=120)
    text = blocks.TextBlock(label=_("text of the day"), required=False, default="", max_length=600)
    stops = blocks.ListBlock(StopBlock(), label=_("stops in order"), min_num=1, max_num=20)

    class Meta:
        icon = "calendar"
        label = _("Day")
        template = "blocks/day.html"


class ItineraryBlocks(blocks.StreamBlock):
    """The days in order."""

    day = DayBlock()

    class Meta:
        min_num = 1
        max_num = 14
