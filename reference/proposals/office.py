"""The screen of the office's own row: what it says stands on every page, so it is proposed as facts are.

What is changed in Wagtail: the address that edits a setting leads to this screen for the office.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import wagtail.contrib.settings.urls
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.settings.views import EditView

from reference.models import Office
from reference.proposals.fact_views import EditsRowMixin


class OfficeEditView(EditsRowMixin, EditView):
    """For administrators; the desk confirms."""

    template_name = "reference/office_edit.html"


def edit_by_proposal() -> None:
    for pattern in wagtail.contrib.settings.urls.urlpatterns:
        if pattern.name == "edit" and "<int:pk>" in str(pattern.pattern):
            pattern.callback = _for_office(pattern.callback)


def _for_office(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    own = OfficeEditView.as_view()

    @wraps(view)
    def edit(request: HttpRequest, app_name: str, model_name: str, **kwargs: Any) -> HttpResponse:
        is_office = (app_name, model_name) == (Office._meta.app_label, Office._meta.model_name)
        return (own if is_office else view)(request, app_name=app_name, model_name=model_name, **kwargs)

    return edit
