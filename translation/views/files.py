"""Files that translators take away and bring back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from cms import languages
from reference.language_names import name_of
from translation import returning, rights, states, taking
from translation.errors import NotPossibleError
from translation.exchange.formats import CODECS, Format
from translation.models import Translation
from translation.panels import TO_DO
from translation.views.fields import UploadField
from translation.views.screen import OfTranslation, visible_translation

NAMES = {
    Format.XLIFF_12: gettext_lazy("XLIFF 1.2, for Trados, memoQ, OmegaT"),
    Format.XLIFF_2: gettext_lazy("XLIFF 2.1"),
    Format.DOCX: gettext_lazy("Word, a table of two languages"),
    Format.XLSX: gettext_lazy("Excel, a table of two languages"),
    Format.PO: gettext_lazy("PO, for Poedit"),
    Format.PACKAGE: gettext_lazy("ZIP with texts, memory, glossary, instructions"),
}


class BringForm(forms.Form):
    """A file that was translated elsewhere."""

    file = UploadField(
        label=gettext_lazy("Translated file"),
        help_text=gettext_lazy("XLIFF, PO, XLSX, DOCX, or a ZIP file of them; at most 50 MB."),
    )
    force = forms.BooleanField(
        label=gettext_lazy("The file's words win over what was written here meanwhile"), required=False
    )


class FileView(OfTranslation, FormView):
    """Take one translation away in a format of choice, and bring it back."""

    template_name = "translation/file.html"
    form_class = BringForm
    page_title = gettext_lazy("Translate in another program")

    def form_valid(self, form: BringForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            reports = returning.bring(
                file.name,
                file.read(),
                self.request.user,
                self._find,
                only=self.translation,
                force=form.cleaned_data["force"],
            )
        except NotPossibleError as error:
            form.add_error("file", str(error))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return self.render_to_response(self.get_context_data(form=self.form_class(), reports=reports))

    def form_invalid(self, form: BringForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _find(self, pk: int) -> Translation | None:
        return find(self.request.user, pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, translation = self.request.user, self.translation
        return super().get_context_data(
            translation=translation,
            language=languages.get(translation.language),
            formats=[(form.value, NAMES[form]) for form in NAMES],
            others=len(_open_ones(user, translation.language)),
            may_write=rights.may_write(user, translation, self.standing),
            **kwargs,
        )


def find(user: Any, pk: int) -> Translation | None:
    """The translation when the person may know of it."""
    return rights.visible(user).with_pages().filter(pk=pk).first()


@require_safe
def take(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """One translation as a file."""
    return _file([visible_translation(request.user, pk)], form, request)


@require_safe
def take_mine(request: HttpRequest, language: str, form: str) -> HttpResponse:
    """All that the person has to translate into the language, as one file."""
    if not rights.uses_desk(request.user):
        raise PermissionDenied
    found = _open_ones(request.user, language)
    if not found:
        message = _("You have nothing to translate into %(language)s now.") % {"language": name_of(language)}
        return render(request, "translation/no_file.html", {"message": message})
    return _file(found, form, request)


def _open_ones(user: Any, language: str) -> list[Translation]:
    """The person's own translations that are not finished."""
    rows = list(rights.visible(user).for_board().filter(assignee=user, language=language).order_by("due", "pk"))
    standings = states.of_all(rows)
    return [row for row in rows if standings[row.pk].state in TO_DO]


def _file(translations: list[Translation], form: str, request: HttpRequest) -> HttpResponse:
    if form not in {known.value for known in NAMES}:
        raise Http404
    try:
        data = taking.write(translations, Format(form))
    except NotPossibleError as error:
        return render(request, "translation/no_file.html", {"message": str(error)}, status=422)
    name = taking.file_name(translations, Format(form))
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=CODECS[Format(form)].media_type, headers=headers)
