"""Template tags of what only machines read: JSON-LD, Dublin Core, the picture of a shared link."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from website.shared import SharedPicture, picture_of_site, shared_picture
from website.structured import dublin_core, pages
from website.structured.dublin_core import Element
from website.structured.things import Reader, Thing
from website.templatetags.site import json_ld

register = template.Library()


def _reader(context: Context) -> Reader:
    return Reader(context["request"], context["frame"].language.code)


def _blocks(things: Iterable[Thing | None]) -> SafeString:
    return format_html_join("\n", "{}", ((json_ld(thing),) for thing in things if thing))


@register.simple_tag(takes_context=True)
def structured_story(context: Context) -> SafeString:
    """Article, event and way from the home page."""
    reader, frame, page = _reader(context), context["frame"], context["page"]
    if frame.page is None:  # a preview has no address
        return SafeString("")
    picture = shared_picture(context["request"], page)
    image = picture.url if picture and picture.is_drawn else ""
    way = pages.trail(reader, frame, page.title, *pages.between_of(frame))
    return _blocks([*pages.of_story(reader, frame, page, image), way])


@register.simple_tag(takes_context=True)
def structured_home(context: Context) -> SafeString:
    return _blocks([pages.of_home(_reader(context), context["frame"], context["page"].description)])


@register.simple_tag(takes_context=True)
def structured_trail(context: Context, name: str = "", path: str = "") -> SafeString:
    """The way to this page: over its section, or over the page that is named."""
    frame = context["frame"]
    between = [(name, path)] if path else pages.between_of(frame)
    title = frame.page.title if frame.page else frame.head.title
    return _blocks([pages.trail(_reader(context), frame, title, *between)])


@register.simple_tag(takes_context=True)
def dublin_core_of(context: Context) -> list[Element]:
    """Elements of the page that is shown."""
    return dublin_core.of(_reader(context), context["frame"])


@register.simple_tag(takes_context=True)
def shared(context: Context) -> SharedPicture | None:
    """What a shared link to this page shows."""
    request, frame = context["request"], context["frame"]
    own = shared_picture(request, frame.page) if frame.page else None
    return own or picture_of_site(request, frame)
