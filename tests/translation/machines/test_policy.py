"""Which machine may see which text."""

import pytest

from tests.translation.libretranslate_server import Fault
from translation import machines
from translation.machines import engines, policy
from translation.machines.base import UNMETERED
from translation.models import MachineEngine

pytestmark = pytest.mark.django_db


def allow(code, **more):
    return MachineEngine.objects.create(code=code, **{"is_on": True, "may_see_cleared": True, **more})


def chosen(is_cleared, language="ja", tried=()):
    engine = machines.choose(is_cleared, language, tried)
    return engine.code if engine else None


def test_a_fresh_start_has_no_machine():
    assert engines.available() == []
    assert chosen(True) is chosen(False) is None


def test_the_settings_name_the_machines(settings, inside, deepl, google):
    settings.MICROSOFT_TRANSLATOR_KEY = "k"
    assert [engine.code for engine in engines.available()] == ["libre", "deepl", "google", "microsoft"]
    assert [engine.is_inside for engine in engines.available()] == [True, False, False, False]


def test_a_machine_inside_works_as_soon_as_it_is_named_and_until_it_is_switched_off(inside):
    assert chosen(True) == chosen(False) == "libre"
    MachineEngine.objects.create(code="libre", is_on=False, may_see_cleared=True)
    assert chosen(True) is chosen(False) is None


def test_a_service_outside_is_off_until_the_administrator_allows_it(deepl):
    assert chosen(True) is None
    row = MachineEngine.objects.create(code="deepl", is_on=True)
    assert chosen(True) is None
    row.may_see_cleared = True
    row.save()
    assert (chosen(True), chosen(False)) == ("deepl", None)


def test_a_libretranslate_of_others_is_outside(settings, inside):
    settings.MACHINE_TRANSLATION_URL = "https://libretranslate.com"
    assert chosen(True) is None
    settings.MACHINE_TRANSLATION_INSIDE = True
    assert chosen(False) == "libre"


def test_the_order_is_the_offices_and_what_was_tried_is_left_out(inside, deepl, google):
    allow("google", order=1)
    allow("deepl", order=2)
    MachineEngine.objects.create(code="libre", is_on=True, order=3)
    assert chosen(True) == "google"
    assert chosen(True, tried=["google"]) == "deepl"
    assert chosen(True, tried=["google", "deepl"]) == "libre"
    assert chosen(True, tried=["google", "deepl", "libre"]) is None
    assert chosen(False) == "libre"


def test_a_language_that_the_service_has_not_is_not_offered(deepl):
    allow("deepl")
    assert chosen(True, "de") is None


def test_a_key_taken_away_takes_the_service_away(settings, deepl):
    allow("deepl")
    settings.DEEPL_KEY = ""
    assert chosen(True) is None


@pytest.mark.parametrize("is_cleared", [True, False])
def test_what_the_first_could_not_do_goes_to_the_next_that_may_see_it(inside, deepl, is_cleared):
    MachineEngine.objects.create(code="libre", is_on=True, order=1)
    allow("deepl", order=2)
    inside.fail(Fault.EMPTY, word="cảng")
    texts = ["Bến cảng cũ", "Đường ra biển"]
    found = machines.suggest_by_all(texts, "ja", (), lambda: is_cleared, lambda _code: UNMETERED)
    assert deepl.texts_asked() == ([["Bến cảng cũ"]] if is_cleared else [])
    assert [one.engine for one in found] == (["deepl", "libre"] if is_cleared else ["libre", "libre"])
    assert isinstance(found[0].result, str) == is_cleared
    assert isinstance(found[1].result, str)


def test_clearance_taken_back_between_two_machines_stops_the_second(inside, deepl):
    MachineEngine.objects.create(code="libre", is_on=True, order=1)
    allow("deepl", order=2)
    inside.fail(Fault.ERROR)
    answers = iter([True, False])
    (one,) = machines.suggest_by_all(["Bến cảng cũ"], "ja", (), lambda: next(answers), lambda _code: UNMETERED)
    assert one.engine == "libre"
    assert deepl.requests == []


def test_without_the_policy_uncleared_text_would_go_outside(deepl, monkeypatch):
    """What the tests above would see if nobody asked whether the text is cleared."""
    allow("deepl")
    uncleared = ["Bến cảng cũ"], "ja", (), lambda: False, lambda _code: UNMETERED
    assert machines.suggest_by_all(*uncleared) == []
    assert deepl.requests == []
    monkeypatch.setattr(policy, "is_allowed", lambda *_everything: True)
    machines.suggest_by_all(*uncleared)
    assert deepl.texts_asked() == [["Bến cảng cũ"]]
