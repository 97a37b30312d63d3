"""Pages narrowed by filters and cut into a list's pages: what results of a search and lists of stories share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from django.utils.http import urlencode

from website.filtering import Facet, Filtered
from website.search.filters import Filters
from website.search.finding import Hit

PER_PAGE = 12


class Narrowed(Filtered):
    """Nothing is asked before it is shown; what is narrowed is given by `candidates`."""

    filters: Filters
    number: int
    query: str
    base: str  # the address without filters; empty: that of the request

    @property
    def candidates(self) -> list[Hit]:
        """All pages that could be shown, in order."""
        raise NotImplementedError

    @cached_property
    def hits(self) -> list[Hit]:
        return self.filters.of(self.candidates)

    @property
    def total(self) -> int:
        return len(self.hits)

    @property
    def last(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    @cached_property
    def shown(self) -> list[int]:
        return [hit.page_id for hit in self.hits[(self.number - 1) * PER_PAGE : self.number * PER_PAGE]]

    @property
    def chosen(self) -> dict[str, str]:
        return self.filters.chosen

    @property
    def has_unknown_filter(self) -> bool:
        return self.filters.asked != self.filters.chosen

    @cached_property
    def facets(self) -> list[Facet]:
        return self.filters.facets(self.candidates, self.address)

    def described(self, name: str, value: str) -> str:
        return self.filters.described(name, value)

    def address(self, chosen: Mapping[str, str], query: str | None = None) -> str:
        """Of the list with these filters, its first page."""
        words = self.query if query is None else query
        given = {"q": words} if words else {}
        given |= {name: chosen[name] for name in self.filters.names if name in chosen}
        return f"{self.base}?{urlencode(given)}" if given or not self.base else self.base
