"""Which other stories a reader of this one may want."""

from __future__ import annotations

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from content.models.story import Story

COUNT = 3
NONE = 0  # no row's key: an empty list would make the rank a constant, which PostgreSQL takes for a column's number
BEST_FIRST = ("-of_column", "-shared", "-first_published_at", "-pk")


def related_to(story: Story, without: set[int] = frozenset()) -> list[Story]:
    """Of the same column first, then with most topics in common, then the newest of the section. One query.

    The best are found by their keys alone, so that the database sorts no bodies.
    """
    topics = [topic.pk for topic in story.topics.all()] or [NONE]
    column = getattr(story, "column_id", None) or NONE
    by_topic = Story.topics.through.objects.filter(topic__in=topics)
    of_column = Q(articlepage__column=column)
    of_section = Q(path__startswith=story.path[: -story.steplen])
    near = Q(pk__in=by_topic.values("story")) | of_column | of_section
    found = Story.objects.live().filter(near, locale=story.locale_id).exclude(pk__in={story.pk, *without})
    best = _ranked(found, of_column, by_topic).values("pk")[:COUNT]
    return list(_ranked(Story.objects.filter(pk__in=best), of_column, by_topic).for_cards())


def _ranked(stories: QuerySet[Story], of_column: Q, by_topic: QuerySet) -> QuerySet[Story]:
    shared = by_topic.filter(story=OuterRef("pk")).order_by().values("story").annotate(number=Count("pk"))
    ranked = stories.annotate(
        of_column=Case(When(of_column, then=Value(1)), default=Value(0)),
        shared=Coalesce(Subquery(shared.values("number")), 0),
    )
    return ranked.order_by(*BEST_FIRST)
