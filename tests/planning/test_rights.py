"""Who sees and changes what, at every address: the table in planning/rights.py, row by row."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from planning.models import Activity, Plan, PlannedItem, PlanTask
from planning.viewsets import PlanningGroup
from tests import factories
from tests.people import client_of, find, person
from tests.planning.factories import activity, item, task

pytestmark = pytest.mark.django_db

INSIDE = ("editor", "leader", "deputy", "other_editor", "other_leader", "clearer", "desk", "chief", "administrator")
EVERYBODY = (*INSIDE, "translator", "reviewer", "outsider")
READERS = {"clearer", "administrator"}
OWN = {"editor", "leader", "deputy"}
DESK = {"desk", "chief"}
REFUSED = (302, 403, 404)
MADE = {"activities": activity, "planned_items": item}


def _today(kind):
    return {"date": timezone.localdate()} if kind == "planned_items" else {}


@pytest.mark.parametrize("role", EVERYBODY)
def test_reading_the_plan(cast, role):
    asked, client = task(), client_of(getattr(cast, role))
    reads = role in INSIDE
    for url in (
        reverse("plans:index"),
        reverse("plan_tasks:index"),
        reverse("plan_tasks:index_results"),
        reverse("plan_tasks:inspect", args=[asked.pk]),
    ):
        assert (client.get(url).status_code == 200) is reads, url
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("plan_tasks:index") in menu) is reads


@pytest.mark.parametrize("role", EVERYBODY)
def test_changing_the_plan(cast, role):
    asked, client = task(), client_of(getattr(cast, role))
    of_row = ("edit", "delete", "history", "history_results")
    urls = [reverse(name) for name in ("plans:add", "plan_tasks:add", "plan_import")]
    urls += [reverse(f"plans:{name}", args=[asked.plan.pk]) for name in of_row]
    urls += [reverse(f"plan_tasks:{name}", args=[asked.pk]) for name in of_row]
    for url in urls:
        if role in DESK:
            assert client.get(url).status_code == 200, url
        else:
            assert client.get(url).status_code in REFUSED, url
            assert client.post(url, {"title": "giả", "year": 2024}).status_code in (*REFUSED, 405), url
    assert list(PlanTask.objects.all()) == [asked]
    assert Plan.objects.get().title != "giả"


@pytest.mark.parametrize("kind", ["activities", "planned_items"])
@pytest.mark.parametrize("role", EVERYBODY)
def test_rows_of_an_agency(cast, role, kind):
    row = MADE[kind](**_today(kind))
    client = client_of(getattr(cast, role))
    reads, changes = role in OWN | DESK | READERS, role in OWN | DESK
    listed = client.get(reverse(f"{kind}:index"))
    assert (listed.status_code == 200 and row in listed.context["object_list"]) is reads
    assert (client.get(reverse(f"{kind}:inspect", args=[row.pk])).status_code == 200) is reads
    for name in ("edit", "delete", "history", "history_results"):
        assert (client.get(reverse(f"{kind}:{name}", args=[row.pk])).status_code == 200) is changes, name
    enters = changes or role in ("other_editor", "other_leader")
    assert (client.get(reverse(f"{kind}:add")).status_code == 200) is enters


@pytest.mark.parametrize("kind", ["activities", "planned_items"])
@pytest.mark.parametrize("name", ["inspect", "edit", "delete", "history", "history_results"])
def test_rows_of_another_agency_do_not_exist(cast, kind, name):
    row = MADE[kind]()
    for user in (cast.other_editor, cast.other_leader):
        client = client_of(user)
        url = reverse(f"{kind}:{name}", args=[row.pk])
        assert client.get(url).status_code == 404
        assert client.post(url, {"title": "giả", "agency": factories.agency("bqlkcn").pk}).status_code in (404, 405)
    row.refresh_from_db()
    assert row.agency.code == "svhttdl"


@pytest.mark.parametrize("kind", ["activities", "planned_items"])
def test_readers_change_nothing(cast, kind):
    row = MADE[kind]()
    for user in (cast.clearer, cast.administrator):
        for name in ("edit", "delete"):
            answer = client_of(user).post(reverse(f"{kind}:{name}", args=[row.pk]), {})
            assert answer.status_code in REFUSED
    assert type(row).objects.filter(pk=row.pk).exists()


def test_lists_offer_readers_nothing_to_change(cast):
    row = activity()
    html = client_of(cast.clearer).get(reverse("activities:index")).content.decode()
    assert reverse("activities:inspect", args=[row.pk]) in html
    for name, args in (("edit", [row.pk]), ("delete", [row.pk]), ("add", [])):
        assert reverse(f"activities:{name}", args=args) not in html


@pytest.mark.parametrize("state", ["deactivated", "nobody", "outside", "over"])
def test_who_has_no_role_inside_today_sees_nothing(cast, state):
    row, user = activity(), find(cast.desk.username)
    if state == "deactivated":
        user.is_active = False
    if state == "outside":
        user.is_outside = True
    user.save()
    if state == "nobody":
        user = person("khong")
    if state == "over":
        user.memberships.update(valid_to=timezone.localdate() - dt.timedelta(days=1))
    client = client_of(user)
    for url in (
        reverse("activities:index"),
        reverse("plan_tasks:index"),
        reverse("activities:inspect", args=[row.pk]),
        reverse("activities:edit", args=[row.pk]),
        f"{reverse('activities:index')}?export=xlsx",
    ):
        assert client.get(url).status_code in REFUSED, url


def test_a_superuser_without_a_role_reads_no_more_than_roles_give(cast):
    user = person("goc")
    user.is_superuser = True
    user.save()
    assert client_of(user).get(reverse("activities:index")).status_code in REFUSED


def test_wagtails_rights_by_group_give_nothing(cast):
    assert not Permission.objects.filter(content_type__app_label="planning").exists()


def test_no_other_address_leads_to_the_rows():
    """What Wagtail adds to a viewset is looked at before it is let in."""
    for viewset in PlanningGroup().registerables:
        names = {pattern.name for pattern in viewset.get_urlpatterns()}
        known = {"index", "index_results", "add", "edit", "delete", "history", "history_results", "inspect"}
        assert names <= known, viewset.name


@pytest.mark.parametrize("model", [Activity, PlannedItem, PlanTask, Plan])
def test_there_is_no_chooser_and_no_snippet(model):
    assert not hasattr(model, "snippet_viewset")
