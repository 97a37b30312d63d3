"""The list of one kind of fact in the admin: folded search, export that can be imported again, button to import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView

from reference import exporting
from reference.search import ChooserSearchForm, search_facts


class FactIndexView(IndexView):
    """Wagtail's list with our search and our export."""

    import_url_name: str | None = None

    def search_queryset(self, queryset: models.QuerySet) -> models.QuerySet:
        return search_facts(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if self.user_has_permission("add") and self.user_has_permission("change"):
            buttons.append(Button(_("Import"), url=reverse(self.import_url_name), icon_name="upload", priority=80))
        return buttons

    def to_row_dict(self, item: models.Model) -> dict[str, Any]:
        return exporting.row(item)

    def get_heading(self, queryset: models.QuerySet, field: str) -> str:
        return field

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return exporting.csv_cell(value) if export_format == self.FORMAT_CSV else exporting.xlsx_cell(value)

    def stream_csv(self, queryset: models.QuerySet) -> Iterator[str]:
        yield exporting.BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)


class FactChooseView(ChooseView):
    filter_form_class = ChooserSearchForm


class FactChooseResultsView(ChooseResultsView):
    filter_form_class = ChooserSearchForm


class FactChooserViewSet(SnippetChooserViewSet):
    """Chooser with folded search."""

    choose_view_class = FactChooseView
    choose_results_view_class = FactChooseResultsView

    def get_urlpatterns(self) -> list[URLPattern]:
        """Without the address for making a row: rows are made by proposals."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]
