"""Find and replace in one translation: what would change is shown first, then taken, all or some."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from cms import languages
from translation import replacing, rights, saving
from translation.errors import NotPossibleError
from translation.views.screen import OfTranslation


class ReplaceForm(forms.Form):
    """`take` names the segments that the person ticked, each with the version seen: `position:version`."""

    find = forms.CharField(label=_("Find"), max_length=replacing.WORDS_MAX, strip=False)
    replace = forms.CharField(label=_("Replace with"), max_length=replacing.WORDS_MAX, strip=False, required=False)
    match_case = forms.BooleanField(label=_("Capitals count"), required=False)

    @property
    def wish(self) -> replacing.Wish:
        return replacing.Wish(**self.cleaned_data)


class ReplaceView(OfTranslation, FormView):
    """GET shows what would change; POST changes what was ticked."""

    template_name = "translation/replace.html"
    form_class = ReplaceForm
    page_title = _("Find and replace")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "find" not in request.GET:
            return self.render_to_response(self.get_context_data(form=ReplaceForm()))
        form = ReplaceForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form, **self._found(form)))

    def form_valid(self, form: ReplaceForm) -> HttpResponse:
        try:
            seen = _seen(self.request.POST.getlist("take"))
            report = replacing.take(self.translation, self.request.user, form.wish, seen)
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        context = self.get_context_data(form=form, report=report, **self._found(form))
        return self.render_to_response(context, status=409 if report.changed else 200)

    def form_invalid(self, form: ReplaceForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **self._found(form)), status=422)

    def _found(self, form: ReplaceForm) -> dict[str, Any]:
        """What would change; nothing for a form that can't be read."""
        if not form.is_bound or "find" in form.errors or "replace" in form.errors:
            return {}
        return {"hits": replacing.find(self.translation.segments.all(), form.wish), "is_found": True}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        translation = self.translation
        return super().get_context_data(
            translation=translation,
            language=languages.get(translation.language),
            may_write=rights.may_write(self.request.user, translation, self.standing),
            why_not=saving.why_not(self.standing),
            back=reverse("translation", args=[translation.pk]),
            **kwargs,
        )


def _seen(taken: list[str]) -> dict[int, int]:
    """Position → version. Raises NotPossibleError."""
    pairs = [one.partition(":") for one in taken]
    if not pairs or not all(position.isdecimal() and version.isdecimal() for position, _colon, version in pairs):
        raise NotPossibleError(str(_("Tick at least one segment.")))
    if any(len(position) > 9 or len(version) > 9 for position, _colon, version in pairs):
        raise NotPossibleError(str(_("Tick at least one segment.")))
    return {int(position): int(version) for position, _colon, version in pairs}
