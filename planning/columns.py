"""Cells of the plan's lists."""

from __future__ import annotations

from django.db import models
from wagtail.admin.ui.tables import Column, TitleColumn


class LabelledColumn(Column):
    """Carries its heading with it, because on a phone the cells stand below each other."""

    cell_template_name = "planning/cell.html"


class CountColumn(TitleColumn):
    """A number that leads to what it counts; nothing to follow when there is none."""

    cell_template_name = "planning/count_cell.html"

    def get_link_url(self, instance: models.Model, parent_context: dict[str, object]) -> str | None:
        return super().get_link_url(instance, parent_context) if self.get_value(instance) else None
