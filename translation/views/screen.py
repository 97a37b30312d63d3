"""What the translators' screens have in common."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from reference.language_names import name_of
from translation import rights, states
from translation.models import Translation
from translation.views import navigation


class TranslationScreen(WagtailAdminTemplateMixin):
    """For those who translate, review or run the desk; others are sent away."""

    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.uses_desk(request.user):
            raise PermissionDenied
        self.look_up()
        return super().dispatch(request, *args, **kwargs)

    def look_up(self) -> None:
        """Find what the address names, or raise Http404."""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        board = {"url": reverse("translations"), "label": _("Translations")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.get_page_title()}]


class WorkScreen(TranslationScreen):
    """One of the screens that the ways on top lead to."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = self.request.resolver_match.url_name
        return super().get_context_data(ways=navigation.ways(self.request.user, here), **kwargs)


class DeskScreen(WorkScreen):
    """For those who ask for translations and give them out."""

    def look_up(self) -> None:
        if not rights.may_ask(self.request.user):
            raise PermissionDenied


class OfTranslation(TranslationScreen):
    """About one translation; 404 for those who may not know of it."""

    translation: Translation

    def get_page_subtitle(self) -> str:
        return f"{self.translation.source.get_admin_display_title()} → {name_of(self.translation.language)}"

    def look_up(self) -> None:
        self.translation = visible_translation(self.request.user, self.kwargs["pk"])
        self.standing = states.of(self.translation)


def visible_translation(user: Any, pk: int) -> Translation:
    return get_object_or_404(rights.visible(user).with_pages(), pk=pk)
