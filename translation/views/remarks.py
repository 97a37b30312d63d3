"""Remarks on segments: a fragment in the workbench, and all of one translation on a screen of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView

from cms import languages
from translation import remark_notices, remark_people, remark_rights, remarks
from translation.errors import NotPossibleError
from translation.models import Remark, Segment, Translation
from translation.views.screen import OfTranslation, visible_translation


@require_safe
def of_segment(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """A fragment for the workbench."""
    translation = visible_translation(request.user, pk)
    return _fragment(request, translation, _row(translation, position))


@require_POST
def write(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """A new thread: `text`, `is_question`, and in `about` the words that the person had in view."""
    translation = _writable(request, pk)
    row = _row(translation, position)

    def act() -> None:
        if request.POST.get("about") != row.source_digest:
            raise NotPossibleError(_("The source of this segment changed meanwhile. Load the page anew."))
        is_question = request.POST.get("is_question") == "on"
        remarks.write(translation, row, request.user, request.POST.get("text", ""), is_question=is_question)

    return _carry_out(request, translation, row, act)


@require_POST
def change(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    """Answer a thread, settle it, or open it again: `act` says which."""
    translation = _writable(request, pk)
    threads = Remark.objects.threads().select_related("by", "segment", "translation__source__locale")
    thread = get_object_or_404(threads, translation=translation, pk=remark)

    def act() -> None:
        wanted, text = request.POST.get("act"), request.POST.get("text", "")
        if wanted not in ("answer", "settle", "reopen"):
            raise NotPossibleError(_("Press one of the buttons."))
        if wanted == "answer" or (wanted == "settle" and text.strip()):  # the last word is kept
            remarks.answer(thread, request.user, text)
        if wanted != "answer":
            remarks.settle(thread, request.user, is_settled=wanted == "settle")

    return _carry_out(request, translation, thread.segment, act)


class RemarksView(OfTranslation, TemplateView):
    """All threads of a translation, those too whose segment left the text."""

    template_name = "translation/remarks_all.html"
    page_title = gettext_lazy("Remarks")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = list(self.translation.remarks.threads().with_answers())
        remark_notices.mark_seen(self.request.user, found)
        is_open = [thread for thread in found if thread.resolved_at is None]
        return super().get_context_data(
            translation=self.translation,
            groups=[(True, is_open), (False, [thread for thread in found if thread.resolved_at is not None])],
            total=len(found),
            may_remark=remark_rights.may_write(self.request.user, self.translation),
            **kwargs,
        )


def _writable(request: HttpRequest, pk: int) -> Translation:
    translation = visible_translation(request.user, pk)
    if not remark_rights.may_write(request.user, translation):
        raise PermissionDenied
    return translation


def _row(translation: Translation, position: int) -> Segment:
    row = translation.segments.filter(position=position).first()
    if row is None:
        raise Http404
    return row


def _carry_out(
    request: HttpRequest, translation: Translation, row: Segment | None, act: Callable[[], object]
) -> HttpResponse:
    """The segment's fragment as it is afterwards; without a script, the screen of all remarks."""
    error = ""
    try:
        with transaction.atomic():
            act()
    except NotPossibleError as refused:
        error = str(refused)
    if row is not None and request.headers.get("x-requested-with") == "XMLHttpRequest":
        return _fragment(request, translation, row, error)
    if error:
        messages.error(request, error)
    else:
        messages.success(request, _("Done."))
    return redirect("translation_remarks", translation.pk)


def _fragment(request: HttpRequest, translation: Translation, row: Segment, error: str = "") -> HttpResponse:
    threads = list(row.remarks.threads().with_answers())
    remark_notices.mark_seen(request.user, threads)
    may_remark = remark_rights.may_write(request.user, translation)
    context = {
        "translation": translation,
        "segment": row,
        "threads": threads,
        "open": sum(thread.resolved_at is None for thread in threads),
        "may_remark": may_remark,
        "people": remark_people.to_mention(request.user, translation) if may_remark else [],
        "language": languages.get(translation.language),
        "error": error,
        "given": request.POST if error else {},
    }
    return render(request, "translation/remarks.html", context, status=422 if error else 200)
