"""The style guide of one language: read by whoever works in it, written by its reviewers and the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from cms import languages
from reference.language_names import name_of
from translation import guides, rights
from translation.errors import NotPossibleError
from translation.models_guide import TEXT_MAX
from translation.views.screen import TranslationScreen


class GuideForm(forms.Form):
    """`version` is the one that the person had in view."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=gettext_lazy(
            "A line that begins with # is a heading, one that begins with - an item. "
            "An empty text brings back the guide that comes with the software."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class GuideView(TranslationScreen, FormView):
    template_name = "translation/guide.html"
    form_class = GuideForm
    page_title = gettext_lazy("Style guide")

    def look_up(self) -> None:
        """Of a language that is translated into; for those who work in it or see all of them."""
        self.language = self.kwargs["language"]
        if self.language not in {language.code for language in languages.TRANSLATED}:
            raise Http404
        roles = rights.roles_of(self.request.user)
        sees_all = roles.runs_desk or roles.clears or roles.is_administrator
        if not sees_all and self.language not in roles.languages:
            raise PermissionDenied
        if self.request.method == "POST" and not guides.may_edit(self.request.user, self.language):
            raise PermissionDenied
        self.guide = guides.of(self.language)

    def get_page_subtitle(self) -> str:
        return name_of(self.language)

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.guide.text, "version": self.guide.version}

    def form_valid(self, form: GuideForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            guides.write(self.language, self.request.user, given["text"], given["version"])
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, _("The style guide is kept."))
        return redirect(reverse("translation_guide", args=[self.language]))

    def form_invalid(self, form: GuideForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = guides.may_edit(self.request.user, self.language)
        return super().get_context_data(guide=self.guide, may_edit_guide=may_edit, **kwargs)
