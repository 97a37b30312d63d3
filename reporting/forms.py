"""What a person asks of the report, read from the address; what makes no sense is refused whole."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import languages
from planning import periods
from planning.periods import FIRST_DAY, LAST_DAY, Period
from planning.words import day
from reference.models import Agency
from reference.people.fields import DayField
from reporting import labels, rights, roster
from reporting.figures import Pick
from reporting.ledger import Receipt, What
from reporting.scope import Scope

NOT_OFFERED = {"invalid_choice": gettext_lazy("“%(value)s” can't be chosen here. Choose one from the list.")}
NO_AGENCY = {"invalid_choice": gettext_lazy("This agency can't be chosen here. Choose one from the list.")}
FILES = [("", ""), ("docx", "DOCX"), ("xlsx", "XLSX")]
IN_REACH = [
    MinValueValidator(FIRST_DAY, gettext_lazy("Choose a day from 1/1/2000 on.")),
    MaxValueValidator(LAST_DAY, gettext_lazy("Choose a day before 1/1/2101.")),
]


class ReportForm(forms.Form):
    """Period, agency, language. Without days it is about the half-year of today."""

    languages: Collection[str] = languages.CODES
    first = DayField(label=gettext_lazy("From"), validators=IN_REACH)
    last = DayField(label=gettext_lazy("To"), validators=IN_REACH)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label=gettext_lazy("Agency"),
        required=False,
        empty_label=gettext_lazy("All"),
        error_messages=NO_AGENCY,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, error_messages=NOT_OFFERED)
    export = forms.ChoiceField(choices=FILES, required=False, error_messages=NOT_OFFERED)

    def __init__(self, query: QueryDict, user: AbstractBaseUser) -> None:
        super().__init__(_with_days(query))
        self._own = None if rights.sees_all(user) else rights.own_agencies(user)
        self._offer_agencies(self.fields["agency"])
        known = [(code, labels.language(code)) for code in self.languages]
        self.fields["language"].choices = [("", _("All")), *known]

    def _offer_agencies(self, field: forms.ModelChoiceField) -> None:
        """All, or those that the person leads; who leads one has nothing to choose."""
        if self._own is None:
            field.queryset = Agency.objects.order_by("name_vi")
            return
        field.queryset = Agency.objects.filter(pk__in=self._own).order_by("name_vi")
        if len(self._own) == 1:
            field.empty_label = None
            self.data.setdefault("agency", str(min(self._own)))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            message = _("The last day, %(last)s, lies before the first, %(first)s. Correct one of the two dates.")
            self.add_error("last", message % {"first": day(first), "last": day(last)})
        return given

    def scope(self) -> Scope:
        """One query. Whoever leads an agency sees those before it whose duties it has."""
        given = self.cleaned_data
        period = Period(given["first"], given["last"])
        agencies = roster.on(period.last)
        own = None if self._own is None else agencies.with_predecessors(self._own)
        if given["agency"]:
            chosen = agencies.with_predecessors({given["agency"].pk})
            own = chosen if own is None else own & chosen
        return Scope(period, agencies, own, given["language"])

    def query(self) -> dict[str, str]:
        """What was asked, for an address."""
        given = self.cleaned_data
        asked = {
            "first": given["first"].isoformat(),
            "last": given["last"].isoformat(),
            "agency": str(given["agency"].pk) if given["agency"] else "",
            "language": given["language"],
        }
        return {name: value for name, value in asked.items() if value}


def _with_days(query: QueryDict) -> QueryDict:
    data = query.copy()
    if "first" not in data and "last" not in data:
        now = periods.current(periods.today())
        data["first"], data["last"] = now.first.isoformat(), now.last.isoformat()
    return data


class LinesForm(ReportForm):
    """Also which lines: those that one number of the report counts."""

    languages = tuple(languages.KNOWN)  # a column of the report may be of a language that was given up
    export = None  # lines are on the screen only
    what = forms.MultipleChoiceField(choices=What.choices, required=False, error_messages=NOT_OFFERED)
    under = forms.IntegerField(min_value=0, required=False)  # the agency in whose row the number stands
    type = forms.CharField(max_length=100, required=False)
    channel = forms.IntegerField(min_value=1, required=False)
    receipt = forms.ChoiceField(choices=[("", ""), *Receipt.choices], required=False, error_messages=NOT_OFFERED)
    task = forms.IntegerField(min_value=1, required=False)

    def pick(self) -> Pick:
        given = self.cleaned_data
        return Pick(
            what=frozenset(map(What, given["what"])),
            agency=given["under"],
            type=given["type"] or None,
            channel=given["channel"],
            receipt=given["receipt"] or None,
            task=given["task"],
        )


def address_of(pick: Pick) -> dict[str, Any]:
    """What LinesForm reads as this pick; `language` narrows the report itself."""
    asked = {
        "what": sorted(pick.what),
        "under": pick.agency,
        "language": pick.language,
        "type": pick.type,
        "channel": pick.channel,
        "receipt": pick.receipt,
        "task": pick.task,
    }
    return {name: value for name, value in asked.items() if value not in (None, "", [])}
