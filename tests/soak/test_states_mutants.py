"""Guards taken out one by one: each time the walk of tests/soak finds what came out."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RULE_MARKER, rule

from content import approval, clearance, files, gate, override
from content.models import Clearance
from reference.proposals import propose
from syndication import outbox
from tests.soak.machine import Desk
from tests.soak.walking import IN_ONE_RUN, walk
from website import search

pytestmark = pytest.mark.django_db
ALL_RULES = bool(os.environ.get("SOAK"))  # the long way: with every rule that there is
STEPS_OF_A_MUTANT = 5000 if ALL_RULES else 1000
IN_A_SHORT_RUN = 15  # steps
Patch = pytest.MonkeyPatch


@dataclass(frozen=True)
class Mutant:
    """`take_out` removes the guard; `rules` lead to the leak soonest, a cheap one first: hypothesis begins with it."""

    take_out: Callable[[Patch], None]
    rules: tuple[str, ...]
    given: dict[str, object] = field(default_factory=dict)  # what these rules are called with instead of anything


class Same(str):
    """A digest that is never another one."""

    __slots__ = ()

    def __ne__(self, other: object) -> bool:
        return False


def any_clearance_of_the_page(page_id: int, digest: str) -> bool:
    return Clearance.objects.in_force().filter(page_id=page_id).exists()


def at_once(user: object, row: object, values: dict, source: str, as_of: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def only_more(found: object) -> None:
    """Files become public and stay so."""
    for kind, pks in files._by_kind(found).items():
        files.KINDS[kind]._default_manager.filter(pk__in=pks).update(is_public=True)


STALE = ("edit", "help_along", "decide_on_what_was_seen_before")
MUTANTS: dict[str, Mutant] = {
    "no check in save()": Mutant(
        lambda patch: patch.setattr(gate, "check", lambda *args: None),
        ("publish_by_code",),
    ),
    "the gate ignores the digest": Mutant(
        lambda patch: patch.setattr(gate, "is_cleared", any_clearance_of_the_page),
        ("edit", "publish_by_code", "write_and_let_out"),
    ),
    "approval ignores the digest": Mutant(
        lambda patch: patch.setattr(approval, "digest_of", lambda page: Same()), STALE
    ),
    "override ignores the digest": Mutant(
        lambda patch: patch.setattr(override, "digest_of", lambda page: Same()),
        ("autosave", "arrange", "help_along", "decide_on_what_was_seen_before"),
        {"what": "waits", "steps": 1},
    ),
    "the author may approve": Mutant(
        lambda patch: patch.setattr(clearance, "writers", lambda page: set()),
        ("edit", "help_along"),
    ),
    "withdrawal leaves the consent": Mutant(
        lambda patch: patch.setattr(clearance, "revoke", lambda *args: 0),
        ("withdraw", "write_and_let_out"),
    ),
    "withdrawal leaves the index": Mutant(
        lambda patch: patch.setattr(search, "remove_page", lambda page: None),
        ("withdraw", "write_and_let_out"),
    ),
    "withdrawal leaves receivers alone": Mutant(
        lambda patch: patch.setattr(outbox, "withdraw", lambda page: None),
        ("withdraw", "write_and_let_out"),
    ),
    "withdrawal leaves the pictures": Mutant(
        lambda patch: patch.setattr(files, "refresh", only_more),
        ("withdraw", "write_and_let_out"),
    ),
    "facts change at once": Mutant(
        lambda patch: patch.setattr(propose, "propose", at_once),
        ("propose_fact", "write_and_let_out"),
    ),
    "words of pictures stay free": Mutant(
        lambda patch: patch.setattr(files, "settle", lambda found: None),
        ("hours_pass", "write_and_let_out"),
    ),
}


RULES = {name: getattr(way, RULE_MARKER) for name, way in inspect.getmembers(Desk) if hasattr(way, RULE_MARKER)}


class ShortWay(Desk):
    """A few rules, all of them in each run and about one story; what must hold is the same."""

    locals().update(dict.fromkeys(RULES))
    names: tuple[str, ...] = ()
    given: dict[str, object]

    @rule(data=st.data())
    def one_of_them(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.names))
        drawn = {part: data.draw(strategy) for part, strategy in RULES[name].arguments_strategies.items()}
        known = {part: value for part, value in self.given.items() if part in drawn}
        getattr(Desk, name)(self, **drawn | known)


def short_way(*names: str, **given: object) -> type[Desk]:
    return type("ShortWay", (ShortWay,), {"names": names, "given": {"story": 0, **given}})


@pytest.mark.parametrize("name", MUTANTS)
def test_without_the_guard_the_walk_finds_a_leak(name, world, monkeypatch):
    mutant = MUTANTS[name]
    mutant.take_out(monkeypatch)
    with pytest.raises(AssertionError):
        find_leak(mutant)


def find_leak(mutant: Mutant) -> None:
    if ALL_RULES:
        walk(STEPS_OF_A_MUTANT)
    else:
        walk(STEPS_OF_A_MUTANT, short_way(*mutant.rules, **mutant.given), in_one_run=IN_A_SHORT_RUN)


def test_with_all_guards_the_short_ways_find_none(world):
    walk(IN_ONE_RUN, short_way(*sorted({name for mutant in MUTANTS.values() for name in mutant.rules})))
