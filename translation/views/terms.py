"""Proposing a term from the workbench, and glossary files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import FileExtensionValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from cms import languages
from reference.language_rights import may_edit_shared
from reference.models import Term
from reference.proposals import routing
from reference.proposals.occasion import OccasionForm
from translation import rights, term_files, terms
from translation.errors import NotPossibleError
from translation.exchange.characters import normalised
from translation.exchange.limits import MEGABYTE
from translation.exchange.tbx import Form, Status
from translation.views.screen import OfTranslation, TranslationScreen

EVERYTHING = "all"
FILE_MAX = 5  # megabytes


class TermForm(forms.Form):
    """A term, what it is called, and what that form is."""

    vietnamese = forms.CharField(label=gettext_lazy("In Vietnamese"), max_length=terms.FORM_MAX)
    form = forms.CharField(label=gettext_lazy("In this language"), max_length=terms.FORM_MAX)
    status = forms.ChoiceField(
        label=gettext_lazy("This form is"),
        choices=[
            (Status.PREFERRED.value, gettext_lazy("the one to insert")),
            (Status.ADMITTED.value, gettext_lazy("right too")),
            (Status.DEPRECATED.value, gettext_lazy("forbidden")),
        ],
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), help_text=gettext_lazy("For a term that is new."))
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=terms.NOTE_MAX,
        required=False,
        help_text=gettext_lazy("Such as where the form comes from."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        closed = () if may_edit_shared(user) else (Term.Kind.SOVEREIGNTY,)
        self.fields["kind"].choices = [choice for choice in Term.Kind.choices if choice[0] not in closed]
        self.fields["kind"].initial = Term.Kind.TERM

    def wish(self, code: str) -> terms.Wish:
        data = self.cleaned_data
        form = Form(_one_line(data["form"]), Status(data["status"]))
        return terms.Wish(_one_line(data["vietnamese"]), {code: (form,)}, kind=data["kind"], note=data["note"])


def _one_line(text: str) -> str:
    return normalised(" ".join(text.split()))


class TermView(OfTranslation, FormView):
    """Asked for by the workbench's script as a fragment; else a screen of its own."""

    template_name = "translation/term.html"
    form_class = TermForm
    page_title = gettext_lazy("Propose a term")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.is_fragment = request.headers.get("x-requested-with") == "XMLHttpRequest"
        return super().dispatch(request, *args, **kwargs)

    def look_up(self) -> None:
        super().look_up()
        if not terms.may_propose(self.request.user, self.translation.language):
            raise PermissionDenied

    def get_template_names(self) -> list[str]:
        return ["translation/term_form.html" if self.is_fragment else self.template_name]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: TermForm) -> HttpResponse:
        source = _("Translation of “%(title)s”") % {"title": self.translation.source.title}
        try:
            proposal = terms.propose(self.request.user, form.wish(self.translation.language), source)
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        if self.is_fragment:
            return render(self.request, "translation/term_said.html", {"said": routing.thanks(proposal)})
        messages.success(self.request, routing.thanks(proposal))
        return redirect("translation", self.translation.pk)

    def form_invalid(self, form: TermForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = languages.get(self.translation.language)
        return super().get_context_data(translation=self.translation, language=language, **kwargs)


class GlossaryForm(OccasionForm):
    """A TBX file, and where it comes from."""

    field_order = ("file",)

    file = forms.FileField(
        label=gettext_lazy("Glossary file"),
        help_text=gettext_lazy("TBX-Basic, at most 5 MB. The file needs the Vietnamese forms."),
        validators=[FileExtensionValidator(["tbx", "xml"])],
        widget=forms.ClearableFileInput(attrs={"accept": ".tbx,.xml"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_MAX * MEGABYTE:
            raise forms.ValidationError(
                _("The file has %(size)s MB; at most %(limit)s MB can be read. Hand it in as several files.")
                % {"size": -(-file.size // MEGABYTE), "limit": FILE_MAX}
            )
        return file


class GlossaryView(TranslationScreen, FormView):
    """Out for everybody who has to do with translations; in for those who write a language."""

    template_name = "translation/glossary.html"
    form_class = GlossaryForm
    page_title = gettext_lazy("Glossary files")

    @cached_property
    def codes(self) -> list[str]:
        """Languages whose forms the person may propose."""
        return [one.code for one in languages.TRANSLATED if terms.may_propose(self.request.user, one.code)]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.codes:
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: GlossaryForm) -> HttpResponse:
        """The button says whether it is only looked at; the file itself changes nothing."""
        try:
            report = term_files.read(form.cleaned_data["file"].read(), self.request.user)
        except NotPossibleError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        if self.request.POST.get("action") != "propose" or not report.changes:
            return self.render_to_response(self.get_context_data(form=form, report=report))
        return self._propose(form, report)

    def _propose(self, form: GlossaryForm, report: term_files.Report) -> HttpResponse:
        if missing := form.missing_occasion():
            for name, message in missing.items():
                form.add_error(name, message)
            return self.render_to_response(self.get_context_data(form=form, report=report), status=422)
        try:
            proposal = term_files.propose(self.request.user, report, form.occasion(form.cleaned_data["file"].name))
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form, report=report), status=409)
        messages.success(self.request, routing.thanks(proposal))
        return self.render_to_response(self.get_context_data(form=self.form_class(), report=report, proposal=proposal))

    def form_invalid(self, form: GlossaryForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            known=languages.TRANSLATED,
            own=[languages.get(code) for code in self.codes],
            may_see_terms=user.has_perm("reference.view_term"),
            may_import=user.has_perms(["reference.add_term", "reference.change_term"]),
            **kwargs,
        )


@require_safe
def take(request: HttpRequest, language: str) -> HttpResponse:
    """The glossary as TBX, Vietnamese with one language or with all."""
    if not rights.uses_desk(request.user):
        raise PermissionDenied
    codes = [one.code for one in languages.TRANSLATED if language in (EVERYTHING, one.code)]
    if not codes:
        raise Http404
    try:
        data = term_files.write(codes)
    except NotPossibleError as error:
        return render(request, "translation/no_file.html", {"message": str(error)})
    name = f"thuat-ngu-{slugify(language)}-{timezone.localdate():%Y-%m-%d}.tbx"
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type="application/x-tbx", headers=headers)
