"""What the demo made, so that it can be taken away again."""

from __future__ import annotations

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page

from cms.models import DemoObject
from content.models import PageEvent


def record(obj: Model) -> None:
    """Note a row as the demo's; pages of every type as pages."""
    content_type = ContentType.objects.get_for_model(Page if isinstance(obj, Page) else obj)
    DemoObject.objects.get_or_create(content_type=content_type, object_id=str(obj.pk))


def record_all(rows: QuerySet) -> None:
    for row in rows:
        record(row)


def recorded(model: type[Model]) -> QuerySet:
    """The demo's rows of a model."""
    content_type = ContentType.objects.get_for_model(model)
    ids = DemoObject.objects.filter(content_type=content_type).values_list("object_id", flat=True)
    return model._default_manager.filter(pk__in=list(ids))


def backdate(page_id: int, moment: datetime, since: datetime | None = None) -> None:
    """The demo's pages are as old as they say, in their history (`since` then) too, which nobody else may change."""
    Page.objects.filter(pk=page_id).update(last_published_at=moment, latest_revision_created_at=moment)
    events = QuerySet(PageEvent).filter(page_id=page_id)
    (events.filter(at__gte=since) if since else events).update(at=moment)
