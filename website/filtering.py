"""Lists narrowed by filters that stand in the address: what links and form show, and registers sifted in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from website.search.links import Link

VALUE_MAX = 100  # characters
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter with the values that would find something."""

    name: str
    label: str
    all_label: str
    choices: list[Choice]

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.is_chosen), None)

    @property
    def is_useful(self) -> bool:
        return len(self.choices) > 1 or self.chosen is not None


def asked_in(given: QueryDict, names: Sequence[str]) -> dict[str, str]:
    """Filter → value, for those that the address fills."""
    values = {name: given.get(name, "").strip()[:VALUE_MAX] for name in names}
    return {name: value for name, value in values.items() if value}


def described(heading: str, label: str) -> str:
    """A filter and its value."""
    return _("%(filter)s: %(value)s") % {"filter": heading, "value": label}


class Filtered:
    """What templates/components/filters.html shows of a list, whatever is narrowed."""

    quick: str  # the filter whose values stand as plain links while nothing is chosen
    sorts: Sequence[Choice] = ()

    @property
    def chosen(self) -> Mapping[str, str]:
        """Filter → value, for values that the site knows."""
        raise NotImplementedError

    @property
    def facets(self) -> list[Facet]:
        raise NotImplementedError

    def described(self, name: str, value: str) -> str:
        raise NotImplementedError

    def address(self, chosen: Mapping[str, str]) -> str:
        """Of the list's first page with these filters."""
        raise NotImplementedError

    @property
    def quick_facets(self) -> list[Facet]:
        return [] if self.chosen else [facet for facet in self.facets if facet.name == self.quick]

    @property
    def form_facets(self) -> list[Facet]:
        """Those to choose from in the form: all that no plain links stand for."""
        linked = {facet.name for facet in self.quick_facets}
        return [facet for facet in self.facets if facet.name not in linked]

    @property
    def removals(self) -> list[Link]:
        """Each chosen filter, and the address without it."""
        rest = {name: {n: v for n, v in self.chosen.items() if n != name} for name in self.chosen}
        return [Link(self.described(name, value), self.address(rest[name])) for name, value in self.chosen.items()]

    @property
    def unfiltered_url(self) -> str:
        return self.address({})

    @property
    def first_url(self) -> str:
        return self.address(self.chosen)


class Sifted(Filtered, Generic[Thing]):
    """Things of a register, which are some dozens: read whole and sifted here.

    A filter's values come in the order of `labels`; those that would leave nothing are not offered.
    """

    given: QueryDict
    names: Sequence[str]
    things: Sequence[Thing]

    def heading(self, name: str) -> str:
        raise NotImplementedError

    def every(self, name: str) -> str:
        """The choice that does not narrow."""
        raise NotImplementedError

    def labels(self, name: str) -> Mapping[str, str]:
        """Every value that a filter may have, with its name for the reader."""
        raise NotImplementedError

    def values(self, name: str, thing: Thing) -> Collection[str]:
        """The values of a filter that let the thing through."""
        raise NotImplementedError

    @cached_property
    def asked(self) -> dict[str, str]:
        return asked_in(self.given, self.names)

    @cached_property
    def chosen(self) -> dict[str, str]:
        return {name: value for name, value in self.asked.items() if value in self.labels(name)}

    @property
    def has_unknown_filter(self) -> bool:
        return self.asked != self.chosen

    def passing(self, without: str = "") -> list[Thing]:
        """What every chosen filter lets through; `without` leaves one filter out."""
        tests = [(name, value) for name, value in self.chosen.items() if name != without]
        return [thing for thing in self.things if all(value in self.values(name, thing) for name, value in tests)]

    @cached_property
    def facets(self) -> list[Facet]:
        return [facet for facet in map(self._facet, self.names) if facet.is_useful]

    def _facet(self, name: str) -> Facet:
        counts = Counter(value for thing in self.passing(without=name) for value in self.values(name, thing))
        chosen = self.chosen.get(name)
        choices = [
            Choice(value, label, counts[value], self.address({**self.chosen, name: value}), value == chosen)
            for value, label in self.labels(name).items()
            if counts[value] or value == chosen
        ]
        return Facet(name, self.heading(name), self.every(name), choices)

    def described(self, name: str, value: str) -> str:
        return described(self.heading(name), self.labels(name)[value])

    def address(self, chosen: Mapping[str, str]) -> str:
        given = {name: chosen[name] for name in self.names if name in chosen} | self.kept()
        return f"?{urlencode(given)}" if given else "."

    def kept(self) -> dict[str, str]:
        """What the address keeps beside the filters."""
        return {}
