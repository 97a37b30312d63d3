"""The desk's rules: which stories are asked for by themselves, into which languages, within how many working days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.log_actions import log

from cms import languages
from reference.language_names import name_of
from reference.models import Agency
from translation.models import RequestRule
from translation.views.board_filter import page_types
from translation.views.screen import DeskScreen


class TypeField(forms.ModelChoiceField):
    """Content types by the name of their page type."""

    def label_from_instance(self, obj: ContentType) -> str:
        return capfirst(obj.model_class()._meta.verbose_name)


class RuleForm(forms.ModelForm):
    page_type = TypeField(ContentType.objects.none(), label=gettext_lazy("Type of story"))
    languages = forms.MultipleChoiceField(label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = RequestRule
        fields = ("page_type", "agency", "languages", "working_days", "is_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page_type"].queryset = ContentType.objects.filter(pk__in=[pk for pk, _name in page_types()])
        self.fields["agency"].queryset = Agency.objects.order_by("name_vi")
        self.fields["agency"].empty_label = _("Every agency")
        self.fields["languages"].choices = [(one.code, capfirst(name_of(one.code))) for one in languages.TRANSLATED]
        for field in self.fields.values():
            field.label = capfirst(field.label)


class RulesView(DeskScreen, FormView):
    """All rules, and a form for a new one or the one that the address names."""

    template_name = "translation/rules.html"
    form_class = RuleForm
    page_title = gettext_lazy("Rules of asking")
    rule: RequestRule | None = None

    def look_up(self) -> None:
        super().look_up()
        if pk := self.kwargs.get("pk"):
            self.rule = get_object_or_404(RequestRule, pk=pk)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.rule}

    def form_valid(self, form: RuleForm) -> HttpResponse:
        if self.rule and self.request.POST.get("act") == "delete":
            log(self.rule, "wagtail.delete", user=self.request.user)
            self.rule.delete()
            messages.success(self.request, _("The rule is gone. What it asked for stays."))
        else:
            self._save(form)
            messages.success(self.request, _("Saved. Stories that are cleared from now on are asked for accordingly."))
        return redirect("translation_rules")

    def _save(self, form: RuleForm) -> None:
        is_new = self.rule is None
        if is_new:
            form.instance.made_by = self.request.user
        log(form.save(), "wagtail.create" if is_new else "wagtail.edit", user=self.request.user)

    def form_invalid(self, form: RuleForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = dict(page_types())
        rules = RequestRule.objects.select_related("agency", "made_by")
        return super().get_context_data(
            rule=self.rule,
            rules=[
                {
                    "row": row,
                    "type": names.get(row.page_type_id, row.page_type_id),
                    "languages": ", ".join(map(name_of, row.languages)),
                }
                for row in rules
            ],
            **kwargs,
        )
