"""The desk's screen for importing a plan: check first, then import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import FileExtensionValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from planning import importing, rights
from planning.importing import import_plan
from planning.models import PlanTask
from planning.models.plan import FIRST_YEAR, LAST_YEAR
from reference.import_result import ImportResult

IMPORT = "import"


class ImportPlanForm(forms.Form):
    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=gettext_lazy("The plan of this year is made when there is none."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV in UTF-8 or XLSX, at most 5 MB and 1,000 lines."),
        validators=[FileExtensionValidator(["csv", "xlsx"])],
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class ImportPlanView(WagtailAdminTemplateMixin, FormView):
    """For those who change the plan."""

    template_name = "planning/import.html"
    form_class = ImportPlanForm
    header_icon = "upload"
    page_title = gettext_lazy("Import")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.changes_plan(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, int]:
        return {"year": timezone.localdate().year}

    def get_page_subtitle(self) -> str:
        return capfirst(PlanTask._meta.verbose_name_plural)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {"url": reverse("plan_tasks:index"), "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form: ImportPlanForm) -> HttpResponse:
        is_check = self.request.POST.get("action") != IMPORT
        given = form.cleaned_data
        result = import_plan(given["file"], given["year"], dry_run=is_check, user=self.request.user)
        if is_check or result.errors:
            context = self.get_context_data(form=form, result=result)
            return self.render_to_response(context, status=422 if result.errors else 200)
        messages.success(self.request, _summary(result))
        return redirect("plan_tasks:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(columns=list(importing.columns()), key=importing.KEY, **kwargs)


def _summary(result: ImportResult) -> str:
    message = _("Imported. New: %(created)s. Changed: %(updated)s. Unchanged: %(unchanged)s.")
    return message % {"created": result.created, "updated": result.updated, "unchanged": result.unchanged}
