"""Where links to pages lead: to the page in the reader's language, else to the page itself, else nowhere.

Wagtail's own link handler asks the database for each link and leads to pages that are not public;
`expand` replaces only its rule for page links (contract test: tests/content/test_links.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import LinkRewriter, extract_attrs

_LINK = re.compile(r"<a(\s[^>]*)>")

PageLinks = Mapping[int, Page]


def ids_in_html(html: str) -> set[int]:
    """Ids of the pages that stored rich text links to."""
    found = [extract_attrs(attributes) for attributes in _LINK.findall(html)]
    return {int(a["id"]) for a in found if a.get("linktype") == "page" and a.get("id", "").isdigit()}


def resolve(pks: Iterable[int], language: str) -> dict[int, Page]:
    """The live page that each id leads a reader of `language` to; ids that lead nowhere are left out.

    One query, and one more when some page is in another language. Stories come as `Story`, ready for a card.
    """
    if not (wanted := set(pks)):
        return {}
    by_id = {page.pk: page for page in _with_cards(Page.objects.filter(pk__in=wanted))}
    foreign = [page.translation_key for page in by_id.values() if page.locale.language_code != language]
    own = {}
    if foreign:
        live = Page.objects.live().filter(locale__language_code=language, translation_key__in=foreign)
        own = {page.translation_key: page for page in _with_cards(live)}
    targets = {pk: own.get(page.translation_key, page) for pk, page in by_id.items()}
    return {pk: _as_story(page) for pk, page in targets.items() if page.live}


def _with_cards(pages: QuerySet[Page]) -> QuerySet[Page]:
    return pages.select_related("locale", "content_type", "story__agency", "story__hero_image")


def _as_story(page: Page) -> Page:
    """The story that a page row belongs to, without another query; the page itself when it is none."""
    try:
        story = page.story
    except ObjectDoesNotExist:
        return page
    story.locale = page.locale
    story.content_type = page.content_type
    return story


def expand(html: str, links: PageLinks) -> str:
    """Stored rich text as HTML; a link that leads nowhere keeps its words."""
    if "<a" not in html:
        return html

    def page_rule(attributes: list[dict[str, str]]) -> list[str]:
        targets = [links.get(int(a["id"])) for a in attributes]
        return [f'<a href="{escape(target.url_path)}">' if target else "<a>" for target in targets]

    rules = {name: handler.expand_db_attributes_many for name, handler in features.get_link_types().items()}
    return LinkRewriter(bulk_rules={**rules, "page": page_rule})(html)
