"""Template tags of the public pages."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from reference.localized import localized
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from cms import languages
from content import links
from website import pictures

register = template.Library()


def _code() -> str:
    code = get_language() or languages.SOURCE
    return code if code in languages.CODES else languages.SOURCE


@register.simple_tag
def fact(obj: object, field: str) -> SafeString | str:
    """A fact's text in the reader's language; one borrowed from another language carries its own `lang`."""
    found = localized(obj, field, _code())
    if found.text and found.is_borrowed:
        return format_html('<span lang="{}">{}</span>', found.language.bcp47, found.text)
    return found.text


@register.simple_tag
def fact_text(obj: object, field: str) -> str:
    """The same without markup, for attributes."""
    return localized(obj, field, _code()).text


@register.simple_tag(takes_context=True)
def rich_text(context: Context, value: RichText | str) -> SafeString:
    """Stored rich text; its page links lead to the reader's language."""
    html = value.source if isinstance(value, RichText) else str(value)
    return mark_safe(links.expand(html, context.get("page_links") or {}))  # noqa: S308 (Wagtail cleaned it on save)


@register.simple_tag
def picture(image: object, kind: str, lazy: bool = True, alt: str | None = None) -> SafeString:
    """An <img> with srcset; `kind` is one of pictures.KINDS. Alternative text from the picture unless given."""
    text = localized(image, "alt", _code()).text if alt is None else alt
    return pictures.img(image, pictures.KINDS[kind], alt=text, lazy=lazy)


@register.simple_tag
def picture_url(image: object, kind: str) -> str:
    """The address of the largest rendition of this kind."""
    return pictures.largest(image, pictures.KINDS[kind]).url


@register.filter
def day(value: date | datetime | None, style: str = "long") -> str:
    """A date in the reader's language: '18 juillet 2024'."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return format_date(value, format=style, locale=languages.get(_code()).babel)


@register.filter
def iso(value: date | datetime | None) -> str:
    """ISO 8601 for the datetime attribute."""
    if value is None:
        return ""
    return timezone.localtime(value).isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


@register.filter
def number(value: Decimal | int | None) -> str:
    """A number in the reader's language, all its significant digits kept."""
    if value is None:
        return ""
    exact = Decimal(value).normalize()
    places = max(0, -exact.as_tuple().exponent)
    return format_decimal(
        exact, format=f"#,##0.{'0' * places}" if places else "#,##0", locale=languages.get(_code()).babel
    )


@register.filter
def bcp47(code: str) -> str:
    """The BCP 47 tag of one of our language codes."""
    return languages.get(code).bcp47


@register.filter
def blocks_of(body: StreamValue, kind: str) -> list[object]:
    """The values of a body's blocks of one type."""
    return [block.value for block in body if block.block_type == kind]
