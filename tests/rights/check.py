"""Walks through one line of the policy as everybody and collects what is not as the line says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from wagtail.models import Page

from reference.models import CustomDocument, CustomImage, CustomMedia
from tests.rights.addresses import Address, addresses
from tests.rights.calls import Call, calls
from tests.rights.outcome import BrokenError, Outcome, outcome
from tests.rights.persons import Person
from tests.rights.policy import Policy, Rule, policy
from tests.rights.things import NOTHING, WORDS, Thing
from tests.rights.walk import Visit, visit
from tests.rights.world import World

DENIED, ALLOWED = Outcome.DENIED, Outcome.ALLOWED
OFFICE = frozenset({"desk", "chief", "administrator"})
OWN_FOR_EACH = frozenset({"wagtailadmin_home"})  # what waits for whom
NAMES_ITS_THING = frozenset({"wagtailadmin_choose_page_external_link"})  # to everybody, if visitors know it
ONE_OF_EACH_SCOPE = frozenset({"editor", "translator", "outsider", "clearer"})
FOREIGN_TRIED = 2  # the nearest: of the own language but not cleared, of the same agency
WATCHED = (Page, CustomImage, CustomDocument, CustomMedia)
COUNTED = {"visits": 0}  # how many requests were made
all_addresses = cache(addresses)


def wrong(world: World, name: str) -> list[str]:
    """What is not as the policy says, of one address."""
    address = all_addresses()[name]
    rules = policy().of(name, address.other_methods)
    return [failure for rule in rules for failure in Check(world, policy(), rule, address).run()]


@dataclass
class Check:
    """`failures` are sentences; `shown` counts, by query, the words that those saw who may."""

    world: World
    policy: Policy
    rule: Rule
    address: Address
    failures: list[str] = field(default_factory=list)
    shown: dict[str, set[str]] = field(default_factory=dict)
    rendered: set[frozenset[str]] = field(default_factory=set)

    def run(self) -> list[str]:
        for person in self._persons():
            things, is_shown = self._tried(person), self._is_shown(person)
            for thing, call in self._calls(things, is_shown):
                self._ask(person, thing, call, is_shown)
            if any(self._expected(person, thing) is ALLOWED for thing in things):
                self.rendered.add(self._reads(person))
        return self.failures + self._missing_words()

    def _missing_words(self) -> list[str]:
        return [
            f"{self.rule.name} {self.rule.method} {query}: nobody who may read “{word}” found it there"
            for query, words in self.shown.items()
            for word in self.rule.shows
            if word not in words
        ]

    def _persons(self) -> Iterator[Person]:
        """One of each column where it does not matter whose the thing is."""
        seen: set[tuple[str, ...]] = set()
        for person in self.world.persons.values():
            is_alike = self.rule.is_sampled or not (self.rule.shows or self._scopes(person))
            if not (is_alike and person.columns in seen and person.user):
                seen.add(person.columns)
                yield person

    def _scopes(self, person: Person) -> set[str]:
        return set("".join(self._cells(person))) - {"+", "-"}

    def _cells(self, person: Person) -> list[str]:
        return [self.rule.cells[column] for column in person.columns]

    def _tried(self, person: Person) -> list[Thing]:
        """Own and foreign ones; where that does not matter, one of each; where nobody gets in, what is nearest."""
        things = self.world.things.get(self.rule.kind, [NOTHING])
        if self.rule.shows or self.rule.name in NAMES_ITS_THING:
            return things
        if not self._scopes(person):
            nearest_first = sorted(things, key=lambda thing: -_nearness(thing, person))
            return nearest_first[:1] + (nearest_first[1:][-1:] if "+" in self._cells(person) else [])
        own = [thing for thing in things if self._expected(person, thing) is ALLOWED]
        foreign = [thing for thing in things if thing not in own]
        return own + sorted(foreign, key=lambda thing: -_nearness(thing, person))[:FOREIGN_TRIED]

    def _expected(self, person: Person, thing: Thing) -> Outcome:
        if "+" in self._cells(person):
            return ALLOWED
        return ALLOWED if any(thing.is_in(scope, person) for scope in self._scopes(person)) else DENIED

    def _calls(self, things: list[Thing], is_shown: bool) -> Iterator[tuple[Thing, Call]]:
        """Queries change what is shown, not who gets in."""
        for thing in things:
            found = calls(self.address, thing, self.rule.method)
            yield from ((thing, call) for call in (found if is_shown else islice(found, 1)))

    def _ask(self, person: Person, thing: Thing, call: Call, is_shown: bool) -> None:
        expected = self._expected(person, thing)
        if expected is ALLOWED and self.rule.is_refused_only:
            return
        is_shown = is_shown and expected is ALLOWED
        done = visit(person, self.rule.method, call, is_shown=is_shown, look=_state)
        COUNTED["visits"] += 1
        where = f"{self.rule.method} {call.path} by {person.name}, {thing.kind} {thing.name}"
        self.failures += [f"{where}: {what}" for what in self._wrong(person, done, expected)]
        self._note_shown(person, call, done)

    def _is_shown(self, person: Person) -> bool:
        """Whether pages are rendered: once at least; lists for everybody who reads something else than those before."""
        if self.rule.name in OWN_FOR_EACH or not self.rendered:
            return True
        if self.rule.shows:
            return self._reads(person) not in self.rendered
        return person.name in ONE_OF_EACH_SCOPE and not self.rule.is_sampled

    def _reads(self, person: Person) -> frozenset[str]:
        return frozenset(word for word in WORDS if self.may_read(person, word))

    def may_read(self, person: Person, word: str) -> bool:
        return bool({person.name, *person.columns} & self.policy.readers[word])

    def _wrong(self, person: Person, done: Visit, expected: Outcome) -> Iterator[str]:
        try:
            found = self._found(done)
        except BrokenError as error:
            yield f"{error}, {done.error}"
            return
        if found is not expected:
            yield f"{found.value} ({done.response.status_code}), should be {expected.value}"
        if expected is DENIED and done.written:
            yield f"was to be denied and wrote: {done.written[0][:100]}"
        yield from (f"shows “{word}”" for word in WORDS if WORDS[word] in done.body and not self.may_read(person, word))
        yield from (f"changed {pk} of others" for pk in done.changed if not self._may_change(person, pk))

    def _found(self, done: Visit) -> Outcome:
        """Where the line judges by effect, who changed nothing was denied."""
        reached = outcome(done.response)
        if self.rule.is_by_effect:
            return ALLOWED if done.written else DENIED
        return reached

    def _may_change(self, person: Person, changed: tuple[type, int]) -> bool:
        thing = self.world.by_row.get(changed)
        is_own = thing is not None and any(thing.is_in(scope, person) for scope in "alm")
        return is_own or bool(OFFICE & set(person.columns))

    def _note_shown(self, person: Person, call: Call, done: Visit) -> None:
        if not self.rule.shows:
            return
        found = {word for word in self.rule.shows if WORDS[word] in done.body and self.may_read(person, word)}
        self.shown.setdefault(call.query, set()).update(found)


def _nearness(thing: Thing, person: Person) -> int:
    """In how many ways it is the person's own."""
    return sum(thing.is_in(scope, person) for scope in "alcm")


def _state() -> dict[tuple[type, int], tuple[object, ...]]:
    """What pages and files are like, to see what a request changed."""
    return {(model, row[0]): row for model in WATCHED for row in model.objects.values_list(*_fields(model))}


def _fields(model: type) -> tuple[str, ...]:
    if model is Page:
        return ("pk", "draft_title", "live", "locked", "latest_revision_id", "owner_id", "url_path")
    return ("pk", "title_vi", "collection_id", "file")
