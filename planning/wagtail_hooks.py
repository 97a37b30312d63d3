"""Hangs the plan into Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from planning.import_view import ImportPlanView
from planning.viewsets import PlanningGroup


@hooks.register("register_admin_viewset")
def screens() -> PlanningGroup:
    return PlanningGroup()


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("plan/import/", ImportPlanView.as_view(), name="plan_import")]


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("planning/css/planning.css"))
