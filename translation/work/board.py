"""Story × language: every translation that a person may see, found by where it stands and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from wagtail.models import Page

from cms import languages
from reference.folding import strip_marks
from reference.language_names import name_of
from translation import rights, states
from translation.models import Segment, Translation
from translation.states import Standing, State
from translation.work import messages

DONE = (State.LIVE, State.WAITING, State.WITHDRAWN)
BEGUN = (Segment.State.TRANSLATED, Segment.State.APPROVED, Segment.State.STALE)
# What tells where a translation stands, of all of them; the rest is read for one page of the board.
LIGHT = (
    "source_id", "language", "via", "page_id", "assignee_id", "reviewer_id", "due", "source__title",
    "page__live", "page__first_published_at", "page__lineage__stale_since", "page__lineage__stale_kind",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What is asked of the board; what is empty does not count."""

    agency: int | None = None
    page_type: int | None = None
    language: str = ""
    state: str = ""
    is_late: bool = False
    person: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Cell:
    """One translation on the board; empty where none was asked for."""

    language: str
    translation: Translation | None = None
    standing: Standing | None = None
    age_days: int | None = None  # since it was asked for or became stale; of what is under way
    days_late: int = 0

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def language_name(self) -> str:
        return name_of(self.language)

    @property
    def message(self) -> str:
        return messages.text(self.translation, self.standing) if self.translation and self.standing else ""


@dataclass(frozen=True)
class Line:
    """One source with its languages."""

    source: Page
    cells: list[Cell]
    may_ask: bool


@dataclass
class Board:
    """The translations of a person that fit; a fixed number of queries."""

    user: AbstractBaseUser
    wanted: Wanted = field(default_factory=Wanted)

    def __post_init__(self) -> None:
        self.today = timezone.localdate()
        self.rows = [row for row in _light(self.user, self.wanted) if self._has_words(row)]
        self.standings = states.of_all(self.rows)

    def _has_words(self, row: Translation) -> bool:
        """With or without marks: who types “mua sen” finds “Mùa sen”."""
        sought = strip_marks(self.wanted.words).casefold().split()
        title = strip_marks(row.source.title).casefold()
        return all(word in title for word in sought)

    @cached_property
    def fitting(self) -> list[Translation]:
        """All but the state: what the counts on top are of."""
        return [row for row in self.rows if not self.wanted.is_late or self._is_late(row)]

    def counts(self) -> list[tuple[State, int]]:
        """How many translations stand where; states without any left out."""
        found = Counter(self.standings[row.pk].state for row in self.fitting)
        return [(state, found[state]) for state in State if found[state]]

    def late(self) -> int:
        return sum(map(self._is_late, self.rows))

    def sources(self) -> list[int]:
        """Primary keys of the stories in order: those of which one translation fits."""
        wanted = self.wanted.state
        fit = [row for row in self.fitting if not wanted or self.standings[row.pk].state == wanted]
        return list(dict.fromkeys(row.source_id for row in fit))

    def lines(self, sources: Iterable[int], codes: list[str]) -> list[Line]:
        """Stories with all languages that the person may see, among `codes`; one query."""
        wanted = list(sources)
        found: dict[int, dict[str, Translation]] = {pk: {} for pk in wanted}
        rows = rights.visible(self.user).for_board().filter(source__in=wanted)
        for row in rows:
            found[row.source_id][row.language] = row
        standings = states.of_all(row for by_code in found.values() for row in by_code.values())
        return [self._line(by_code, standings, codes) for by_code in found.values() if by_code]

    def _line(self, by_code: dict[str, Translation], standings: dict[int, Standing], codes: list[str]) -> Line:
        source = next(iter(by_code.values())).source
        cells = [self._cell(code, by_code.get(code), standings) for code in codes]
        return Line(source, cells, may_ask=len(by_code) < len(languages.TRANSLATED))

    def _cell(self, code: str, row: Translation | None, standings: dict[int, Standing]) -> Cell:
        if row is None:
            return Cell(code)
        standing = standings[row.pk]
        age = (timezone.now() - (row.page.lineage.stale_since or row.asked_at)).days
        if standing.state in DONE:
            return Cell(code, row, standing)
        late = (self.today - row.due).days if _is_past(row.due, self.today) else 0
        return Cell(code, row, standing, age, late)

    def _is_late(self, row: Translation) -> bool:
        return _is_past(row.due, self.today) and self.standings[row.pk].state not in DONE


def _is_past(due: date | None, today: date) -> bool:
    return due is not None and due < today


def _light(user: AbstractBaseUser, wanted: Wanted) -> QuerySet[Translation]:
    begun = Exists(Segment.objects.filter(translation=OuterRef("pk"), state__in=BEGUN))
    found = rights.visible(user).select_related("source", "page__lineage").only(*LIGHT)
    found = found.annotate(finished=begun, stale=Value(0, output_field=IntegerField()))
    found = found.filter(_conditions(wanted))
    return found.order_by("-source__latest_revision_created_at", "-source_id", "language")


def _conditions(wanted: Wanted) -> Q:
    asked: dict[str, Any] = {
        "source__story__agency": wanted.agency,
        "source__content_type": wanted.page_type,
        "language": wanted.language,
    }
    found = Q(**{name: value for name, value in asked.items() if value})
    if wanted.person:
        found &= Q(assignee=wanted.person) | Q(reviewer=wanted.person)
    return found
