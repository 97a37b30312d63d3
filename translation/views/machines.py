"""The administrator's screen of translation machines: which are on, what they may see, and this month's use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms import languages
from reference.roles import roles_of
from translation.machines import figures, policy
from translation.machines.base import Engine
from translation.models import MachineEngine, MachineQuota

QUOTA_ROWS = 1  # empty ones to fill


def _number(value: int) -> str:
    return format_decimal(value, locale="en" if get_language() == "en" else languages.KNOWN[languages.SOURCE].babel)


class EngineForm(forms.ModelForm):
    """What the office decides about one engine. A machine inside may see everything."""

    class Meta:
        model = MachineEngine
        fields = ("is_on", "may_see_cleared", "order", "characters_per_month")

    def __init__(self, *args: Any, engine: Engine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if engine.is_inside:
            del self.fields["may_see_cleared"]


class QuotaForm(forms.ModelForm):
    """One agency's quota; the row to fill may stay empty."""

    class Meta:
        model = MachineQuota
        fields = ("agency", "characters_per_month")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = not self.empty_permitted

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and (not data.get("agency") or data.get("characters_per_month") is None):
            raise ValidationError(_("Choose an agency and give its characters a month, or leave both empty."))
        return data


QuotaForms = forms.inlineformset_factory(
    MachineEngine, MachineQuota, form=QuotaForm, extra=QUOTA_ROWS, can_delete_extra=False
)


@dataclass(frozen=True)
class Card:
    """One engine on the screen."""

    engine: Engine
    form: EngineForm
    quotas: forms.BaseInlineFormSet
    uses: list[figures.Use]

    @property
    def use_lines(self) -> list[list[str]]:
        """Agency, segments, characters and failures of this month, as they are shown."""
        return [
            [use.agency or _("No agency"), *map(_number, (use.segments, use.characters, use.failures))]
            for use in self.uses
        ]

    @property
    def used(self) -> str:
        return _number(sum(use.characters for use in self.uses))

    @property
    def quota(self) -> str:
        """Empty without a limit."""
        most = self.form.instance.characters_per_month
        return "" if most is None else _number(most)

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.quotas.is_valid()])

    def save(self, user: Any) -> None:
        if not self.form.has_changed() and not self.quotas.has_changed() and self.form.instance.pk:
            return
        is_new = self.form.instance.pk is None
        row = self.form.save()
        self.quotas.instance = row
        self.quotas.save()
        log(row, "wagtail.create" if is_new else "wagtail.edit", user=user)


class MachinesView(WagtailAdminTemplateMixin, TemplateView):
    """For the administrator alone: who decides about rights decides what leaves the house."""

    template_name = "translation/machines.html"
    page_title = gettext_lazy("Translation machines")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not roles_of(request.user).is_administrator:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("cards", self.cards())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        cards = self.cards()
        valid = [card.is_valid() for card in cards]  # each, so that every mistake is shown
        if not all(valid):
            return self.render_to_response(self.get_context_data(cards=cards), status=422)
        with transaction.atomic():
            for card in cards:
                card.save(request.user)
        messages.success(request, _("Saved. The next text is sent accordingly."))
        return redirect("translation_machines")

    def cards(self) -> list[Card]:
        rows = {row.code: row for row in MachineEngine.objects.all()}
        offered = enumerate(policy.in_order(rows))
        return [self._card(number, engine, rows.get(engine.code)) for number, engine in offered]

    def _card(self, number: int, engine: Engine, row: MachineEngine | None) -> Card:
        row = row or MachineEngine(code=engine.code, is_on=engine.is_inside, order=number)
        data = self.request.POST if self.request.method == "POST" else None
        return Card(
            engine,
            EngineForm(data, instance=row, engine=engine, prefix=engine.code),
            QuotaForms(data, instance=row, prefix=f"{engine.code}-quotas"),
            figures.month_use(engine.code, timezone.now()),
        )
