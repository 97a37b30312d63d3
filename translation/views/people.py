"""Who translates and reviews what: how much each does, who is on pause, and how work finds its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.log_actions import log

from cms import languages
from reference.language_names import name_of
from reference.models import Membership
from translation import pivots
from translation.models import Capacity, Giving
from translation.views.bulk_forms import ViaField
from translation.views.screen import DeskScreen
from translation.work import loads


class CapacityForm(forms.ModelForm):
    """One person in one language and role."""

    class Meta:
        model = Capacity
        fields = ("per_week", "unit", "is_paused")


class GivingForm(forms.ModelForm):
    class Meta:
        model = Giving
        fields = ("translator", "reviewer", "via")
        labels = {
            "translator": gettext_lazy("How translators are found"),
            "reviewer": gettext_lazy("How reviewers are found"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["via"] = ViaField(self.instance.language, required=False)

    def clean_via(self) -> str:
        return self.cleaned_data["via"] or ""


@dataclass(frozen=True)
class Line:
    """A person's form, with what lies with them now."""

    member: Membership
    form: CapacityForm
    words: int  # that are left

    @property
    def role(self) -> str:
        return capfirst(self.member.get_role_display())

    @property
    def percent(self) -> int:
        """Of one week's work."""
        return round(100 * self.words / loads.per_week(self.member))

    @property
    def meter(self) -> int:
        """At most two weeks, as the bar shows it."""
        return min(200, self.percent)


@dataclass(frozen=True)
class Part:
    """One language."""

    code: str
    name: str
    form: GivingForm
    lines: list[Line]

    @property
    def forms(self) -> list[forms.ModelForm]:
        return [self.form, *(line.form for line in self.lines)]


class PeopleView(DeskScreen, TemplateView):
    """The desk's screen; people without a setting do the usual amount."""

    template_name = "translation/people.html"
    page_title = gettext_lazy("Who translates")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("parts", self.parts())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        parts = self.parts()
        found = [form for part in parts for form in part.forms]
        valid = [form.is_valid() for form in found]  # each, so that every mistake is shown
        if not all(valid) or _is_chained([part.form for part in parts]):
            return self.render_to_response(self.get_context_data(parts=parts), status=422)
        with transaction.atomic():
            for form in found:
                _save(form, request.user)
        messages.success(request, _("Saved. New work is given out accordingly."))
        return redirect("translation_people")

    def parts(self) -> list[Part]:
        by_language: dict[str, list[Membership]] = {one.code: [] for one in languages.TRANSLATED}
        for member in loads.members(timezone.localdate()):
            by_language.setdefault(member.language, []).append(member)
        giving = {row.language: row for row in Giving.objects.all()}
        self.words = loads.open_words()
        rows = {(row.user_id, row.language, row.role): row for row in Capacity.objects.all()}
        return [self._part(code, members, giving.get(code), rows) for code, members in by_language.items()]

    def _part(self, code: str, members: list[Membership], giving: Giving | None, rows: dict[Any, Capacity]) -> Part:
        data = self.request.POST if self.request.method == "POST" else None
        once = {(member.user_id, code, member.role): member for member in reversed(members)}
        lines = []
        for key, member in reversed(once.items()):
            row = rows.get(key) or Capacity(user=member.user, language=code, role=member.role)
            form = CapacityForm(data, instance=row, prefix=f"{code}-{member.role}-{member.user_id}")
            lines.append(Line(member, form, self.words[member.user_id, code, member.role]))
        form = GivingForm(data, instance=giving or Giving(language=code), prefix=code)
        name = name_of(code)
        return Part(code, capfirst(name), form, lines)


def _is_chained(found: list[GivingForm]) -> bool:
    """Whether a language is to be made from one that is itself made from another; each such form says so."""
    wrong = pivots.check_settings({form.instance.language: form.cleaned_data["via"] for form in found})
    for form in found:
        if form.instance.language in wrong:
            form.add_error("via", wrong[form.instance.language])
    return bool(wrong)


def _save(form: forms.ModelForm, user: Any) -> None:
    """Nothing is written for a person or language of whom nothing was said."""
    if form.has_changed():
        is_new = form.instance.pk is None
        log(form.save(), "wagtail.create" if is_new else "wagtail.edit", user=user)
