"""A finished text beside its source: handed in, put right row by row, and taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from cms import languages
from translation import alignments, glossary, laying, markup, rights, shown, states
from translation.aligning import Piece, confidence, table, terms_of
from translation.errors import NotPossibleError
from translation.models import Alignment, Segment
from translation.views.fields import UploadField
from translation.views.screen import OfTranslation, TranslationScreen

SURE, LIKELY = 75, 50
NAMES = {"sure": gettext_lazy("sure"), "likely": gettext_lazy("likely"), "doubtful": gettext_lazy("look here")}
ACTS = ("down", "up", "join", "join_source", "split", "keep", "finish", "discard")
HARDLY = 40  # a mean below that: the file is of another story
ROWS_TO_TELL = 4
LINE = 50  # letters of a line, for how high a field is
WRITTEN = (Segment.State.TRANSLATED, Segment.State.APPROVED)


class FinishedForm(forms.Form):
    """A finished translation in the target language only."""

    file = UploadField(
        label=gettext_lazy("Finished translation"),
        help_text=gettext_lazy("DOCX, or plain text with a paragraph per line; only the language translated into."),
    )


class AlignView(OfTranslation, FormView):
    """Hand in a finished translation; go on with one that was handed in."""

    template_name = "translation/align.html"
    form_class = FinishedForm
    page_title = gettext_lazy("Hand in a finished translation")

    def form_valid(self, form: FinishedForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            made = laying.start(self.translation, laying.File(file.name, file.read()), self.request.user)
        except NotPossibleError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return redirect("translation_alignment", made.pk)

    def form_invalid(self, form: FinishedForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        drafts = self.translation.alignments.filter(finished_at=None).select_related("made_by").defer("rows")
        return super().get_context_data(
            translation=self.translation,
            language=languages.get(self.translation.language),
            may_write=rights.may_write(self.request.user, self.translation, self.standing),
            drafts=drafts,
            **kwargs,
        )


@dataclass(frozen=True)
class Line:
    """One row as it is shown; `here` are the words that the segment has already."""

    number: int
    row: table.Row
    source: list[shown.Part]
    kind: str
    here: str
    level: str
    may_go_up: bool
    height: int

    @property
    def level_name(self) -> str:
        return str(NAMES[self.level]) if self.level else ""


class AlignmentView(TranslationScreen, TemplateView):
    """The two texts side by side. Every button keeps what was typed."""

    template_name = "translation/alignment.html"
    page_title = gettext_lazy("Put side by side")
    alignment: Alignment

    def look_up(self) -> None:
        self.alignment = visible_alignment(self.request.user, self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.alignment.name

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act, version = _act_of(request), _number(request.POST.get("version"))
        try:
            if act.name == "discard":
                return self._discard()
            problem = alignments.change(
                self.alignment, request.user, version, _words_of(request), _out_of(request), act
            )
            if problem:
                messages.error(request, problem)
            elif act.name == "finish":
                return self._finish(version + 1)
        except NotPossibleError as error:
            messages.error(request, str(error))
        # No fragment: with one, browsers leave the field of the row alone that is to be focused.
        return redirect(f"{reverse('translation_alignment', args=[self.alignment.pk])}?at={_after(act)}")

    def _discard(self) -> HttpResponse:
        where = self._where()
        alignments.discard(self.alignment, self.request.user)
        messages.success(self.request, _("The draft was thrown away. Nothing was taken."))
        return redirect(where)

    def _where(self) -> str:
        pk = self.alignment.translation_id
        return reverse("translation_align", args=[pk]) if pk else reverse("translation_memory")

    def _finish(self, version: int) -> HttpResponse:
        user, alignment = self.request.user, self.alignment
        force = bool(self.request.POST.get("force"))
        if alignment.translation is None:
            context = {"fed": alignments.finish_for_memory(alignment, user, version)}
        else:
            context = {"report": alignments.finish(alignment, user, version, force)}
        return render(self.request, "translation/aligned.html", self.get_context_data(**context))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        alignment = self.alignment
        lines = [] if alignment.finished_at else list(_lines(alignment))
        at = _number(self.request.GET.get("at"))
        return super().get_context_data(
            alignment=alignment,
            translation=alignment.translation,
            language=languages.get(alignment.language),
            lines=lines,
            at=at,
            doubtful=sum(line.level == "doubtful" for line in lines),
            is_hardly=_is_hardly(lines),
            may_write=_may_write(self.request.user, alignment),
            **kwargs,
        )


def visible_alignment(user: Any, pk: int) -> Alignment:
    """The draft; 404 for those who may not know of it."""
    related = ("source__locale", "page__locale", "page__lineage", "assignee", "reviewer")
    names = [f"translation__{name}" for name in related]
    found = Alignment.objects.select_related("made_by", *names).filter(pk=pk).first()
    if found is None or not _may_know(user, found):
        raise Http404
    return found


def _may_know(user: Any, alignment: Alignment) -> bool:
    if alignment.translation_id:
        return rights.visible(user).filter(pk=alignment.translation_id).exists()
    return rights.may_feed(user, alignment.language)


def _may_write(user: Any, alignment: Alignment) -> bool:
    if alignment.translation is None:
        return rights.may_feed(user, alignment.language)
    return rights.may_write(user, alignment.translation, states.of(alignment.translation))


def _lines(alignment: Alignment) -> list[Line]:
    rows = table.from_json(alignment.rows)
    here = _here(alignment)
    sources = [Piece(row.source, languages.SOURCE, row.kind) for row in rows]
    terms = terms_of(sources, glossary.entries(alignment.language))
    kinds = {str(kind): name for kind, name in Segment.KINDS.items()}
    return [
        Line(
            number,
            row,
            shown.parts(row.source),
            str(kinds.get(row.kind, "")) if alignment.translation_id else "",
            _other(here.get(row.position, ""), row),
            _level(row, sources[number], alignment.language, terms[number]),
            number > 0 and bool(row.target) and not rows[number - 1].target,
            max(2, len(row.target) // LINE + row.target.count("\n") + 1),
        )
        for number, row in enumerate(rows)
    ]


def _here(alignment: Alignment) -> dict[int | None, str]:
    if alignment.translation is None:
        return {}
    found = alignment.translation.segments.filter(state__in=WRITTEN)
    return dict(found.values_list("position", "target"))


def _other(here: str, row: table.Row) -> str:
    """What stands here already, unless the file says the same."""
    return "" if markup.plain(here) == row.target else here


def _level(row: table.Row, source: Piece, language: str, terms: Any) -> str:
    """Empty where there is nothing to compare."""
    if row.is_orphan:
        return "doubtful"
    if not row.source or not row.target or row.is_out:
        return ""
    points = confidence(source, Piece(row.target, language), terms)
    return "sure" if points >= SURE else "likely" if points >= LIKELY else "doubtful"


def _is_hardly(lines: list[Line]) -> bool:
    """Most rows do not fit: it may be the file of another story."""
    levels = [line.level for line in lines if line.level]
    return len(levels) >= ROWS_TO_TELL and 2 * levels.count("doubtful") > len(levels)


def _act_of(request: HttpRequest) -> alignments.Act:
    """Such as `down 5`; a place in the words comes from the cursor, where the browser tells it."""
    name, _space, at = request.POST.get("act", "").partition(" ")
    place = request.POST.get("place", "")
    is_place = place.isascii() and place.isdecimal() and len(place) < 7
    if name not in ACTS:
        return alignments.Act()
    return alignments.Act(name, _number(at), int(place) if is_place else None)


def _after(act: alignments.Act) -> int:
    """The row to go on with."""
    return max(0, act.at + {"down": 1, "split": 1, "up": -1}.get(act.name, 0))


def _words_of(request: HttpRequest) -> dict[int, str]:
    return {
        _number(name[1:]): words for name, words in request.POST.items() if name[:1] == "t" and name[1:].isdecimal()
    }


def _out_of(request: HttpRequest) -> set[int]:
    return {_number(name[3:]) for name in request.POST if name.startswith("out") and name[3:].isdecimal()}


def _number(text: str | None) -> int:
    """-1 for what is none."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else -1
