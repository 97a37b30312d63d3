"""Languages' rows by primary key, kept in the process: pages are loaded all the time, and a locale never changes.

Wagtail asks for a page's locale with a query for each page object.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale

_known: dict[int, Locale] = {}


def get(pk: int) -> Locale:
    """Raises Locale.DoesNotExist."""
    if pk not in _known:
        _known.update({locale.pk: locale for locale in Locale.objects.all()})
    if pk not in _known:
        raise Locale.DoesNotExist(f"There is no locale with the primary key {pk}.")
    return _known[pk]


@receiver([post_save, post_delete], sender=Locale)
def forget(sender: type, **kwargs: Any) -> None:
    _known.clear()
