"""A person's own work: what they translate, review, returned and asked for, and what they may take on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from content.models import Lineage, PageEvent
from reference.roles import Roles, roles_of
from translation import rights, states
from translation.models import Giving, Segment, Translation
from translation.states import Standing, State
from translation.work import assigning, counting, loads, messages


@dataclass(frozen=True)
class Item:
    """One translation in one of the lists."""

    translation: Translation
    standing: Standing
    is_late: bool
    words_left: int | None = None
    may_claim: bool = False
    may_give_back: bool = False

    @property
    def message(self) -> str:
        return messages.text(self.translation, self.standing)


@dataclass(frozen=True)
class Work:
    """Each list: late first, then by due day, what has none last; after these what waits for its pivot."""

    translate: list[Item] = field(default_factory=list)
    review: list[Item] = field(default_factory=list)
    returned: list[Item] = field(default_factory=list)
    free: list[Item] = field(default_factory=list)
    asked: list[Item] = field(default_factory=list)


def of(user: AbstractBaseUser) -> Work:
    """A fixed number of queries."""
    return _Desk(user).work()


class _Desk:
    def __init__(self, user: AbstractBaseUser) -> None:
        self.user, self.roles = user, roles_of(user)
        self.today = timezone.localdate()
        self.rows = sorted(_rows(user, self.roles), key=lambda row: (row.due or date.max, row.pk))
        self.standings = states.of_all(self.rows)
        self.how = assigning.how_of(self.roles.translates) if self.roles.translates else {}

    def work(self) -> Work:
        own = self._mine()
        left = words_left(row.pk for row in own)
        return Work(
            translate=[self._item(row, left[row.pk]) for row in own],
            review=self._items(self._reviews()),
            returned=self._items(self._returned()),
            free=self._items(row for row in self.rows if self._may_claim(row)),
            asked=self._items(row for row in self.rows if row.asked_by_id == self.user.pk),
        )

    def _mine(self) -> list[Translation]:
        todo = assigning.CLAIMABLE
        own = [row for row in self.rows if row.assignee_id == self.user.pk and self.state(row) in todo]
        return sorted(own, key=lambda row: bool(self.standings[row.pk].waits_for))  # what waits for others is last

    def _reviews(self) -> list[Translation]:
        """In review: what is the person's to review, and in their languages what is nobody's."""
        found = [row for row in self.rows if self.state(row) == State.REVIEW and self._is_mine_to_review(row)]
        if not found:
            return []
        made = Lineage.translators.through.objects.filter(user=self.user, lineage__page__in=[r.page_id for r in found])
        own = set(made.values_list("lineage__page", flat=True))
        return [row for row in found if row.page_id not in own]

    def _is_mine_to_review(self, row: Translation) -> bool:
        return row.language in self.roles.reviews and row.reviewer_id in (None, self.user.pk)

    def _returned(self) -> list[Translation]:
        found = [row for row in self.rows if self.state(row) == State.RETURNED and row.language in self.roles.reviews]
        if not found:
            return []
        pages = [row.page_id for row in found]
        events = PageEvent.objects.filter(page__in=pages, kind=PageEvent.Kind.RETURNED).order_by("at")
        last = dict(events.values_list("page_id", "by_id"))
        return [row for row in found if last.get(row.page_id) == self.user.pk]

    def state(self, row: Translation) -> State:
        return self.standings[row.pk].state

    def _may_claim(self, row: Translation) -> bool:
        how = self.how.get(row.language, Giving.How.WHOEVER)
        return assigning.may_claim(self.user, row, self.standings[row.pk], how)

    def _items(self, rows: Iterable[Translation]) -> list[Item]:
        return [self._item(row) for row in rows]

    def _item(self, row: Translation, left: int | None = None) -> Item:
        standing = self.standings[row.pk]
        return Item(
            row,
            standing,
            is_late=bool(row.due and row.due < self.today) and not (standing.waits_for and row.assignee == self.user),
            words_left=left,
            may_claim=self._may_claim(row),
            may_give_back=assigning.may_give_back(self.user, row, standing),
        )


def _rows(user: AbstractBaseUser, roles: Roles) -> Iterable[Translation]:
    own = Q(assignee=user) | Q(asked_by=user)
    free = Q(assignee=None, language__in=roles.translates)
    review = Q(language__in=roles.reviews) & (Q(reviewer=user) | Q(reviewer=None))
    found = rights.visible(user).unfinished().filter(own | free | review | Q(reviewer=user))
    return found.for_board().select_related("asked_by", "order")


def words_left(pks: Iterable[int]) -> Counter[int]:
    """Translation → syllables of the source in segments that are still open; one query."""
    found: Counter[int] = Counter()
    open_ones = Segment.objects.filter(translation__in=list(pks), state__in=loads.OPEN).order_by()
    for pk, source in open_ones.values_list("translation", "source"):
        found[pk] += counting.words(source)
    return found
