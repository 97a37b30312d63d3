"""The board: every story in every language, where it stands and with whom; and asking for translations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.models import Page

from cms import languages
from content.views.screen import visible_page
from reference.models import Membership
from reference.roles import holders
from translation import asking, rights, states
from translation.errors import NotPossibleError
from translation.models import Translation
from translation.source import cleared_wording
from translation.states import Standing, State
from translation.views.screen import TranslationScreen

PER_PAGE = 30
Role = Membership.Role


@dataclass(frozen=True)
class Cell:
    """One translation on the board; empty where none was asked for."""

    language: str
    translation: Translation | None = None
    standing: Standing | None = None
    age_days: int | None = None  # since it was asked for or became stale; of what is under way
    is_late: bool = False


@dataclass(frozen=True)
class Line:
    """One source with its languages."""

    source: Page
    cells: list[Cell]
    may_ask: bool


class BoardFilter(forms.Form):
    """Above the board; wrong values count as none."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    mine = forms.BooleanField(label=gettext_lazy("Only mine"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        self.fields["language"].choices = [everything, *((lang.code, lang.name_vi) for lang in languages.TRANSLATED)]
        self.fields["state"].choices = [everything, *((state.value, capfirst(states.NAMES[state])) for state in State)]

    def value(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


class BoardView(TranslationScreen, TemplateView):
    """Story × language. Translators see their own languages."""

    template_name = "translation/board.html"
    page_title = gettext_lazy("Translations")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = BoardFilter(self.request.GET)
        found = self._found(form)
        standings = states.of_all(found)
        if wanted := form.value("state"):
            sources = {row.source_id for row in found if standings[row.pk].state == wanted}
            found = [row for row in found if row.source_id in sources]
        page = Paginator(_lines(found, standings, self._codes(form)), PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(
            form=form,
            page=page,
            lines=page.object_list,
            may_ask=rights.may_ask(self.request.user),
            query=query.urlencode(),
            **kwargs,
        )

    def _found(self, form: BoardFilter) -> list[Translation]:
        found = (
            rights.visible(self.request.user).for_board().order_by("-source__latest_revision_created_at", "-source_id")
        )
        if code := form.value("language"):
            found = found.filter(language=code)
        return list(found.filter(assignee=self.request.user) if form.value("mine") else found)

    def _codes(self, form: BoardFilter) -> list[str]:
        """Columns: the language asked for, else those that the person works in, else all."""
        if code := form.value("language"):
            return [code]
        roles = rights.roles_of(self.request.user)
        is_wide = self.request.user.is_superuser or roles.runs_desk or roles.clears
        return [one.code for one in languages.TRANSLATED if is_wide or one.code in roles.languages]


def _lines(found: Iterable[Translation], standings: dict[int, Standing], codes: list[str]) -> list[Line]:
    by_source: dict[int, dict[str, Translation]] = {}
    for row in found:
        by_source.setdefault(row.source_id, {})[row.language] = row
    today = timezone.localdate()
    return [
        Line(
            next(iter(rows.values())).source,
            [_cell(code, rows.get(code), standings, today) for code in codes],
            may_ask=len(rows) < len(languages.TRANSLATED),
        )
        for rows in by_source.values()
    ]


def _cell(code: str, row: Translation | None, standings: dict[int, Standing], today: date) -> Cell:
    if row is None:
        return Cell(code)
    standing = standings[row.pk]
    is_done = standing.state in (State.LIVE, State.WAITING, State.WITHDRAWN)
    age = (timezone.now() - (row.page.lineage.stale_since or row.asked_at)).days
    is_late = bool(row.due and row.due < today and not is_done)
    return Cell(code, row, standing, None if is_done else age, is_late)


class AskForm(forms.Form):
    """One line per language: wanted or not, by whom, until when."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("At least one.")
    )
    due = forms.DateField(
        label=gettext_lazy("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, open_languages: list[languages.Language], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(one.code, one.name_vi) for one in open_languages]
        for one in open_languages:
            self.fields[f"assignee_{one.code}"] = forms.ModelChoiceField(
                _translators(one.code),
                label=_("Translator into %(language)s") % {"language": one.name_vi},
                required=False,
                empty_label=_("Whoever takes it"),
            )


def _translators(code: str) -> QuerySet:
    held = holders(Role.TRANSLATOR, timezone.localdate(), language=code)
    return get_user_model().objects.filter(pk__in=[one.user_id for one in held]).order_by("first_name", "pk")


class AskView(TranslationScreen, FormView):
    """The desk asks for translations of a cleared text."""

    template_name = "translation/ask.html"
    form_class = AskForm
    page_title = gettext_lazy("Ask for translations")
    source: Page

    def look_up(self) -> None:
        if not rights.may_ask(self.request.user):
            raise PermissionDenied
        self.source = visible_page(self.request.user, self.kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return self.source.get_admin_display_title()

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = set(Translation.objects.filter(source=self.source.pk).values_list("language", flat=True))
        own = self.source.locale.language_code
        left = [one for one in languages.ACTIVE if one.code not in asked and one.code != own]
        return {**super().get_form_kwargs(), "open_languages": left}

    def form_valid(self, form: AskForm) -> HttpResponse:
        given, user = form.cleaned_data, self.request.user
        try:
            for code in given["languages"]:
                asking.ask(self.source, code, user, given.get(f"assignee_{code}"), given["due"])
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, _("Translations were asked for."))
        return redirect(reverse("translations"))

    def form_invalid(self, form: AskForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wording = cleared_wording(self.source)
        asked = Translation.objects.filter(source=self.source.pk).select_related("assignee").order_by("language")
        return super().get_context_data(source=self.source, wording=wording, asked=asked, **kwargs)
