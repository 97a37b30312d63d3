"""What a clearance officer confirms, point by point; a photo that shows a map has a point of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task

from content.digest import files_of
from content.files import KINDS
from content.models.tasks import ClearanceTask
from reference.models import CustomImage


@dataclass(frozen=True)
class Point:
    """One thing to confirm; the code is what the record keeps."""

    code: str
    words: str


POINTS = (
    Point("no_secrets", gettext_lazy("It holds no state secrets.")),
    Point("names", gettext_lazy("Names and titles are right.")),
    Point("territory", gettext_lazy("Maps, borders and territory are right.")),
    Point("photo_rights", gettext_lazy("We have the rights to the photos.")),
    Point("sources", gettext_lazy("The figures have sources.")),
)


def points_for(page: Page, step: Task) -> list[Point]:
    """Points that all must be confirmed at this step; the agency's approval has none."""
    if not isinstance(step, ClearanceTask):
        return []
    return [*POINTS, *(_map_point(image) for image in images_of(page) if image.shows_map)]


def _map_point(image: CustomImage) -> Point:
    return Point(f"map_{image.pk}", _("The map in “%(picture)s” is right.") % {"picture": image})


def images_of(page: Page) -> list[CustomImage]:
    """The pictures of a page, in a stable order."""
    return [file for file in shown_files(page) if isinstance(file, CustomImage)]


def shown_files(page: Page) -> list[Model]:
    """Pictures, documents and videos of a page; one query per kind."""
    found = files_of(page)
    rows: list[Model] = []
    for kind, model in KINDS.items():
        pks = [file.pk for file in found if file.kind == kind]
        rows += model._default_manager.filter(pk__in=pks).order_by("pk") if pks else []
    return rows
