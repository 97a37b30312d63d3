"""What the demo made, so that it can be taken away again."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page

from cms.models import DemoObject


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
