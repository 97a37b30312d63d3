"""What proposals are about: facts and the words of files; whose they are, and where they are edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import models
from wagtail.models import Collection

from reference.fact_models import importable_models
from reference.models import Agency, CustomDocument, CustomImage, CustomMedia, FileCollection, Office
from reference.models.media import TitledFile

FILES: dict[str, type[models.Model]] = {
    model._meta.model_name: model for model in (CustomImage, CustomDocument, CustomMedia)
}
EDIT_URLS = {  # of what is no snippet
    "customimage": "wagtailimages:edit",
    "customdocument": "wagtaildocs:edit",
    "custommedia": "wagtailmedia:edit",
}
Row = models.Model


def subject_models() -> dict[str, type[models.Model]]:
    """Models whose rows change by proposals, by name in lower case."""
    return {**importable_models(), "office": Office, **FILES}


def kind_of(row: Row) -> str:
    return row._meta.model_name


def key_of(row: Row) -> str:
    """What names the row for people and for a second import; files and the office have only their number."""
    return str(row.pk or "") if isinstance(row, TitledFile | Office) else getattr(row, row.import_key)


def rows_of(wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Row]:
    """Rows by kind and primary key, those that exist; one query per kind."""
    pks: dict[str, set[int]] = defaultdict(set)
    for kind, pk in wanted:
        pks[kind].add(pk)
    known = subject_models()
    found = {kind: known[kind]._default_manager.in_bulk(ids) for kind, ids in pks.items() if kind in known}
    return {(kind, pk): row for kind, rows in found.items() for pk, row in rows.items()}


def owner_of(row: Row) -> int | None:
    """Primary key of the agency that answers for the row; None when the desk does."""
    if isinstance(row, Agency):
        return row.pk
    if isinstance(row, TitledFile):
        return _owner_of_collection(row.collection)
    return getattr(row, "agency_id", None)


def _owner_of_collection(collection: Collection) -> int | None:
    """The agency of the nearest collection upwards that is an agency's."""
    path, step = collection.path, Collection.steplen
    above = [path[:end] for end in range(step, len(path) + 1, step)]
    links = FileCollection.objects.filter(collection__path__in=above).order_by("-collection__path")
    return links.values_list("agency_id", flat=True).first()
