"""Wagtail's screens, narrowed to the rows that the person may see; what is not theirs is not found."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import ProtectedError, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.permission_policies.base import BasePermissionPolicy

from planning import words
from reference.search import search_facts


class RowsMixin:
    """Rows on which the person may do what the screen does."""

    permission_policy: BasePermissionPolicy
    does = "view"

    def own_rows(self) -> QuerySet:
        return self.permission_policy.instances_user_has_permission_for(self.request.user, self.does)


class ListView(RowsMixin, generic.IndexView):
    """A list that links to the form of what one may change, and to a page for reading of the rest."""

    table_classname = "listing planning"
    related: tuple[str, ...] = ()  # rows that each line names, fetched with it
    any_permission_required = ["view"]

    def get_base_queryset(self) -> QuerySet:
        return self.own_rows().select_related(*self.related) if self.related else self.own_rows()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return search_facts(queryset, self.search_query) if self.is_searching else queryset

    def _may(self, action: str, row: models.Model) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, action, row)

    def get_edit_url(self, instance: models.Model) -> str | None:
        return super().get_edit_url(instance) if self._may("change", instance) else None

    def get_delete_url(self, instance: models.Model) -> str | None:
        return super().get_delete_url(instance) if self._may("delete", instance) else None


class CreateView(generic.CreateView):
    """Wagtail's, with the line about secrets."""

    template_name = "planning/create.html"


class ActivityCreateView(CreateView):
    """Keeps who entered the activity."""

    def save_instance(self) -> models.Model:
        self.form.instance.entered_by = self.request.user
        return super().save_instance()


class EditView(RowsMixin, generic.EditView):
    template_name = "planning/edit.html"
    does = "change"

    def get_queryset(self) -> QuerySet:
        return self.own_rows()


class DeleteView(RowsMixin, generic.DeleteView):
    does = "delete"

    def get_queryset(self) -> QuerySet:
        return self.own_rows()

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError as error:
            messages.error(self.request, self._what_stands_in_the_way(error))
            return redirect(reverse(self.edit_url_name, args=[self.object.pk]))

    def _what_stands_in_the_way(self, error: ProtectedError) -> str:
        message = _("“%(row)s” was not deleted: %(count)s other rows name it. Change or delete these first.")
        return message % {"row": self.object, "count": len(error.protected_objects)}


class ReadView(RowsMixin, generic.InspectView):
    """One row to read; empty fields are left out."""

    template_name = "planning/read.html"
    any_permission_required = ["view"]

    @cached_property
    def page_title(self) -> str:
        return capfirst(self.model._meta.verbose_name)

    def get_object(self, queryset: QuerySet | None = None) -> models.Model:
        return get_object_or_404(self.own_rows(), pk=self.pk)

    def get_fields_context(self) -> list[dict[str, Any]]:
        return [field for field in super().get_fields_context() if field["value"] not in (None, "", "-")]

    def get_field_display_value(self, field_name: str, field: models.Field | None) -> Any:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, dt.datetime):
            return words.moment(value)
        if isinstance(value, dt.date):
            return words.day(value)
        return capfirst(value) if getattr(field, "choices", None) else value

    def get_proof_url_display_value(self) -> str:
        url = self.object.proof_url
        return format_html('<a href="{0}" rel="noopener noreferrer">{0}</a>', url) if url else ""

    def get_edit_url(self) -> str | None:
        return super().get_edit_url() if self._may("change") else None

    def get_delete_url(self) -> str | None:
        return super().get_delete_url() if self._may("delete") else None

    def _may(self, action: str) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, action, self.object)


class RowHistoryView(RowsMixin, HistoryView):
    """Who changed the row and when; for those who may change it."""

    does = "change"

    def get_base_object_queryset(self) -> QuerySet:
        return self.own_rows()
