"""The desk binds a story and languages of it together, so that they go out at one moment or not at all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.models import Page

from content.views.screen import visible_page
from reference.language_names import name_of
from translation import releasing, rights
from translation.errors import NotPossibleError
from translation.models import Translation
from translation.models_release import ReleaseGroup
from translation.views.screen import TranslationScreen


class GroupForm(forms.Form):
    """Which texts, and when."""

    with_source = forms.BooleanField(label=gettext_lazy("The Vietnamese text too"), required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    go_at = forms.DateTimeField(
        label=gettext_lazy("Moment"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy("Vietnam time. Empty: when you press “Release now”."),
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(code, capfirst(name_of(code))) for code in codes]


class ReleaseGroupView(TranslationScreen, FormView):
    """One open group for each source."""

    template_name = "translation/release_group.html"
    form_class = GroupForm
    page_title = gettext_lazy("Release together")
    source: Page

    def look_up(self) -> None:
        if not rights.may_ask(self.request.user):
            raise PermissionDenied
        self.source = visible_page(self.request.user, self.kwargs["page_id"])
        self.group = releasing.open_group(self.source.pk)

    def get_page_subtitle(self) -> str:
        return self.source.get_admin_display_title()

    def get_success_url(self) -> str:
        return reverse("translation_release", args=[self.source.pk])

    def get_form_kwargs(self) -> dict[str, Any]:
        codes = (
            Translation.objects.filter(source=self.source.pk).order_by("language").values_list("language", flat=True)
        )
        return {**super().get_form_kwargs(), "codes": list(codes)}

    def get_initial(self) -> dict[str, Any]:
        if self.group is None:
            return {"with_source": not self.source.live}
        chosen = self.group.translations.values_list("language", flat=True)
        return {"with_source": self.group.with_source, "languages": list(chosen), "go_at": self.group.go_at}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only binding reads the form; the other buttons are about the group as it stands."""
        act = {"release": self._release, "dissolve": self._dissolve}.get(request.POST.get("decision", ""))
        return super().post(request, *args, **kwargs) if act is None else self._carry_out(act)

    def form_valid(self, form: GroupForm) -> HttpResponse:
        return self._carry_out(lambda: self._bind(form.cleaned_data), form)

    def form_invalid(self, form: GroupForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def _carry_out(self, act: Any, form: GroupForm | None = None) -> HttpResponse:
        try:
            message = act()
        except NotPossibleError as error:
            self.group = releasing.open_group(self.source.pk)
            form = form or self.form_class(initial=self.get_initial(), codes=self.get_form_kwargs()["codes"])
            return self.render_to_response(self.get_context_data(form=form, refused=str(error)), status=409)
        messages.success(self.request, message)
        return redirect(self.get_success_url())

    def _bind(self, given: dict[str, Any]) -> str:
        releasing.bind(
            self.source, given["languages"], self.request.user, given["go_at"], with_source=given["with_source"]
        )
        return _("Bound together. None of these texts goes out alone any more.")

    def _release(self) -> str:
        count = releasing.release_group(self._open(), self.request.user)
        return _("Released: %(count)d texts went out together.") % {"count": count}

    def _dissolve(self) -> str:
        releasing.dissolve(self._open(), self.request.user)
        return _("The group was dissolved. Each text goes its own way again.")

    def _open(self) -> ReleaseGroup:
        if self.group is None:
            raise NotPossibleError(_("There is no open group. Choose texts and save first."))
        return self.group

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        members = releasing.members(self.group) if self.group else []
        context = {"source": self.source, "group": self.group, "members": members}
        return super().get_context_data(**context, is_ready=all(not one.missing for one in members), **kwargs)
