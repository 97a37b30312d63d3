"""Everybody and everything, made once per module; every request is taken back afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from tests import people
from tests.rights import files, letters, pages, persons, rows, work
from tests.rights.persons import Person
from tests.rights.things import Thing


@dataclass(frozen=True)
class World:
    """Things by kind."""

    persons: dict[str, Person]
    things: dict[str, list[Thing]]

    @cached_property
    def by_row(self) -> dict[tuple[type, int], Thing]:
        """Pages under Wagtail's own class."""
        found = (thing for things in self.things.values() for thing in things if thing.row is not None)
        return {(Page if isinstance(t.row, Page) else type(t.row), t.row.pk): t for t in found}


def make() -> World:
    cast = people.cast()
    things: dict[str, list[Thing]] = defaultdict(list)
    for thing in _made(cast):
        things[thing.kind].append(thing)
    for thing in (*things["page"], *things["live"], *things["picture"], *things["document"], *things["media"]):
        index.insert_or_update_object(thing.row)
        ReferenceIndex.create_or_update_for_object(thing.row)
    return World(persons.everybody(cast), things)


def _made(cast: people.Cast) -> Iterator[Thing]:
    found = list(files.files(cast))
    yield from found
    picture = next(file.row for file in found if (file.kind, file.name) == ("used", "culture"))
    yield from pages.pages(cast, picture)
    yield from rows.rows(cast)
    yield from work.work(cast)
    yield from letters.letters()
