"""Screens of people: the list and one person."""

from __future__ import annotations

from functools import reduce
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from reference.folding import strip_marks
from reference.models import Leave, Membership
from reference.people import handing_over, rights, wording
from reference.people.forms import FilterForm

PER_PAGE = 50
RECORDS_SHOWN = 100


class PeopleScreen(WagtailAdminTemplateMixin):
    """For those who manage people; others are sent away."""

    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.manages_people(request.user):
            raise PermissionDenied
        self.look_up()
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def look_up(self) -> None:
        """Find what the address names, or raise Http404."""

    def is_allowed(self) -> bool:
        return True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {"url": reverse("people"), "label": _("People")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]


class PeopleListView(PeopleScreen, TemplateView):
    """Everybody whom the person may look up."""

    template_name = "reference/people/list.html"
    page_title = gettext_lazy("People")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FilterForm(self.request.GET)
        keys = _in_order(_filtered(rights.visible_to(self.request.user), form))
        page = Paginator(keys, PER_PAGE).get_page(self.request.GET.get("p"))
        found = _with_roles(get_user_model().objects.all()).in_bulk(page.object_list)
        lines = [_line(found[key]) for key in page]
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(form=form, page=page, lines=lines, query=query.urlencode(), **kwargs)


def _filtered(people: QuerySet, form: FilterForm) -> QuerySet:
    form.is_valid()
    given = form.cleaned_data
    words = given.get("q", "").split()
    named = [Q(first_name__icontains=w) | Q(last_name__icontains=w) | Q(email__icontains=w) for w in words]
    people = reduce(QuerySet.filter, named, people)
    if given.get("role"):
        held = Membership.objects.valid_on(timezone.localdate()).filter(role=given["role"])
        people = people.filter(pk__in=held.values("user"))
    states = {"": {"is_active": True}, "gone": {"is_active": False}}
    return people.filter(**states.get(given.get("state", ""), {}))


def _in_order(people: QuerySet) -> list[int]:
    """Keys by given name, which stands last, then by the whole name: no database knows this order."""
    named = [(strip_marks(str(person)), person.pk) for person in people]
    return [key for name, key in sorted(named, key=lambda pair: (pair[0].split()[-1:], *pair))]


def _with_roles(people: QuerySet) -> QuerySet:
    held = Membership.objects.not_over().select_related("agency").order_by("pk")
    return people.prefetch_related(Prefetch("memberships", held, to_attr="current_roles"))


def _line(person: Any) -> dict[str, Any]:
    roles = [wording.role_of(membership) for membership in person.current_roles]
    return {"person": person, "state": wording.state(person), "roles": roles}


class OfPerson(PeopleScreen):
    """About one person; 404 for those who may not look them up."""

    person: Any

    def look_up(self) -> None:
        self.person = get_object_or_404(rights.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        above = {"url": reverse("person", args=[self.person.pk]), "label": str(self.person)}
        *path, here = super().get_breadcrumbs_items()
        return [*path, above, here]

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.person, back_url=self.get_success_url(), **kwargs)

    def get_success_url(self) -> str:
        return reverse("person", args=[self.person.pk])


class PersonView(OfPerson, TemplateView):
    """Roles, leave, record, and what may be done."""

    template_name = "reference/people/person.html"

    def get_page_title(self) -> str:
        return str(self.person)

    def get_page_subtitle(self) -> str:
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return PeopleScreen.get_breadcrumbs_items(self)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor, person = self.request.user, self.person
        may_manage = rights.may_manage(actor, person)
        shown = {
            "state": wording.state(person),
            "roles": _roles_shown(actor, person),
            "leaves": leaves_shown(person.leaves.all(), rights.may_enter_leave(actor, person)),
            "records": _records_shown(person),
            "may_manage": may_manage,
            "may_give": actor.pk != person.pk and person.is_active,
            "has_work": may_manage and bool(handing_over.of(person)),
            "is_self": actor.pk == person.pk,
            "is_above": actor.pk != person.pk and not may_manage,
        }
        return super().get_context_data(**shown, **kwargs)


def _roles_shown(actor: Any, person: Any) -> list[dict[str, Any]]:
    """Those that hold first."""
    held = person.memberships.select_related("agency")
    current = set(held.not_over().values_list("pk", flat=True))
    lines = [
        {
            "membership": membership,
            "words": wording.role_of(membership),
            "is_over": membership.pk not in current,
            "may_end": membership.pk in current and rights.may_end(actor, membership),
        }
        for membership in held.order_by("pk")
    ]
    return sorted(lines, key=lambda line: line["is_over"])


def leaves_shown(leaves: QuerySet[Leave], may_cancel: bool) -> list[dict[str, Any]]:
    """Latest first; what is over can't be cancelled."""
    today = timezone.localdate()
    return [
        {"leave": leave, "days": wording.days(leave), "may_cancel": may_cancel and leave.last_day >= today}
        for leave in leaves.order_by("-first_day", "-pk")
    ]


def _records_shown(person: Any) -> list[dict[str, Any]]:
    records = person.people_records.select_related("by")[:RECORDS_SHOWN]
    return [{"record": record, "what": wording.what(record)} for record in records]
