"""Keeps the index in step with the live pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from content.models import FactUse, Story
from content.text import is_searchable, named_on, readable_text, searchable_models
from website.models import SearchEntry, SearchWord
from website.search import vocabulary
from website.search.finding import backend
from website.search.words import terms_of


def index_page(page: Page) -> None:
    """Write the page's row; nothing for types that visitors do not search."""
    page = page.specific
    if not is_searchable(page):
        return
    values = {"language": page.language, **_words(page), **_facets(page)}
    entry = SearchEntry(page_id=page.pk, **values)
    SearchEntry.objects.bulk_create([entry], update_conflicts=True, unique_fields=["page"], update_fields=[*values])
    vocabulary.learn(page.language, f"{entry.title} {entry.text}".split())


def _words(page: Page) -> dict[str, str]:
    text = readable_text(page)
    return {
        "title": terms_of(page.title),
        "text": terms_of(f"{text}\n{named_on(page)}"),
        "plain": text.replace("\0", ""),  # PostgreSQL keeps no NUL
    }


def _facets(page: Page) -> dict[str, Any]:
    """What results are filtered by; only stories have an agency and a day."""
    facets: dict[str, Any] = {"kind": kind_of(type(page)), "agency_pk": None, "topic_pks": "", "year": None}
    if isinstance(page, Story):
        topics = ",".join(str(topic.pk) for topic in page.topics.all())
        first = page.first_published_at or timezone.now()
        facets |= {"agency_pk": page.agency_id, "topic_pks": topics, "year": timezone.localtime(first).year}
    return facets


def kind_of(model: type[Page]) -> str:
    """The type's name in addresses: `article` for ArticlePage."""
    return model._meta.model_name.removesuffix("page")


def index_showing(facts: Iterable[tuple[str, int]]) -> int:
    """Write the rows of live pages that show any of the facts, given as (model's name, primary key); how many."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, pk in facts:
        by_kind[kind].add(pk)
    shown = Q(pk__in=())
    for kind, pks in by_kind.items():
        shown |= Q(pk__in=FactUse.objects.filter(kind=kind, fact_id__in=pks).values("page_id"))
    pages = list(Page.objects.live().filter(shown))
    for page in pages:
        index_page(page)
    return len(pages)


def remove_page(page: Page) -> None:
    """Take the page out of the index."""
    SearchEntry.objects.filter(page_id=page.pk).delete()


def missing() -> QuerySet[Page]:
    """Live pages without a row, or with one that was written before it had a kind."""
    lacking = Q(search_entry=None) | Q(search_entry__kind="")
    return Page.objects.live().type(searchable_models()).filter(lacking)


def fill_gaps() -> int:
    """Index what is live and missing, drop what is not live; how many rows changed."""
    gone, _ = SearchEntry.objects.filter(page__live=False).delete()
    pages = list(missing())
    for page in pages:
        index_page(page)
    return gone + len(pages)


def rebuild() -> int:
    """Make the index anew from the live pages; how many it holds."""
    backend().refill(connection)
    SearchWord.objects.all().delete()
    for page in Page.objects.live().type(searchable_models()):
        index_page(page)
    fill_gaps()
    return SearchEntry.objects.count()


def is_built() -> bool:
    """True when every live page has its row."""
    return not missing().exists()
