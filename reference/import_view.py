"""The admin's screen for importing facts: check first, then propose. A second person confirms the table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import FileExtensionValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from reference import exporting
from reference.import_result import ImportResult
from reference.importing import import_facts
from reference.models import Proposal
from reference.proposals import routing
from reference.proposals.errors import NotPossibleError
from reference.proposals.occasion import OccasionForm
from reference.proposals.propose import propose_changes

SHOWN_LINES = ":500"  # of a long file, so that the answer stays small
CHECK = "check"
MAX_LINES = 1_000  # some seconds of work; longer files go through `manage.py import_facts`


class ImportForm(OccasionForm):
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
    def is_check(self) -> bool:
        """Unless the button 'Propose' was pressed."""
        return self.request.POST.get("action", CHECK) == CHECK

    def form_valid(self, form: ImportForm) -> HttpResponse:
        """Nothing is written but the proposal: the import itself is a dry run."""
        file, user = form.cleaned_data["file"], self.request.user
        result = import_facts(self.model, file, dry_run=True, user=user, max_lines=MAX_LINES)
        if self.is_check or result.errors:
            return self._show(form, result)
        if missing := form.missing_occasion():
            for name, message in missing.items():
                form.add_error(name, message)
            return self.form_invalid(form)
        try:
            proposal = propose_changes(user, result.changes, form.occasion(file.name), Proposal.Kind.IMPORT)
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self._show(form, status=409)
        messages.success(self.request, routing.thanks(proposal))
        return redirect("proposal", proposal.pk)

    def _show(self, form: ImportForm, result: ImportResult | None = None, status: int = 200) -> HttpResponse:
        """The typed text stays; browsers want the file chosen again."""
        context = self.get_context_data(form=form, result=result)
        return self.render_to_response(context, status=422 if result and result.errors else status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        columns = exporting.columns(self.model)
        shown = {"columns": columns, "shown_slice": SHOWN_LINES}
        return super().get_context_data(**shown, key=self.model.import_key, **kwargs)
