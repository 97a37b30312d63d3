"""The administrator's screen of machines: what is on, what leaves the house, how much."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.people import client_of
from translation import machines
from translation.machines import EngineMeter
from translation.machines.base import Call
from translation.models import MachineEngine, MachineQuota

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(settings):
    """A machine inside and one outside; nobody listens there, and nobody is asked."""
    settings.MACHINE_TRANSLATION_URL, settings.DEEPL_KEY = "http://127.0.0.1:1/", "secret"


def url() -> str:
    return reverse("translation_machines")


def filled(**more) -> dict[str, object]:
    quotas = {
        f"{code}-quotas-{name}": value
        for code in ("libre", "deepl")
        for name, value in {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}.items()
    }
    return {**quotas, "libre-order": 0, "deepl-order": 1, "libre-is_on": "on", **more}


def test_only_the_administrator_gets_in(cast, named):
    for person in (cast.chief, cast.desk, cast.clearer, cast.leader, cast.translator):
        assert client_of(person).get(url()).status_code == 302
        assert client_of(person).post(url(), filled()).status_code == 302
    assert not MachineEngine.objects.exists()
    assert client_of(cast.administrator).get(url()).status_code == 200


def test_looking_writes_nothing_and_shows_no_key(cast, named):
    html = client_of(cast.administrator).get(url()).content.decode()
    assert "LibreTranslate" in html
    assert "DeepL" in html
    assert "secret" not in html
    assert "deepl-may_see_cleared" in html
    assert "libre-may_see_cleared" not in html
    assert not MachineEngine.objects.exists()


def test_without_a_machine_in_the_settings_there_is_nothing_to_decide(cast):
    html = client_of(cast.administrator).get(url()).content.decode()
    assert "-is_on" not in html


def test_a_service_is_allowed_with_a_quota_and_in_its_order(cast, named):
    agency = cast.editor.memberships.get().agency
    answer = client_of(cast.administrator).post(
        url(),
        filled(
            **{
                "deepl-is_on": "on",
                "deepl-may_see_cleared": "on",
                "deepl-order": 0,
                "libre-order": 5,
                "deepl-characters_per_month": 500_000,
                "deepl-quotas-0-agency": agency.pk,
                "deepl-quotas-0-characters_per_month": 9000,
            }
        ),
    )
    assert answer.status_code == 302
    row = MachineEngine.objects.get(code="deepl")
    assert (row.is_on, row.may_see_cleared, row.characters_per_month) == (True, True, 500_000)
    assert MachineQuota.objects.get().characters_per_month == 9000
    assert (machines.choose(True, "ja").code, machines.choose(False, "ja").code) == ("deepl", "libre")
    assert ModelLogEntry.objects.filter(user=cast.administrator, action="wagtail.create").count() == 2


def test_a_machine_inside_is_switched_off(cast, named):
    data = filled()
    del data["libre-is_on"]
    client_of(cast.administrator).post(url(), data)
    assert machines.choose(True, "ja") is None


def test_a_wrong_number_saves_nothing(cast, named):
    answer = client_of(cast.administrator).post(url(), filled(**{"deepl-characters_per_month": -5}))
    assert answer.status_code == 422
    assert not MachineEngine.objects.exists()


@pytest.mark.parametrize("half", [{"deepl-quotas-0-characters_per_month": 5}, {"deepl-quotas-0-agency": "own"}])
def test_half_a_quota_is_a_mistake_that_is_shown(cast, named, half):
    own = cast.editor.memberships.get().agency_id
    data = {name: own if value == "own" else value for name, value in half.items()}
    assert client_of(cast.administrator).post(url(), filled(**data)).status_code == 422
    assert not MachineQuota.objects.exists()


def test_a_quota_is_taken_away(cast, named):
    agency = cast.editor.memberships.get().agency
    row = MachineEngine.objects.create(code="deepl", is_on=True)
    kept = MachineQuota.objects.create(engine=row, agency=agency, characters_per_month=5)
    data = {
        "deepl-quotas-INITIAL_FORMS": 1,
        "deepl-quotas-0-id": kept.pk,
        "deepl-quotas-0-agency": agency.pk,
        "deepl-quotas-0-characters_per_month": 5,
        "deepl-quotas-0-DELETE": "on",
    }
    assert client_of(cast.administrator).post(url(), filled(**data)).status_code == 302
    assert not MachineQuota.objects.exists()


def test_two_quotas_for_one_agency_are_a_mistake_that_is_shown(cast, named):
    agency = cast.editor.memberships.get().agency
    row = MachineEngine.objects.create(code="deepl", is_on=True)
    MachineQuota.objects.create(engine=row, agency=agency, characters_per_month=5)
    kept = MachineQuota.objects.get()
    data = {
        "deepl-quotas-TOTAL_FORMS": 2,
        "deepl-quotas-INITIAL_FORMS": 1,
        "deepl-quotas-0-id": kept.pk,
        "deepl-quotas-0-agency": agency.pk,
        "deepl-quotas-0-characters_per_month": 5,
        "deepl-quotas-1-agency": agency.pk,
        "deepl-quotas-1-characters_per_month": 6,
    }
    assert client_of(cast.administrator).post(url(), filled(**data)).status_code == 422
    assert MachineQuota.objects.get().characters_per_month == 5


def test_this_months_use_stands_there_by_agency(cast, named):
    agency = cast.editor.memberships.get().agency
    EngineMeter("deepl", "ja", agency.pk).count(Call(3, 4321, 1, 5, "ok"))
    html = client_of(cast.administrator).get(url()).content.decode()
    assert agency.name_vi in html
    assert "4.321" in html
