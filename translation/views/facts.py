"""The workbench for texts of facts: one kind of fact in one language, a passage per row of the facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView

from cms import languages
from reference.language_names import name_of
from reference.proposals import routing, subjects
from translation import guides, in_view, memory, shown
from translation import history as past
from translation import rights as desk
from translation.errors import NotPossibleError
from translation.facts import handing_in, judging, rights, texts, writing
from translation.models import FactText, FactTextChange
from translation.views import matches as found
from translation.views import session
from translation.views.answers import refusals_as_json
from translation.views.history import shown_history
from translation.views.screen import TranslationScreen
from translation.views.workbench import given_by, progress_of, said_by_all

State = FactText.State
DONE = (State.TRANSLATED, State.APPROVED)


@dataclass(frozen=True)
class Passage:
    """One fact with its texts."""

    place: str
    title: str
    rows: list[shown.Row]


class FactsView(TranslationScreen, TemplateView):
    """What is open of one kind in one language; with `all` in the query the rest too."""

    template_name = "translation/facts.html"
    page_title = gettext_lazy("Translate facts")
    error = ""

    def look_up(self) -> None:
        self.language, self.kind = self.kwargs["language"], self.kwargs["kind"]
        if self.language not in texts.CODES or self.kind not in texts.kinds():
            raise Http404
        if not rights.may_see(self.request.user, self.language):
            raise PermissionDenied

    @property
    def kind_name(self) -> str:
        return capfirst(str(texts.kinds()[self.kind]._meta.verbose_name_plural))

    def get_page_subtitle(self) -> str:
        return f"{self.kind_name} → {name_of(self.language)}"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            message = self._carry_out(request.POST.get("decision", ""))
        except NotPossibleError as error:
            self.error = str(error)
            return self.render_to_response(self.get_context_data(), status=409)
        messages.success(request, message)
        return redirect(request.path)

    def _carry_out(self, decision: str) -> str:
        """Do as the button says; what to tell the person."""
        if decision == "submit":
            return routing.thanks(handing_in.hand_in(self.kind, self.language, self.request.user))
        if decision == "agree":
            seen = self.request.POST.get("seen", "")
            handing_in.agree(self.kind, self.language, self.request.user, seen)
            return _("Confirmed: these texts stay as they are.")
        raise NotPossibleError(_("Press one of the buttons."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, everything = self.request.user, "all" in self.request.GET
        rows = list(FactText.objects.filter(fact_kind=self.kind, language=self.language))
        waiting = writing.waiting(rows)
        ready = handing_in.finished(rows, waiting)
        kept = handing_in.kept_words(ready, user)
        shown_here = {
            "language": languages.get(self.language),
            "kind": self.kind,
            "kind_name": self.kind_name,
            "sections": _passages(self.language, _shown(rows, waiting, everything)),
            "say": said_by_all(self.language),
            "progress": progress_of(rows),
            "everything": everything,
            "guide": guides.of(self.language),
            "may_edit_guide": guides.may_edit(user, self.language),
            "may_write": rights.may_write(user, self.language),
            "may_judge": self.language in desk.roles_of(user).reviews,
            "look_up_url": reverse("translation_facts_words", args=[self.language]),
            "kept": kept,
            "seen": in_view.of(kept),
            "waiting": len(waiting),
            "sent_back": handing_in.sent_back(ready),
            "error": self.error,
        }
        return super().get_context_data(**{**kwargs, **shown_here})


def _shown(rows: Iterable[FactText], waiting: dict[tuple[int, str], Any], everything: bool) -> list[FactText]:
    """What somebody has something to do about, with the proposal that it waits in."""
    found = []
    for row in rows:
        change = waiting.get((row.fact_id, row.column))
        row.waits_in = change.proposal_id if change else None
        if everything or change or row.state != State.APPROVED:
            found.append(row)
    return found


def _passages(language: str, rows: list[FactText]) -> list[Passage]:
    """In the order of the facts, numbered as they stand."""
    facts = subjects.rows_of((row.fact_kind, row.fact_id) for row in rows)
    book = judging.FactBook(language, rows)
    by_fact: dict[int, list[FactText]] = {}
    for row in rows:
        if (row.fact_kind, row.fact_id) in facts:
            by_fact.setdefault(row.fact_id, []).append(row)
    number, found = 0, []
    for pk, some in by_fact.items():
        for row in some:
            row.number = number = number + 1
        title = str(facts[some[0].fact_kind, pk])
        found.append(Passage(f"{some[0].fact_kind}-{pk}", title, shown.rows_by(book, some)))
    return found


def visible_text(user: Any, pk: int) -> FactText:
    """404 for those who may not know of it."""
    return get_object_or_404(FactText, pk=pk, language__in=rights.seen_by(user), fact_kind__in=texts.kinds())


@require_POST
@refusals_as_json
def save(request: HttpRequest, pk: int) -> JsonResponse:
    """As `workbench.save` keeps a segment: `target`, `version` and `by` as JSON; 409 when somebody was faster."""
    text = visible_text(request.user, pk)
    given = given_by(request, target=str, version=int)
    if given.get("by") not in (None, request.user.pk):
        return session.somebody_else()
    row = writing.save(text, request.user, given["target"], given["version"])
    return JsonResponse(_answer(request, row))


@require_POST
@refusals_as_json
def finding(request: HttpRequest, pk: int) -> JsonResponse:
    """Let a finding stand: `check`, `about` and `reason` as JSON; with an empty reason it counts again."""
    text = visible_text(request.user, pk)
    given = given_by(request, check=str, about=str, reason=str)
    row = judging.set_aside(text, request.user, given["check"], given["about"], given["reason"])
    return JsonResponse(_answer(request, row))


def _answer(request: HttpRequest, row: FactText) -> dict[str, Any]:
    """What changed on the screen."""
    (now,) = shown.rows_by(judging.FactBook(row.language, [row]), [row])
    may = {
        "may_write": rights.may_write(request.user, row.language),
        "may_judge": judging.may_judge(request.user, row),
    }
    return {
        "version": row.version,
        "target": row.target,
        "state": row.state,
        "stateName": row.get_state_display(),
        "findings": render_to_string("translation/findings.html", {"findings": now.findings, **may}),
        "openFindings": now.open_findings,
        "progress": _progress(row),
        "filled": [],
    }


def _progress(row: FactText) -> dict[str, int]:
    same = FactText.objects.filter(fact_kind=row.fact_kind, language=row.language)
    return same.aggregate(total=Count("pk"), done=Count("pk", filter=Q(state__in=DONE)))


@require_safe
def matches(request: HttpRequest, pk: int) -> HttpResponse:
    """What the memory has; a fragment for the workbench."""
    row = visible_text(request.user, pk)
    may_write = rights.may_write(request.user, row.language)
    return found.shown_matches(request, memory.alike(row.language, row.source), row.source, row.language, may_write)


@require_safe
def look_up(request: HttpRequest, language: str) -> HttpResponse:
    """Approved pairs that hold the words; a fragment for the workbench."""
    if language not in rights.seen_by(request.user):
        raise Http404
    return found.looked_up(request, language)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every save of the text; a fragment for the workbench."""
    row = visible_text(request.user, pk)
    fact_kind, fact_id, word, language = row.key
    changes = FactTextChange.objects.filter(fact_kind=fact_kind, fact_id=fact_id, word=word, language=language)
    entries = past.entries_of(changes.select_related("by"), row)
    return shown_history(request, row, entries, language, rights.may_write(request.user, language))
