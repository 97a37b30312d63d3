"""llms.txt: what the site holds and where, for language models (https://llmstxt.org); a part for each language."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import languages
from cms.languages import Language
from content.addresses import absolute
from content.own_pages import OWN_PAGES
from reference.localized import localized
from reference.models import Office
from website import menus
from website.about import links
from website.head import X_DEFAULT

LISTS = tuple(key for key in OWN_PAGES if not key.startswith("inquiry_"))  # the page above the forms leads to them


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """Markdown; all from the cached menus."""
    first = next(code for code in X_DEFAULT if code in languages.CODES)
    lines = list(_opening(menus.menu_of(first).office, first))
    for language in languages.ACTIVE:
        with translation.override(language.code):
            lines += _part(request, language)
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _opening(office: Office, code: str) -> Iterator[str]:
    yield f"# {localized(office, 'name', code).text}"
    if tagline := localized(office, "tagline", code).text:
        yield f"\n> {tagline}"


def _part(request: HttpRequest, language: Language) -> Iterator[str]:
    """Sections, lists and feeds of one language, in its own words."""
    menu = menus.menu_of(language.code)
    if not menu.home_url:
        return
    yield f"\n## {language.endonym} ({language.bcp47})\n"
    yield _("Please name the source and link to the page when you use these texts.") + "\n"
    pages = [(_("Home"), menu.home_url), *((link.title, link.url) for link in (*menu.sections, *menu.standard_pages))]
    lists = [(link.title, link.url) for link in links.to(*LISTS)]
    feeds = [
        (f"{_('Latest stories')} (JSON Feed)", reverse("feed_json")),
        (f"{_('Latest stories')} (RSS)", reverse("feed_rss")),
    ]
    for title, path in [*pages, *lists, *feeds]:
        yield f"- [{title}]({absolute(request, path)})"
