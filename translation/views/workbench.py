"""The workbench: source and target side by side, saved segment by segment."""

from __future__ import annotations

import json
from itertools import takewhile
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView
from wagtail.models import Page

from cms import languages
from content.models import PageEvent
from reference.language_names import name_of
from translation import (
    building,
    corrections,
    deciding,
    filling,
    findings,
    guides,
    in_view,
    outline,
    repetitions,
    rights,
    saving,
    shown,
    small_corrections,
    states,
)
from translation.errors import SHOWN, NotPossibleError
from translation.models import Segment, Translation
from translation.views import session
from translation.views.answers import refusals_as_json
from translation.views.screen import OfTranslation, visible_translation

BODY_MAX = 200_000  # bytes of one save
REVIEW = states.State.REVIEW
EVENTS_MAX = 20  # of the history that are looked through


class DecisionForm(forms.Form):
    """`seen` is what the person had in view; a remark is needed when something is returned."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    remark = forms.CharField(
        label=gettext_lazy("Remark on the whole"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Needed when you return the text: say what is to be changed."),
    )


class WorkbenchView(OfTranslation, FormView):
    """Segments, and what may be done with the whole."""

    template_name = "translation/workbench.html"
    form_class = DecisionForm
    page_title = gettext_lazy("Translate")

    def get_success_url(self) -> str:
        return reverse("translation", args=[self.translation.pk])

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        decision = self.request.POST.get("decision", "")
        try:
            message = self._carry_out(decision, form.cleaned_data)
        except NotPossibleError as error:
            is_remark_missing = decision == "return" and not form.cleaned_data["remark"].strip()
            form.add_error("remark" if is_remark_missing else None, str(error))
            form.fields["remark"].widget.attrs["autofocus"] = is_remark_missing
            hinders = deciding.hinders(self.translation, list(self.translation.segments.all()))
            return self.render_to_response(self.get_context_data(form=form, hinders=hinders[:SHOWN]), status=409)
        messages.success(self.request, message)
        return redirect(self.get_success_url())

    def _carry_out(self, decision: str, given: dict[str, Any]) -> str:
        """Do as the button says; what to tell the person."""
        translation, user = self.translation, self.request.user
        if decision == "submit":
            deciding.submit(translation, user)
            return _("Submitted. A reviewer is told.")
        if decision == "approve":
            deciding.approve(translation, user, given["seen"], given["remark"])
            return self._approved()
        if decision == "return":
            deciding.send_back(translation, user, given["seen"], given["remark"])
            return _("Returned to the translator.")
        if decision == "ask_machine" and rights.may_write(user, translation, self.standing):
            filling.ask_again(translation)
            return _("The machine is asked again. Open this page anew in a minute to see what it says.")
        raise NotPossibleError(_("Press one of the buttons."))

    def _approved(self) -> str:
        """Approval lets it out at once, unless it waits for its source or its group."""
        is_live = Page.objects.filter(pk=self.translation.page_id, live=True, has_unpublished_changes=False).exists()
        return _("Approved. Visitors read it now.") if is_live else _("Approved. It goes out with its release.")

    def get_page_title(self) -> str:
        may_decide = rights.may_decide(self.request.user, self.translation, self.standing)
        return pgettext("screen", "Review") if may_decide else _("Translate")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        translation, user = self.translation, self.request.user
        segments = list(translation.segments.all())
        return super().get_context_data(
            translation=translation,
            language=languages.get(translation.language),
            via=languages.KNOWN.get(translation.via),
            standing=self.standing,
            sections=outline.sections(shown.rows_of(translation, segments, self.standing)),
            say=said_by_all(translation.language, translation.via),
            segments_url=f"{self.get_success_url()}segments/",
            progress=progress_of(segments),
            seen=deciding.seen(segments, translation),
            guide=guides.of(translation.language),
            look_up_url=reverse("translation_concordance", args=[translation.pk]),
            may_edit_guide=guides.may_edit(user, translation.language),
            is_late=_is_late(translation, self.standing),
            **_may_mark(user, translation, self.standing),
            may_decide=rights.may_decide(user, translation, self.standing),
            would_become_translator=rights.would_become_translator(user, translation, self.standing),
            is_review=translation.language in rights.roles_of(user).reviews,
            **_told(translation, self.standing),
            **kwargs,
        )


def _is_late(translation: Translation, standing: states.Standing) -> bool:
    is_under_way = standing.state not in (states.State.LIVE, states.State.WAITING)
    return is_under_way and translation.due is not None and translation.due < timezone.localdate()


def said_by_all(code: str, via: str = "") -> dict[str, str]:
    """Words that stand at every segment, looked up once."""
    pivot = {"language": name_of(via)}
    return {
        "lang": get_language(),
        "vietnamese": _("Vietnamese"),
        "copy_pivot": _("Copy the text in %(language)s") % pivot,
        "pivot_changed": _("What changed in %(language)s:") % pivot,
        "pivot_was": _("In %(language)s so far:") % pivot,
        "pivot_to_come": _("The text in %(language)s is not approved yet here.") % pivot,
        "segment": _("Segment"),
        "language": name_of(code),
        "what_changed": _("What changed:"),
        "keep": _("Keep as it is"),
        "accept": _("Accept the suggestion"),
        "unlock": _("Unlock"),
        "copy": _("Copy the source"),
        "history": _("History"),
        "insert": _("Insert into the translation"),
        "locked": _("locked: the same text between the same neighbours"),
        "remarks": _("Remarks"),
    }


def progress_of(segments: list[Segment]) -> dict[str, int]:
    done = sum(row.state in (Segment.State.TRANSLATED, Segment.State.APPROVED) for row in segments)
    return {"total": len(segments), "done": done}


def progress(translation: Translation) -> dict[str, int]:
    """How many segments there are, and how many are done; one query, however long the text is."""
    done = Q(state__in=[Segment.State.TRANSLATED, Segment.State.APPROVED])
    return translation.segments.aggregate(total=Count("pk"), done=Count("pk", filter=done))


def _may_mark(user: Any, translation: Translation, standing: states.Standing) -> dict[str, bool]:
    """What the person may do about findings."""
    return {
        "may_write": rights.may_write(user, translation, standing),
        "may_judge": findings.may_judge(user, translation),
    }


def _told(translation: Translation, standing: states.Standing) -> dict[str, Any]:
    """What the history says last: why the reviewer returned the text, while it has not gone on, and what became of
    changes since that an editor called small corrections. Nothing while nobody has written."""
    if standing.state == states.State.ASKED:
        return {}
    newest = list(PageEvent.objects.filter(page_id=translation.page_id).select_related("by")[:EVENTS_MAX])
    small = list(takewhile(lambda event: event.kind in small_corrections.KINDS, newest))
    last = next((event for event in newest if event.kind not in small_corrections.KINDS), None)
    is_returned = last is not None and last.kind == PageEvent.Kind.RETURNED
    return {"last_remark": last if is_returned else None, "small_changes": small}


@require_POST
@refusals_as_json
def save(request: HttpRequest, pk: int, position: int) -> JsonResponse:
    """Keep one segment: `target` and `version` as JSON; 409 with what stands there when somebody was faster.

    `by` is whose words they are, where the page knows: after another person signed in they are not theirs to save.
    """
    translation = visible_translation(request.user, pk)
    given = given_by(request, target=str, version=int)
    if given.get("by") not in (None, request.user.pk):
        return session.somebody_else()
    before = translation.segments.filter(position=position).first()
    row = saving.save(translation, position, request.user, given["target"], given["version"])
    seen = in_view.after(str(given.get("seen", "")), before, row)
    return JsonResponse({**_answer(request, translation, row), "seen": seen})


@require_POST
@refusals_as_json
def finding(request: HttpRequest, pk: int, position: int) -> JsonResponse:
    """Let a finding stand: `check`, `about` and `reason` as JSON; with an empty reason it counts again."""
    translation = visible_translation(request.user, pk)
    given = given_by(request, check=str, about=str, reason=str)
    where = (translation, position, request.user, given["check"], given["about"])
    stands = given["reason"].strip()
    row = findings.set_aside(*where, stands) if stands else findings.take_up_again(*where)
    return JsonResponse(_answer(request, translation, row))


def given_by(request: HttpRequest, **types: type) -> dict[str, Any]:
    try:
        given = json.loads(request.body[:BODY_MAX])
    except ValueError as error:
        raise NotPossibleError(_("The words did not arrive whole. Save again.")) from error
    if not isinstance(given, dict) or not all(isinstance(given.get(name), kind) for name, kind in types.items()):
        raise NotPossibleError(_("The words did not arrive whole. Save again."))
    return given


def _answer(request: HttpRequest, translation: Translation, row: Segment) -> dict[str, Any]:
    """What changed on the screen; the other segments are not read for it."""
    shown_now, standing = shown.row_of(translation, row), states.of(translation)
    may = _may_mark(request.user, translation, standing)
    return {
        "version": row.version,
        "target": row.target,
        "state": row.state,
        "stateName": row.get_state_display(),
        "findings": render_to_string("translation/findings.html", {"findings": shown_now.findings, **may}),
        "openFindings": shown_now.open_findings,
        "progress": progress(translation),
        "filled": repetitions.filled_from(row),
        **_correction(translation, row, standing),
    }


def _correction(translation: Translation, row: Segment, standing: states.Standing) -> dict[str, str]:
    """What the workbench says of a reviewer's words as soon as they are saved."""
    correction = corrections.of_segment(row) if standing.state == REVIEW else None
    if correction is None:
        return {}
    of = {"corrected": shown.corrected(correction), "language": languages.get(translation.language)}
    return {
        "correctedBy": render_to_string("translation/corrected_by.html", of),
        "correction": render_to_string("translation/correction.html", of),
    }


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page in the target language as visitors would see it, with what is translated so far."""
    page = building.build(visible_translation(request.user, pk))
    return page.make_preview_request(request, page.default_preview_mode)


def url_of(page: Any) -> str:
    """Where a translated page is written; empty when it is no translation."""
    pk = Translation.objects.filter(page=page.pk).values_list("pk", flat=True).first()
    return reverse("translation", args=[pk]) if pk else ""
