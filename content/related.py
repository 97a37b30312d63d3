"""Which other stories a reader of this one may want."""

from __future__ import annotations

from django.db.models import Case, Count, Q, QuerySet, Value, When

from content.models.story import Story

COUNT = 3


def related_to(story: Story, without: set[int] = frozenset()) -> list[Story]:
    """Of the same column first, then with most topics in common, then the newest of the section; three queries."""
    near = list(_near(story, {story.pk, *without}))
    others = _newest_of_section(story, {story.pk, *without, *near})[: COUNT - len(near)] if len(near) < COUNT else []
    cards = {page.pk: page for page in Story.objects.filter(pk__in=near).for_cards()} if near else {}
    return [*(cards[pk] for pk in near if pk in cards), *others]


def _near(story: Story, known: set[int]) -> QuerySet:
    """Primary keys, in the reader's language."""
    topics = [topic.pk for topic in story.topics.all()]
    column = getattr(story, "column_id", None)
    shares = Q(topics__in=topics)
    in_column = Q(articlepage__column=column) if column else Q(pk__in=())
    found = Story.objects.live().filter(shares | in_column, locale=story.locale_id).exclude(pk__in=known)
    ranked = found.annotate(
        of_column=Case(When(in_column, then=Value(1)), default=Value(0)),
        shared=Count("topics", filter=shares, distinct=True),
    )
    return ranked.order_by("-of_column", "-shared", "-first_published_at", "-pk").values_list("pk", flat=True)[:COUNT]


def _newest_of_section(story: Story, known: set[int]) -> QuerySet[Story]:
    others = Story.objects.live().filter(path__startswith=story.path[: -story.steplen]).exclude(pk__in=known)
    return others.newest().for_cards()
