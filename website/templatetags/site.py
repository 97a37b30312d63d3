"""Template tags of the public pages."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from cms import languages
from content import links
from content.addresses import absolute as absolute_address
from reference.localized import localized
from reference.models import CustomImage, CustomRendition, KeyFigure
from website import pictures
from website.magnitudes import counted

register = template.Library()
# CLDR's "18 tháng 7, 2024" is no Vietnamese that a newspaper prints; Japanese tables had "2024/07/18" where all else of
# the page says 2024年7月18日.
DATE_FORMATS = {"vi": "d/M/y", "ja": "long"}
OWN_COUNTRY = {("en", "VN"): "Viet Nam", ("fr", "VN"): "Vietnam"}


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


@register.inclusion_tag("components/name.html")
def name_of(obj: object) -> dict[str, object]:
    """A fact's name; readers of Chinese and Japanese see above it what stands on signs here."""
    name, original = localized(obj, "name", _code()), localized(obj, "name", languages.SOURCE)
    is_other = languages.get(_code()).is_cjk and original and original.text != name.text
    return {"fact": obj, "original": original if is_other else None}


@register.simple_tag(takes_context=True)
def rich_text(context: Context, value: RichText | str) -> SafeString:
    """Stored rich text; its page links lead to the reader's language."""
    html = value.source if isinstance(value, RichText) else str(value)
    expanded = links.expand(html, context.get("page_links") or {})
    # Safe: Wagtail's whitelist cleaned the text when it was saved.
    return mark_safe(_with_addresses(expanded, context.get("request")))  # noqa: S308  # nosec B308 B703


def _with_addresses(html: str, request: HttpRequest | None) -> str:
    """Links within the site carry their whole address for paper, see print.css."""
    if request is None or 'href="/' not in html:
        return html
    site = escape(absolute_address(request, "/").rstrip("/"))
    return html.replace('<a href="/', f'<a data-site="{site}" href="/')


@register.simple_tag
def picture(image: object, kind: str, lazy: bool = True, alt: str | None = None) -> SafeString:
    """An <img> with srcset; `kind` is one of pictures.KINDS. Alternative text from the picture unless given."""
    text = localized(image, "alt", _code()).text if alt is None else alt
    return pictures.img(image, pictures.KINDS[kind], alt=text, lazy=lazy)


@register.simple_tag
def picture_url(image: object, kind: str) -> str:
    """The address of the largest rendition of this kind."""
    return pictures.largest(image, pictures.KINDS[kind]).url


@register.simple_tag
def large_picture(image: CustomImage) -> CustomRendition:
    """The whole picture, as large as pages show any."""
    return pictures.largest(image, pictures.KINDS["body"])


@register.filter
def day(value: date | datetime | None, style: str = "long") -> str:
    """A date in the reader's language: '18 juillet 2024'."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    code = _code()
    text = format_date(value, format=DATE_FORMATS.get(code, style), locale=languages.get(code).babel)
    # CLDR writes "1 juillet"; French wants the ordinal for the first of a month, and for it alone.
    return f"1er{text[1:]}" if code == "fr" and text.startswith("1 ") else text


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
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    # The narrow space of our font is a ninth of an em: French thousands would run together.
    return format_decimal(exact, format=pattern, locale=languages.get(_code()).babel).replace("\u202f", "\u00a0")


@register.simple_tag
def key_figure(figure: KeyFigure) -> dict[str, str]:
    """Its value and unit as readers of the language count."""
    found = counted(figure.rounded, localized(figure, "unit", _code()).text, _code())
    return {"value": number(found.value) + found.step, "unit": found.unit if found.step else fact(figure, "unit")}


@register.filter
def bcp47(code: str) -> str:
    """The BCP 47 tag of one of our language codes."""
    return languages.get(code).bcp47


@register.filter
def endonym(code: str) -> str:
    """What a language of ours is called in itself."""
    return languages.get(code).endonym


@register.filter
def blocks_of(body: StreamValue, kind: str) -> list[object]:
    """The values of a body's blocks of one type."""
    return [block.value for block in body if block.block_type == kind]


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str) -> str:
    """The path as an absolute address."""
    return absolute_address(context["request"], path)


@register.simple_tag(takes_context=True)
def section_of(context: Context, page: object) -> object:
    """The section in the menu that a page stands in, or None; no query."""
    path = getattr(page, "url_path", None) or ""
    return next((section for section in context["frame"].sections if path.startswith(section.url)), None)


@register.simple_tag(takes_context=True)
def source_alternate(context: Context) -> object:
    """Where the Vietnamese form of this page is, or None when this is it."""
    found = (a for a in context["frame"].alternates if a.language.code == languages.SOURCE and not a.is_current)
    return next(found, None)


@register.simple_tag
def figures(site: object) -> list[object]:
    """The filled figures of a park or cluster, sources in the reader's language."""
    return site.figures(_code())


@register.filter
def is_updated(page: object) -> bool:
    """Changed more than a day after it was first published."""
    first, last = page.first_published_at, page.last_published_at
    return bool(first and last and last - first > timedelta(days=1))


@register.filter
def country(code: str) -> str:
    """The name of an ISO 3166-1 country in the reader's language (CLDR); our own as the site spells it elsewhere."""
    if own := OWN_COUNTRY.get((_code(), code)):
        return own
    return Locale.parse(languages.get(_code()).babel).territories.get(code, code)


@register.filter
def language_names(codes: list[str]) -> str:
    """Names of languages in the reader's language, as a list in a sentence (CLDR)."""
    reader = Locale.parse(languages.get(_code()).babel)
    known = [languages.KNOWN[code] for code in codes if code in languages.KNOWN]
    return format_list([Locale.parse(k.babel).get_language_name(reader) for k in known], locale=reader)


@register.simple_tag
def thing(kind: str, **properties: object) -> dict[str, object]:
    """A schema.org thing; empty properties are left out."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


@register.simple_tag
def list_of(*things: object) -> list[object]:
    return [thing for thing in things if thing]


@register.simple_tag
def json_ld(thing: dict[str, object]) -> SafeString:
    """The thing as a JSON-LD data block; characters that could end it are escaped."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, default=str)
    escaped = text.translate({ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"})
    # Safe: what could end the block was escaped on the line above.
    safe = mark_safe(escaped)  # noqa: S308  # nosec B308 B703
    return format_html('<script type="application/ld+json">{}</script>', safe)
