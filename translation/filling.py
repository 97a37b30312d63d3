"""Fills empty segments with suggestions: from the memory at once, from a machine in the worker."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_tasks import task

from cms import languages
from content.gate import is_cleared
from content.models import Story
from translation import glossary, machines, memory, pivots
from translation.errors import NotPossibleError
from translation.machines.share import ORIGIN
from translation.matching.entries import CONTEXT
from translation.models import Segment, Translation

FROM_MEMORY = "memory"
State = Segment.State


def from_memory(translation: Translation) -> int:
    """Fill empty segments with the best match; how many.

    The same words between the same neighbours are taken as translated and locked; everything else is a suggestion.
    """
    filled = fill(translation.language, list(translation.segments.select_for_update(of=("self",))))
    fields = ["target", "state", "origin", "score", "is_locked", "version"]
    Segment.objects.rewrite(filled, fields)
    return len(filled)


def fill(language: str, rows: Sequence[Segment]) -> list[Segment]:
    """The same for rows that the caller writes; those that were filled."""
    empty = [row for row in rows if row.state == State.EMPTY]
    found = memory.best(language, empty, rows) if empty else {}
    filled = [row for row in empty if row.position in found]
    for row in filled:
        match = found[row.position]
        is_context = match.score == CONTEXT
        row.target, row.score, row.is_locked = match.target, match.score, is_context
        row.state = State.TRANSLATED if is_context else State.SUGGESTED
        row.origin = f"{FROM_MEMORY} {match.score}"
        row.version += 1
    return filled


@task(priority=10)  # a translator waits: before pictures and indexes
def from_machine(translation_id: int) -> int:
    """Suggest what machines say for segments that are still empty; how many. Failures are kept for people to read."""
    translation = Translation.objects.select_related("page__lineage").filter(pk=translation_id).first()
    if translation is None:
        return 0
    empty = list(_for_machine(translation))
    found = _ask_machines(translation, empty)
    if not found:
        return 0
    said = [one.result.message for one in found if isinstance(one.result, machines.Failure)]
    Translation.objects.filter(pk=translation.pk).update(machine_error="\n".join(dict.fromkeys(said)))
    return sum(_suggest(row, one) for row, one in zip(empty, found, strict=True))


def _for_machine(translation: Translation) -> QuerySet[Segment]:
    """Empty segments; by way of another language only where its words are there."""
    empty = translation.segments.filter(state=State.EMPTY)
    return empty.exclude(pivot="") if translation.via else empty


def _ask_machines(translation: Translation, rows: list[Segment]) -> list[machines.Suggestion]:
    """Clearance may have been taken back since the task was queued, or since the last machine: it is asked anew."""
    language = translation.language
    return machines.suggest_by_all(
        [row.pivot or row.source for row in rows],
        language,
        glossary.forms_for(language, "\n".join(row.source for row in rows), translation.via),
        is_cleared=lambda: _is_cleared(translation),
        meter_of=lambda code: machines.EngineMeter(code, language, _agency_of(translation), translation.pk),
        source=translation.via or languages.SOURCE,
    )


def _is_cleared(translation: Translation) -> bool:
    """What the machine is to see: the source, and the words of another language when it is made from those."""
    if translation.via and not pivots.is_given(pivots.of(translation)):
        return False
    return is_cleared(translation.source_id, translation.page.lineage.source_digest)


def _agency_of(translation: Translation) -> int | None:
    """None for standing pages, which are the desk's."""
    return Story.objects.filter(pk=translation.source_id).values_list("agency", flat=True).first()


def _suggest(row: Segment, found: machines.Suggestion) -> int:
    """Only where nobody has written meanwhile: the row is compared and set."""
    if isinstance(found.result, machines.Failure):
        return 0
    untouched = Segment.objects.filter(pk=row.pk, state=State.EMPTY, source_digest=row.source_digest, pivot=row.pivot)
    return untouched.update(
        target=found.result, state=State.SUGGESTED, origin=ORIGIN + found.engine, version=row.version + 1
    )


def after_change(translation: Translation) -> None:
    """Memory now, the machine later when there is one. Inside a transaction."""
    from_memory(translation)
    ask_machine(translation)


def ask_machine(translation: Translation) -> None:
    """In the worker, when there is one and something is empty. Inside a transaction."""
    if _has_work_for_machine(translation):
        from_machine.enqueue(translation.pk)


def ask_again(translation: Translation) -> None:
    """After a failure, on a person's word. What the machine said last is forgotten. Raises NotPossibleError."""
    if not _has_work_for_machine(translation):
        raise NotPossibleError(_("There is nothing to ask the machine for."))
    Translation.objects.filter(pk=translation.pk).update(machine_error="")
    from_machine.enqueue(translation.pk)


def _has_work_for_machine(translation: Translation) -> bool:
    """Asked in a web request: whether the text is cleared is left to the worker."""
    if machines.choose(is_cleared=True, language=translation.language) is None:
        return False
    return _for_machine(translation).exists()
