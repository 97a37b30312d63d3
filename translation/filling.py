"""Fills empty segments with suggestions: from the memory at once, from a machine in the worker."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django_tasks import task

from content.gate import is_cleared
from translation import glossary, machines, memory
from translation.errors import NotPossibleError
from translation.models import Segment, Translation

FROM_MEMORY = "memory"
State = Segment.State


def from_memory(translation: Translation) -> int:
    """Suggest exact matches for empty segments; how many."""
    empty = list(translation.segments.filter(state=State.EMPTY))
    known = memory.exact(translation.language, [row.source_digest for row in empty])
    found = [row for row in empty if row.source_digest in known]
    for row in found:
        row.target, row.state, row.origin = known[row.source_digest], State.SUGGESTED, FROM_MEMORY
        row.version += 1
    Segment.objects.bulk_update(found, ["target", "state", "origin", "version"])
    return len(found)


@task
def from_machine(translation_id: int) -> int:
    """Suggest what a machine says for segments that are still empty; how many. Failures are kept for people to read."""
    translation = Translation.objects.select_related("page__lineage").filter(pk=translation_id).first()
    engine = machines.engine()
    if translation is None or engine is None or not _may_leave(translation):
        return 0
    empty = list(translation.segments.filter(state=State.EMPTY))
    texts = [row.source for row in empty]
    terms = glossary.forms_for(translation.language, "\n".join(texts))
    results = machines.suggest(texts, translation.language, terms)
    failures = [result for result in results if isinstance(result, machines.Failure)]
    said = "\n".join(dict.fromkeys(str(failure.message) for failure in failures))
    Translation.objects.filter(pk=translation.pk).update(machine_error=said)
    return sum(_suggest(row, result, engine.name) for row, result in zip(empty, results, strict=True))


def _may_leave(translation: Translation) -> bool:
    """Clearance may have been taken back since the task was queued: then nothing is sent to a machine."""
    return is_cleared(translation.source_id, translation.page.lineage.source_digest)


def _suggest(row: Segment, result: str | machines.Failure, name: str) -> int:
    """Only where nobody has written meanwhile: the row is compared and set."""
    if isinstance(result, machines.Failure):
        return 0
    untouched = Segment.objects.filter(pk=row.pk, state=State.EMPTY, source_digest=row.source_digest)
    return untouched.update(
        target=result, state=State.SUGGESTED, origin=f"machine {name}"[:60], version=row.version + 1
    )


def after_change(translation: Translation) -> None:
    """Memory now, the machine later when there is one."""
    from_memory(translation)
    if _has_work_for_machine(translation):
        from_machine.enqueue(translation.pk)


def ask_again(translation: Translation) -> None:
    """After a failure, on a person's word. What the machine said last is forgotten. Raises NotPossibleError."""
    if not _has_work_for_machine(translation):
        raise NotPossibleError(_("There is nothing to ask the machine for."))
    Translation.objects.filter(pk=translation.pk).update(machine_error="")
    from_machine.enqueue(translation.pk)


def _has_work_for_machine(translation: Translation) -> bool:
    return machines.engine() is not None and translation.segments.filter(state=State.EMPTY).exists()
