"""Pictures, documents and address of one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser

from content.preload import load_renditions
from translation import choices, places
from translation.errors import NotPossibleError
from translation.models import Choice, Translation
from translation.source import source_of
from translation.views.screen import OfTranslation

FIELD = "place-{}"
WIDGETS = {places.IMAGE: AdminImageChooser, places.DOCUMENT: AdminDocumentChooser}


@dataclass(frozen=True)
class Row:
    """One place: the source's file, what this language uses instead, and the field that changes it."""

    place: places.Place
    file: Model | None
    other: Choice | None
    field: forms.BoundField | None


class ChoicesForm(forms.Form):
    """A chooser for each place at which the person may choose, and the address."""

    slug = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=255,
        help_text=gettext_lazy(
            "The last part of the page's address, in small letters without marks, digits and hyphens. "
            "Empty: it stays as it is, or is made from the title. The old address of a live page leads to the new one."
        ),
    )

    def __init__(
        self, *args: Any, translation: Translation, user: Any, found: list[places.Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.translation = translation
        self.found = found
        held = {choice.place: choice for choice in translation.choices.all()}
        self.fields["slug"].initial = translation.slug
        mine = {kind: choices.choosable(user, kind) for kind in {place.kind for place in found}}
        may = {kind for kind, allowed in mine.items() if allowed.exists()}
        for number, place in enumerate(found):
            if place.kind not in may:
                continue
            allowed = mine[place.kind]
            own = held[place.path].file_id if place.path in held else None
            self.fields[FIELD.format(number)] = forms.ModelChoiceField(
                choices.MODELS[place.kind].objects.filter(Q(pk__in=allowed.values("pk")) | Q(pk=own)),
                required=False,
                initial=own,
                label=place.label,
                widget=WIDGETS[place.kind](),
            )

    def clean_slug(self) -> str:
        try:
            return choices.check_slug(self.translation, self.cleaned_data["slug"])
        except NotPossibleError as error:
            raise forms.ValidationError(str(error)) from error

    def chosen(self) -> dict[str, int | None]:
        """By place; None for the same as the source."""
        given = ((place, FIELD.format(number)) for number, place in enumerate(self.found))
        found = {place.path: self.cleaned_data[name] for place, name in given if name in self.fields}
        return {path: file.pk if file else None for path, file in found.items()}


class ChoicesView(OfTranslation, FormView):
    """For whoever sees the translation; those who may write it, and the desk, change it."""

    template_name = "translation/choices.html"
    form_class = ChoicesForm
    page_title = gettext_lazy("Pictures and address")

    @cached_property
    def may_choose(self) -> bool:
        return choices.may_choose(self.request.user, self.translation, self.standing)

    @cached_property
    def found(self) -> list[places.Place]:
        return places.of(source_of(self.translation))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_choose:
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"translation": self.translation, "user": self.request.user, "found": self.found}
        return {**super().get_form_kwargs(), **more}

    def form_valid(self, form: ChoicesForm) -> HttpResponse:
        try:
            changed = choices.save(self.translation, self.request.user, form.chosen(), form.cleaned_data["slug"])
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, self._said(changed))
        return redirect("translation_choices", self.translation.pk)

    def _said(self, changed: bool) -> str:
        if not changed:
            return _("Nothing was changed.")
        if self.translation.page.live:
            return _("Saved. Visitors see it once the translation is submitted and approved again.")
        return _("Saved.")

    def form_invalid(self, form: ChoicesForm) -> HttpResponse:
        """Wagtail's chooser can't show a file that there is not."""
        form.data = form.data.copy()
        for name in form.errors:
            if name != "slug":
                form.data.pop(name, None)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "translation": self.translation,
            "rows": list(self._rows(context["form"])),
            "gone": choices.gone(self.translation),
            "may_choose": self.may_choose,
            "address": self.translation.page.get_latest_revision_as_object().slug,
        }

    def _files(self, kind: str) -> dict[int, Model]:
        files = choices.MODELS[kind].objects.in_bulk({place.pk for place in self.found if place.kind == kind})
        if kind == places.IMAGE:
            load_renditions(files.values())
        return files

    def _rows(self, form: ChoicesForm) -> Iterator[Row]:
        files = {kind: self._files(kind) for kind in choices.MODELS}
        rows = list(self.translation.choices.select_related("image", "document", "by"))
        load_renditions(row.image for row in rows)
        held = {row.place: row for row in rows}
        for number, place in enumerate(self.found):
            name = FIELD.format(number)
            field = form[name] if self.may_choose and name in form.fields else None
            yield Row(place, files[place.kind].get(place.pk), held.get(place.path), field)
