"""Search among facts in the admin: however it was typed, 'dau tu' finds 'Đầu tư'."""

from __future__ import annotations

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm

from reference.folding import strip_marks


def search_facts(queryset: models.QuerySet, query: str) -> models.QuerySet:
    """Rows in whose folded text every word of the query occurs."""
    for word in strip_marks(query).split():
        queryset = queryset.filter(folded__contains=word)
    return queryset


class ChooserSearchForm(BaseFilterForm):
    """The search field of a chooser."""

    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Search")}), required=False
    )

    def filter(self, objects: models.QuerySet) -> models.QuerySet:
        self.search_query = self.cleaned_data.get("q") or None
        self.is_searching = bool(self.search_query)
        return search_facts(objects, self.search_query or "")
