"""Pages narrowed by filters and cut into a list's pages: what results of a search and lists of stories share."""

from __future__ import annotations

from functools import cached_property

from django.utils.http import urlencode

from website.search.filters import Facet, Filters
from website.search.finding import Hit
from website.search.links import Link

PER_PAGE = 12


class Narrowed:
    """Nothing is asked before it is shown; what is narrowed is given by `candidates`."""

    filters: Filters
    number: int
    query: str
    base: str  # the address without filters; empty: that of the request
    quick: str  # the filter whose values stand as plain links

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
    def has_unknown_filter(self) -> bool:
        return bool(self.filters.unknown)

    @cached_property
    def facets(self) -> list[Facet]:
        return self.filters.facets(self.candidates, self._narrowed)

    @property
    def form_facets(self) -> list[Facet]:
        """Those to choose from in the form: all that no plain links stand for."""
        linked = {facet.name for facet in self.quick_facets}
        return [facet for facet in self.facets if facet.name not in linked]

    @property
    def quick_facets(self) -> list[Facet]:
        """Plain links to the values of one filter, while nothing is chosen."""
        return [] if self.filters.chosen else [facet for facet in self.facets if facet.name == self.quick]

    @property
    def removals(self) -> list[Link]:
        """Each chosen filter, and the address without it."""
        chosen = self.filters.chosen
        return [
            Link(self.filters.described(name, value), self.address({n: v for n, v in chosen.items() if n != name}))
            for name, value in chosen.items()
        ]

    @property
    def unfiltered_url(self) -> str:
        return self.address({})

    @property
    def first_url(self) -> str:
        return self.address(self.filters.chosen)

    def _narrowed(self, **chosen: str) -> str:
        return self.address(chosen)

    def address(self, chosen: dict[str, str], query: str | None = None) -> str:
        """Of the list with these filters, its first page."""
        words = self.query if query is None else query
        given = {"q": words} if words else {}
        given |= {name: chosen[name] for name in self.filters.names if name in chosen}
        return f"{self.base}?{urlencode(given)}" if given or not self.base else self.base
