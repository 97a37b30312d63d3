"""Which facts a page shows, and which live pages show a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from content.preload import references
from reference.fact_models import importable_models


@dataclass(frozen=True, order=True)
class FactRef:
    """One fact: its model's name, such as `industrialpark`, and its primary key."""

    kind: str
    pk: int


def facts_of(page: Page) -> set[FactRef]:
    """Agency, topics, registers and key figures among the page's canonical fields."""
    return {fact for name in page.canonical_fields for fact in _in_field(page, name)}


def _in_field(page: Page, name: str) -> Iterator[FactRef]:
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        stream = getattr(page, name)
        yield from _in_block(stream.stream_block, stream.get_prep_value())
    elif isinstance(field, models.ManyToManyField | ClusterTaggableManager):
        yield from (FactRef(row._meta.model_name, row.pk) for row in getattr(page, name).all())
    elif isinstance(field, models.ForeignKey) and is_fact(field.related_model) and getattr(page, field.attname):
        yield FactRef(field.related_model._meta.model_name, getattr(page, field.attname))


def _in_block(block: blocks.Block, value: Any) -> Iterator[FactRef]:
    for model, pk in references(block, value):
        if is_fact(model):
            yield FactRef(model._meta.model_name, pk)


def is_fact(model: type[models.Model]) -> bool:
    return model in importable_models().values()


def live_pages_showing(facts: Iterable[FactRef]) -> QuerySet[Page]:
    """Live pages that show any of these facts, each once."""
    wanted = Q(pk__in=())
    for fact in facts:
        wanted |= Q(fact_uses__kind=fact.kind, fact_uses__fact_id=fact.pk)
    return Page.objects.live().filter(wanted).distinct()
