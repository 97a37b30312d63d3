"""`/<lang>/map/?kind=&at=&zoom=`: the map and the list beside it, without script."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from website.map import drawing, points
from website.map.drawing import Mark
from website.map.points import MapPoint
from website.map.projection import PROVINCE, Window
from website.view_frames import frame_of
from website.visit.views import visit_section

HALVES = (0.08, 0.02, 0.005)  # degrees of latitude from the middle to the edge: about 9 km, 2 km, 550 m
CODE_MAX = 120  # characters


@dataclass(frozen=True)
class KindLink:
    """One kind, how many points it has, and the address that shows it alone."""

    label: str
    url: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """Points of one kind, as the list beside the map shows them."""

    heading: str
    kind: str
    group: str
    rows: list[MapPoint]


@dataclass(frozen=True)
class View:
    """What the address asks for, as far as the site knows it."""

    kind: str
    at: MapPoint | None
    zoom: int  # 0 the whole province; 1 to 3 around a point
    is_unknown: bool

    @classmethod
    def of(cls, request: HttpRequest, known: list[MapPoint]) -> View:
        kind, code, zoom = (request.GET.get(name, "").strip()[:CODE_MAX] for name in ("kind", "at", "zoom"))
        is_kind = any(point.kind == kind for point in known)
        at = next((point for point in known if point.code == code), None)
        number = int(zoom) if zoom in ("1", "2", "3") else 1
        wrong = (kind and not is_kind) or (code and at is None) or (zoom and zoom not in ("1", "2", "3"))
        return cls(kind if is_kind else "", at, number if at else 0, bool(wrong))

    @property
    def window(self) -> Window:
        if self.at is None:
            return PROVINCE
        return Window.around(self.at.latitude, self.at.longitude, HALVES[self.zoom - 1])

    def address(self, *, kind: str | None = None, at: str = "", zoom: int = 0) -> str:
        given = {"kind": self.kind if kind is None else kind, "at": at, "zoom": zoom if at else 0}
        return f"?{urlencode({name: value for name, value in given.items() if value})}"

    @property
    def outward(self) -> str:
        """One step back from where one stands."""
        if self.at is None or self.zoom == 1:
            return self.address()
        return self.address(at=self.at.code, zoom=self.zoom - 1)


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Seven queries at most, however many points there are."""
    known = points.of_language(request.LANGUAGE_CODE)
    view = View.of(request, known)
    shown = points.of_kind(known, view.kind)
    drawn = drawing.draw(view.window, shown, request.LANGUAGE_CODE)
    for mark in drawn.marks:
        mark.url = _leads_to(mark, view)
    title, lead = _("Map of the province"), _("Places, services and industrial parks on a schematic map.")
    request.frame = frame_of(request, "map", title, lead, noindex=bool(view.kind or view.at or not known))
    inside = [point for point in shown if view.window.holds(point.latitude, point.longitude)]
    return render(
        request,
        "website/map.html",
        {
            "title": title,
            "lead": lead,
            "section": visit_section(request.frame),
            "view": view,
            "drawing": drawn,
            "kinds": _kinds(known, view),
            "groups": _groups(inside),
        },
    )


def _leads_to(mark: Mark, view: View) -> str:
    """Into the list beside it; a heap of points leads to the same map drawn closer, while it can be."""
    if mark.is_single or view.zoom == len(HALVES):
        return f"#{mark.first.code}"
    return view.address(at=mark.first.code, zoom=view.zoom + 1)


def _kinds(known: list[MapPoint], view: View) -> list[KindLink]:
    """In the order of the list."""
    by_kind: dict[str, list[MapPoint]] = {}
    for point in known:
        by_kind.setdefault(point.kind, []).append(point)
    return [
        KindLink(rows[0].kind_name, view.address(kind=kind), len(rows), kind == view.kind)
        for kind, rows in by_kind.items()
    ]


def _groups(shown: list[MapPoint]) -> list[Group]:
    by_kind: dict[str, list[MapPoint]] = {}
    for point in shown:
        by_kind.setdefault(point.kind, []).append(point)
    return [Group(rows[0].kind_name, kind, rows[0].group, rows) for kind, rows in by_kind.items()]
