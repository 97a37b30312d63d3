"""Template tags of the press room."""

from __future__ import annotations

from datetime import date

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import MediaKitPage
from reference.models import CustomImage
from website.menus import Link
from website.press import kit, licences, packages
from website.press.models import PressPackage
from website.templatetags.site import day

register = template.Library()


@register.simple_tag
def press_crumbs() -> list[Link]:
    """The way to what stands in the press room."""
    return [Link(_("Press room"), reverse("press"))]


@register.simple_tag
def kit_pictures(page: MediaKitPage) -> list[CustomImage]:
    """Those that may be taken; of a draft that is looked at, all that were chosen."""
    return kit.images_of(page) if page.live else page.chosen


@register.simple_tag(takes_context=True)
def package_of(context: Context, page: MediaKitPage) -> PressPackage | None:
    """The kit's ZIP where it is up to date; a preview has none."""
    return packages.current(page) if context["frame"].page else None


@register.filter
def licence(image: CustomImage) -> str:
    """The licence as the press reads it."""
    return licences.NAMES[CustomImage.Licence(image.licence)]


@register.filter
def bytes_of(image: CustomImage) -> int:
    """Of the file as it was uploaded; 0 where it is lost."""
    try:
        return image.file_size or image.file.size
    except OSError:
        return 0


@register.filter
def source_day(written: str) -> str:
    """A source's day in the reader's form; a year or month as it was written."""
    return day(date.fromisoformat(written)) if len(written) == len("2026-01-31") else written
