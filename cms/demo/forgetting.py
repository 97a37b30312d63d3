"""Takes the demo away again and leaves what the office made itself."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, ProtectedError
from wagtail.models import Page

from cms.demo import ledger, traces
from cms.models import DemoObject
from cms.people_file import people_file


class DemoInUseError(RuntimeError):
    """Something that the office made refers to the demo."""


@transaction.atomic
def forget() -> int:
    """Remove every row that the demo made; how many. Refused whole when the office's own content needs one."""
    _refuse_own_pages()
    pages = list(ledger.recorded(Page).values_list("pk", flat=True))
    items = traces.items_of(pages)
    traces.remove_memory(pages)
    for page in ledger.recorded(Page).order_by("depth"):
        if Page.objects.filter(pk=page.pk).exists():
            page.specific.delete()
    traces.remove(pages, items)
    traces.remove_of_people()
    removed = DemoObject.objects.count()
    for model in _models():
        _delete(model)
    DemoObject.objects.all().delete()
    transaction.on_commit(lambda: people_file().unlink(missing_ok=True))
    return removed


def _refuse_own_pages() -> None:
    """Pages of the office below a page of the demo would go with it."""
    demo = set(ledger.recorded(Page).values_list("pk", flat=True))
    for page in ledger.recorded(Page):
        own = page.get_descendants().exclude(pk__in=demo).first()
        if own:
            raise DemoInUseError(
                f"The page “{own.title}” (/{own.url_path.strip('/')}/) is yours and stands below the demo's "
                f"“{page.title}”. Move or delete it, then run this again."
            )


def _models() -> list[type[Model]]:
    """The recorded models, those that refer to others first: the reverse of the order of loading."""
    ids = dict.fromkeys(DemoObject.objects.order_by("-pk").values_list("content_type_id", flat=True))
    return [ContentType.objects.get_for_id(pk).model_class() for pk in ids]


def _delete(model: type[Model]) -> None:
    """Rows may refer to each other, as agencies to their successors: go round until nothing moves."""
    waiting = list(ledger.recorded(model))
    while waiting:
        kept = [(row, error) for row in waiting if (error := _protection(row))]
        if len(kept) == len(waiting):
            row, error = kept[0]
            user = next(iter(error.protected_objects))
            raise DemoInUseError(
                f"“{row}” of the demo is used by “{user}”, which is yours. Change that, then run this again."
            )
        waiting = [row for row, _error in kept]


def _protection(row: Model) -> ProtectedError | None:
    """Delete the row; what protects it, if anything."""
    try:
        row.delete()
    except ProtectedError as error:
        return error
    return None
