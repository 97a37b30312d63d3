"""The demo's plan of 2024: all of its tasks, a year of activities, and gone again."""

from collections import Counter

import pytest
from django.core.management import call_command

from cms.demo import planning as demo
from cms.models import DemoObject
from planning.models import Activity, Plan, PlanTask
from reference.seeding import load_agencies
from tests import factories
from tests.planning.factories import activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    load_agencies()
    demo.load()


def test_all_tasks_and_a_year_of_activities_are_loaded(loaded):
    assert PlanTask.objects.filter(plan__year=2024).count() == 47
    months = Counter(Activity.objects.values_list("first_day__month", flat=True))
    assert sorted(months) == list(range(1, 13))
    assert set(Activity.objects.values_list("kind", flat=True)) == set(Activity.Kind.values)
    in_charge = set(PlanTask.objects.values_list("agency", flat=True))
    assert in_charge <= set(Activity.objects.values_list("agency", flat=True))


def test_every_sample_says_that_it_is_one(loaded):
    assert not Activity.objects.exclude(note="Dữ liệu mẫu").exists()
    assert not Activity.objects.exclude(title__endswith="(mẫu)").exists()
    assert not Activity.objects.exclude(proof_url="").exclude(proof_url__startswith="https://example.vn/").exists()
    assert Plan.objects.get().note == "Dữ liệu mẫu"


def test_activities_serve_tasks_of_their_own_agency(loaded):
    of_others = [a.title for a in Activity.objects.select_related("task") if a.task and a.task.agency_id != a.agency_id]
    assert of_others == []


def test_it_is_forgotten_with_the_rest(loaded):
    assert DemoObject.objects.count() == 1 + 47 + Activity.objects.count()
    own = activity("Hội chợ của tỉnh", agency=factories.agency("rieng"))
    call_command("forget_demo")
    assert list(Activity.objects.all()) == [own]
    assert not PlanTask.objects.exists()
    assert not Plan.objects.exists()
