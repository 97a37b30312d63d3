"""Working days as the office has them: the law's holidays, and the swaps that the government decides each year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from translation.models import OfficeDay
from translation.views.screen import DeskScreen
from translation.work.working_days import Calendar

MOST_DAYS = 31
YEARS_AHEAD = 2


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class DaysForm(forms.Form):
    """One day, or several in a row."""

    first = _day(gettext_lazy("First day"))
    last = _day(gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Empty: one day only."))
    is_working = forms.ChoiceField(
        label=gettext_lazy("The office"),
        choices=[("", gettext_lazy("is closed")), ("1", gettext_lazy("works (in lieu of another day)"))],
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Why"), max_length=120, help_text=gettext_lazy("Such as: in lieu of 22 August.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("first"), given.get("last") or given.get("first")
        if first and last < first:
            raise ValidationError(_("The last day lies before the first. Correct one of the two dates."))
        if first and (last - first).days >= MOST_DAYS:
            raise ValidationError(_("At most %(most)d days at once.") % {"most": MOST_DAYS})
        return given

    def days(self) -> list[date]:
        first, last = self.cleaned_data["first"], self.cleaned_data["last"] or self.cleaned_data["first"]
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@dataclass(frozen=True)
class Year:
    number: int
    is_here: bool


class DaysView(DeskScreen, FormView):
    template_name = "translation/days.html"
    form_class = DaysForm
    page_title = gettext_lazy("Working days")

    def form_valid(self, form: DaysForm) -> HttpResponse:
        given = form.cleaned_data
        for day in form.days():
            values = {"is_working": bool(given["is_working"]), "name": given["name"]}
            OfficeDay.objects.update_or_create(day=day, defaults=values)
        messages.success(self.request, _("Saved. Due days are counted accordingly from now on."))
        return redirect(self.request.get_full_path())

    def form_invalid(self, form: DaysForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        removed = request.POST.get("remove", "")
        if not removed:
            return super().post(request, *args, **kwargs)
        OfficeDay.objects.filter(pk=removed if removed.isdecimal() and len(removed) < 18 else 0).delete()
        messages.success(request, _("The day is as the law has it again."))
        return redirect(request.get_full_path())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        offered = range(today.year, today.year + YEARS_AHEAD + 1)
        year = next((one for one in offered if str(one) == self.request.GET.get("year")), today.year)
        years = [Year(one, one == year) for one in offered]
        return super().get_context_data(days=Calendar().named(year), years=years, **kwargs)
