"""What the screens about one page have in common."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content import differences, rights
from content.approval import NotPossibleError
from content.checklist import shown_files
from content.clearance import NotGrantedError
from content.digest import digest_of
from content.gate import RefusedError
from content.models import BasePage
from reference.roles import Roles, roles_of

REFUSALS = (NotPossibleError, NotGrantedError, RefusedError)


def visible_page(user: Any, page_id: int) -> BasePage:
    """The page as its own type; 404 for what the person may not even know of."""
    page = rights.visible(user).filter(pk=page_id, depth__gt=1).first()
    specific = page.specific if page else None
    if not isinstance(specific, BasePage):
        raise Http404("No such page.")
    return specific


class SeenForm(forms.Form):
    """Carries the digest of the wording that the person had in view."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class PageScreen(WagtailAdminTemplateMixin, FormView):
    """A form about a page's latest draft. Subclasses say who may, and carry it out."""

    form_class = SeenForm
    header_icon = "doc-full-inverse"
    success_message = ""
    page: BasePage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = visible_page(request.user, kwargs["page_id"])
        if not self.may():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def roles(self) -> Roles:
        return roles_of(self.request.user)

    def may(self) -> bool:
        raise NotImplementedError

    def carry_out(self, form: forms.Form) -> None:
        raise NotImplementedError

    @cached_property
    def draft(self) -> BasePage:
        return self.page.get_latest_revision_as_object()

    @cached_property
    def digest(self) -> str:
        return digest_of(self.draft)

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.digest}

    def get_page_subtitle(self) -> str:
        return self.draft.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.carry_out(form)
        except REFUSALS as error:
            form.add_error(None, str(error))
            return self.refused(form)
        if self.success_message:
            messages.success(self.request, self.success_message % {"title": self.draft.title})
        return redirect(self.get_success_url())

    def refused(self, form: forms.Form) -> HttpResponse:
        """The same screen with the message and the text as it is now, to be decided anew."""
        form.data = form.data.copy()
        form.data["seen"] = self.digest
        return self.render_to_response(self.get_context_data(form=form), status=409)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = self.request.POST.get("seen", "")
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "draft": self.draft,
            "draft_url": f"{reverse('page_draft', args=[self.page.pk])}?digest={self.digest}",
            "history_url": reverse("page_events", args=[self.page.pk]),
            "changed_since": differences.since(self.draft, seen) if seen and seen != self.digest else [],
            "changed_from_live": differences.from_live(self.draft),
            "files": shown_files(self.draft),
        }


def explore_url(page: Page) -> str:
    return reverse("wagtailadmin_explore", args=[page.get_parent().pk])
