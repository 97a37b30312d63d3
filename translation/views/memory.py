"""A language's memory: texts and memories from elsewhere into it, and the whole of it as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from cms import languages
from reference.language_names import name_of
from translation import feeding, laying, memory_files, rights
from translation.errors import NotPossibleError
from translation.models import Alignment, MemoryEntry
from translation.views.fields import UploadField
from translation.views.screen import TranslationScreen

UNITS_MAX = 2_000  # of a memory that is taken within a web request


class _OfLanguage(forms.Form):
    """Into which language's memory; where there is only one, it is not asked."""

    language = forms.ChoiceField(label=gettext_lazy("Language"))

    def __init__(self, *args: Any, codes: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = [(code, name_of(code)) for code in codes]


class TmxForm(_OfLanguage):
    """A memory of another program."""

    file = UploadField(label=gettext_lazy("Memory"), help_text=gettext_lazy("TMX, at most 50 MB and 2,000 entries."))


class TextsForm(_OfLanguage):
    """A story that exists in two languages already."""

    source = UploadField(label=gettext_lazy("Vietnamese text"), help_text=gettext_lazy("DOCX or TXT."))
    target = UploadField(label=gettext_lazy("Its translation"), help_text=gettext_lazy("DOCX or TXT."))


FORMS = {"tmx": TmxForm, "texts": TextsForm}


class MemoryView(TranslationScreen, TemplateView):
    """For reviewers of a language and for the desk."""

    template_name = "translation/memory.html"
    page_title = gettext_lazy("Translation memory")

    def look_up(self) -> None:
        self.codes = [one.code for one in languages.TRANSLATED if rights.may_feed(self.request.user, one.code)]
        if not self.codes:
            raise PermissionDenied

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = request.POST.get("kind", "")
        if kind not in FORMS:
            return redirect("translation_memory")
        form = FORMS[kind](request.POST, request.FILES, codes=self.codes, prefix=kind)
        try:
            if form.is_valid():
                return self._take(kind, form.cleaned_data)
        except NotPossibleError as error:
            form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(**{kind: form}), status=422)

    def _take(self, kind: str, given: dict[str, Any]) -> HttpResponse:
        user, language = self.request.user, given["language"]
        if kind == "texts":
            source, target = (laying.File(given[side].name, given[side].read()) for side in ("source", "target"))
            return redirect("translation_alignment", laying.start_for_memory(language, source, target, user).pk)
        fed = feeding.feed_tmx(language, given["file"].name, given["file"].read(), user, most=UNITS_MAX)
        return self.render_to_response(self.get_context_data(fed=fed))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms_ = {kind: form(codes=self.codes, prefix=kind) for kind, form in FORMS.items()}
        drafts = Alignment.objects.filter(translation=None, language__in=self.codes, finished_at=None)
        counts = MemoryEntry.objects.filter(language__in=self.codes).values("language").annotate(number=Count("pk"))
        numbers = {row["language"]: row["number"] for row in counts.order_by()}
        return super().get_context_data(
            **forms_ | kwargs,
            drafts=drafts.select_related("made_by").defer("rows"),
            memories=[(languages.KNOWN[code], numbers.get(code, 0)) for code in self.codes],
        )


@require_safe
def take_memory(request: HttpRequest, language: str) -> HttpResponse:
    """The language's memory as TMX; long ones are sent while they are read."""
    if language not in languages.CODES or language == languages.SOURCE:
        raise Http404
    entries = memory_files.entries_for(request.user, language)
    headers = {
        "Content-Disposition": content_disposition_header(True, memory_files.file_name(language)),
        "Cache-Control": "private, no-store",
    }
    return StreamingHttpResponse(
        memory_files.write(entries, language), content_type="application/x-tmx+xml", headers=headers
    )
