"""The policy lists every address that there is and no other, and can be read."""

from dataclasses import replace

import pytest
from django.urls import path

from cms import urls
from tests.rights.addresses import addresses
from tests.rights.persons import COLUMNS, COLUMNS_OF
from tests.rights.policy import PolicyError, policy, read
from tests.rights.things import WORDS

HEAD = "columns ed=editor dk=desk\nfacts place tag\n"


def test_every_address_is_listed():
    unlisted = addresses().keys() - set(policy().names)
    assert unlisted == set(), "These are new. Say in tests/rights/policy.txt who may ask them."


def test_every_address_listed_exists():
    gone = set(policy().names) - addresses().keys()
    assert gone == set(), "These are gone. Take them out of tests/rights/policy.txt."


def test_a_planted_address_is_unlisted(monkeypatch, settings):
    planted = path("admin/geheim/<int:page_id>/", lambda request: None, name="planted")
    settings.ROOT_URLCONF = type("planted_urls", (), {"urlpatterns": [*urls.urlpatterns, planted]})
    assert "planted" in addresses().keys() - set(policy().names)


def test_a_line_that_lets_nobody_in_says_why():
    assert [rule.name for rule in policy().rules if rule.lets_nobody_in and not rule.reason] == []


def test_every_role_has_a_column_and_somebody_in_it():
    assert set(policy().columns) == set(COLUMNS)
    assert len(COLUMNS_OF) >= 12


def test_every_word_has_readers_who_exist():
    assert policy().readers.keys() == WORDS.keys()
    assert all(readers <= {*COLUMNS, *COLUMNS_OF} for readers in policy().readers.values())


def test_a_list_shows_only_words_that_there_are():
    assert {word for rule in policy().rules for word in rule.shows} <= WORDS.keys()


def test_a_line_stands_for_its_methods_and_for_every_kind_of_fact():
    rules = read(HEAD + "snippets_{fact}:edit GET,POST* fact + - # why").rules
    assert {(rule.name, rule.method, rule.kind) for rule in rules} == {
        ("snippets_place:edit", "GET", "fact_place"),
        ("snippets_place:edit", "POST", "fact_place"),
        ("snippets_tag:edit", "GET", "fact_tag"),
        ("snippets_tag:edit", "POST", "fact_tag"),
    }
    assert {rule.method for rule in rules if rule.is_by_effect} == {"POST"}


def test_what_has_no_line_is_refused_to_all():
    found = read(HEAD + "people GET - + -").of("people")
    assert [(rule.method, rule.lets_nobody_in) for rule in found] == [("GET", False), ("POST", True)]


def test_a_line_that_names_the_fact_stands_before_the_one_for_all():
    rules = read(HEAD + "{fact}:edit GET fact + -\ntag:edit GET fact_tag - +").rules
    assert {(rule.name, rule.cells["desk"]) for rule in rules} == {("place:edit", "-"), ("tag:edit", "+")}


@pytest.mark.parametrize("line", ["people GET - +", "people GET - + x", "people GET - + -\npeople GET - - +"])
def test_a_wrong_line_is_refused(line):
    with pytest.raises(PolicyError):
        read(HEAD + line)


def test_other_methods_are_refused_to_whom_posting_is():
    (rule,) = read(HEAD + "person POST person a +").rules
    put = read(HEAD + "person POST person a +").of("person", ("PUT",))[-1]
    assert put == replace(rule, method="PUT", is_refused_only=True)
