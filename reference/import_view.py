"""The admin's screen for importing facts: check first, then import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.validators import FileExtensionValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from reference import exporting
from reference.importing import import_facts

SHOWN_LINES = ":500"  # of a long file, so that the answer stays small
CHECK = "check"
MAX_LINES = 1_000  # some seconds of work; longer files go through `manage.py import_facts`


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV in UTF-8 or XLSX, at most 5 MB and 1,000 lines."),
        validators=[FileExtensionValidator(["csv", "xlsx"])],
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class ImportFactsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """For people who may both add and change rows of the model."""

    model: type[models.Model] | None = None  # given by the viewset, as the next one
    index_url_name: str | None = None
    template_name = "reference/import_facts.html"
    form_class = ImportForm
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (self.user_has_permission("add") and self.user_has_permission("change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Import")

    def get_page_subtitle(self) -> str:
        return capfirst(self.model._meta.verbose_name_plural)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {"url": reverse(self.index_url_name), "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def is_dry_run(self) -> bool:
        """Unless the button 'Import' was pressed."""
        return self.request.POST.get("action", CHECK) == CHECK

    def form_valid(self, form: ImportForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        result = import_facts(self.model, file, dry_run=self.is_dry_run, user=self.request.user, max_lines=MAX_LINES)
        context = self.get_context_data(form=ImportForm(), result=result)
        return self.render_to_response(context, status=422 if result.errors else 200)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        columns = exporting.columns(self.model)
        shown = {"columns": columns, "is_dry_run": self.is_dry_run, "shown_slice": SHOWN_LINES}
        return super().get_context_data(**shown, key=self.model.import_key, **kwargs)
