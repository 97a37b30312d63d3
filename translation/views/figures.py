"""Figures of the translators' desk, and counts for payment: of everybody for the desk, of themselves for others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.log_actions import log

from cms import languages
from planning import periods
from planning.periods import Period
from reference.language_names import name_of
from reference.models import Membership
from translation import rights
from translation.matching.analysis import BANDS
from translation.models import PaymentTerms
from translation.views.board_filter import people
from translation.views.screen import DeskScreen, WorkScreen
from translation.work import done, figures, payment, payment_file
from translation.work.done import Asked
from translation.work.working_days import Calendar

LONGEST = 3 * 366  # days
WEIGHT_MOST = 200  # percent


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=False)


class PeriodForm(forms.Form):
    """This month when nothing is asked for. Whom to choose is the desk's alone."""

    first = _day(gettext_lazy("First day"))
    last = _day(gettext_lazy("Last day"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    person = forms.ChoiceField(label=gettext_lazy("Person"), required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Who"),
        required=False,
        choices=[("", gettext_lazy("Translators")), ("reviewer", gettext_lazy("Reviewers"))],
    )

    def __init__(self, data: Any, user: AbstractBaseUser) -> None:
        super().__init__(data)
        self.user = user
        everything = ("", _("All"))
        spoken = [(one.code, capfirst(name_of(one.code))) for one in languages.TRANSLATED]
        self.fields["language"].choices = [everything, *spoken]
        if done.own_only(user, None) is None:
            self.fields["person"].choices = [everything, *((str(one.pk), str(one)) for one in people())]
        else:
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        month = periods.months_offered(timezone.localdate())[0]
        given["first"] = given.get("first") or month.first
        given["last"] = given.get("last") or month.last
        if given["last"] < given["first"]:
            raise ValidationError(_("The last day lies before the first. Correct one of the two dates."))
        if (given["last"] - given["first"]).days > LONGEST:
            raise ValidationError(_("At most three years at once."))
        return given

    def asked(self) -> Asked:
        given = self.cleaned_data
        person = int(given["person"]) if given.get("person") else None
        return Asked(
            Period(given["first"], given["last"]),
            given["language"],
            done.own_only(self.user, person),
            Membership.Role.REVIEWER if given["role"] else Membership.Role.TRANSLATOR,
        )


class OfPeriod(WorkScreen, TemplateView):
    """A question that makes no sense is answered with what is wrong, and 400."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = PeriodForm(request.GET, request.user)
        if not self.form.is_valid():
            context = self.get_context_data(form=self.form, periods=self._periods(None))
            return self.render_to_response(context, status=400)
        return self.answer(self.form.asked())

    def answer(self, asked: Asked) -> HttpResponse:
        raise NotImplementedError

    def shown(self, asked: Asked, **context: Any) -> HttpResponse:
        found = {"form": self.form, "period": asked.period, "periods": self._periods(asked.period), **context}
        return self.render_to_response(self.get_context_data(**found))

    def _periods(self, chosen: Period | None) -> list[dict[str, Any]]:
        """Usual periods, with the address of the same question about each."""
        found = []
        for period in periods.months_offered(timezone.localdate()):
            query = self.request.GET.copy()
            query.pop("export", None)
            query["first"], query["last"] = period.first.isoformat(), period.last.isoformat()
            found.append({"name": period.name, "query": query.urlencode(), "is_here": period == chosen})
        return found


class FiguresView(OfPeriod):
    """Throughput, turnaround, workload, and the share of memory and machine."""

    template_name = "translation/figures.html"
    page_title = gettext_lazy("Figures")

    def answer(self, asked: Asked) -> HttpResponse:
        rows = done.found(self.request.user, asked)
        weeks, shares = figures.weeks(rows), figures.shares(rows)
        return self.shown(
            asked,
            weeks=weeks,
            most=max((week.words for week in weeks), default=0),
            turnarounds=figures.turnarounds(rows, Calendar()),
            loads=figures.workload(self.request.user),
            shares=shares,
        )


class PaymentView(OfPeriod):
    """Counts of each translation and job; as a workbook with `export=xlsx`."""

    template_name = "translation/payment.html"
    page_title = gettext_lazy("Counts for payment")

    def answer(self, asked: Asked) -> HttpResponse:
        bill = payment.bill(self.request.user, asked)
        if self.request.GET.get("export") == "xlsx":
            return self._file(bill, asked.period)
        query = self.request.GET.copy()
        query["export"] = "xlsx"
        return self.shown(
            asked,
            bill=bill,
            bands=[{"band": band, "name": payment_file.band_name(band)} for band in BANDS],
            file=query.urlencode(),
            may_ask=rights.may_ask(self.request.user),
        )

    def _file(self, bill: payment.Bill, period: Period) -> HttpResponse:
        response = HttpResponse(payment_file.write(bill, period), content_type=payment_file.MEDIA_TYPE)
        response["Content-Disposition"] = f'attachment; filename="thanh-toan_{period.first}_{period.last}.xlsx"'
        response["Cache-Control"] = "private, no-store"
        return response


class TermsForm(forms.ModelForm):
    """Syllables a page, and the percent that each band of the memory counts."""

    class Meta:
        model = PaymentTerms
        fields = ("words_per_page",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, band in enumerate(BANDS):
            self.fields[f"weight_{number}"] = forms.IntegerField(
                label=_("%(band)s: percent") % {"band": payment_file.band_name(band)},
                min_value=0,
                max_value=WEIGHT_MOST,
                initial=self.instance.weight(band),
            )

    def save(self, commit: bool = True) -> PaymentTerms:
        given = self.cleaned_data
        self.instance.weights = {band: given[f"weight_{number}"] for number, band in enumerate(BANDS)}
        return super().save(commit)


class TermsView(DeskScreen, FormView):
    template_name = "translation/payment_terms.html"
    form_class = TermsForm
    page_title = gettext_lazy("Terms of payment")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": PaymentTerms.current()}

    def form_valid(self, form: TermsForm) -> HttpResponse:
        is_new = form.instance._state.adding
        log(form.save(), "wagtail.create" if is_new else "wagtail.edit", user=self.request.user)
        messages.success(self.request, _("Saved. All counts are made accordingly from now on."))
        return redirect("translation_payment")

    def form_invalid(self, form: TermsForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
