"""Who may be given work in a language, how much lies with each, and who is next; one query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from reference.models import Leave, Membership
from translation.models import Capacity, Giving, PaymentTerms, Segment, Translation
from translation.models_work import USUAL_WORDS_PER_WEEK, WORDS_PER_PAGE
from translation.work import counting

Role = Membership.Role
FIELDS = {Role.TRANSLATOR: "assignee", Role.REVIEWER: "reviewer"}
SINCE = {Role.TRANSLATOR: "order__translator_since", Role.REVIEWER: "order__reviewer_since"}
OPEN = (Segment.State.EMPTY, Segment.State.SUGGESTED, Segment.State.STALE)
LONG_AGO = datetime(1970, 1, 1, tzinfo=timezone.get_fixed_timezone(0))


def members(day: date, code: str = "") -> QuerySet[Membership]:
    """Translators and reviewers of the language, or of all, with `load`, `last_given`, `is_away`, `how`, capacity."""
    found = Membership.objects.valid_on(day).filter(role__in=FIELDS, user__is_active=True)
    if code:
        found = found.filter(language=code)
    capacity = Capacity.objects.filter(user=OuterRef("user"), language=OuterRef("language"), role=OuterRef("role"))
    away = Leave.objects.filter(user=OuterRef("user"), first_day__lte=day, last_day__gte=day)
    giving = Giving.objects.filter(language=OuterRef("language"))
    terms = PaymentTerms.objects.values("words_per_page")[:1]
    return (
        found.select_related("user")
        .order_by("language", "-role", "user__first_name", "pk")
        .annotate(
            load=Coalesce(_by_role(_load), 0),
            last_given=_by_role(_last_given),
            is_away=Exists(away),
            is_paused=Coalesce(Subquery(capacity.values("is_paused")[:1]), Value(False)),
            given_per_week=Subquery(capacity.values("per_week")[:1]),
            unit=Subquery(capacity.values("unit")[:1]),
            words_per_page=Coalesce(Subquery(terms), WORDS_PER_PAGE),
            how=Coalesce(
                _by_role(lambda role: Subquery(giving.values(role.value)[:1], output_field=CharField())),
                Value(Giving.How.WHOEVER.value),
                output_field=CharField(),
            ),
        )
    )


def _by_role(make: Any) -> Case:
    return Case(*(When(role=role, then=make(role)) for role in FIELDS))


def _load(role: Role) -> Subquery:
    """Syllables of what is not finished."""
    field = FIELDS[role]
    own = Translation.objects.unfinished().filter(language=OuterRef("language"), **{field: OuterRef("user")})
    summed = own.order_by().values(field).annotate(total=Sum("order__words")).values("total")
    return Subquery(summed, output_field=IntegerField())


def _last_given(role: Role) -> Subquery:
    field = FIELDS[role]
    own = Translation.objects.filter(language=OuterRef("language"), **{field: OuterRef("user")})
    return Subquery(own.order_by().values(field).annotate(last=Max(SINCE[role])).values("last"))


def per_week(member: Membership) -> int:
    """Syllables a week, of a row of `members`."""
    if member.given_per_week is None:
        return USUAL_WORDS_PER_WEEK
    return member.given_per_week * (member.words_per_page if member.unit == Capacity.Unit.PAGES else 1)


def share(member: Membership) -> Fraction:
    """Weeks of work that lie with the person."""
    return Fraction(member.load, per_week(member))


def is_in_turn(code: str) -> bool:
    """Whether the language's work is given in turn at all; else nobody's load has to be known."""
    turn = Giving.How.ROUND_ROBIN
    return Giving.objects.filter(Q(translator=turn) | Q(reviewer=turn), language=code).exists()


def next_of(found: Iterable[Membership], role: Role, without: Any = None) -> Any:
    """The person whose turn it is, where work is given in turn; None when nobody can take it.

    The least loaded for their capacity, of these who got one longest ago. Deputies come in when nobody else is there.
    """
    fit = [m for m in found if m.role == role and m.how == Giving.How.ROUND_ROBIN and not (m.is_away or m.is_paused)]
    fit = [m for m in fit if m.user_id != getattr(without, "pk", without)]
    ready = [m for m in fit if not m.is_deputy] or fit
    return min(ready, key=_turn).user if ready else None


def _turn(member: Membership) -> tuple[Fraction, datetime, int]:
    return share(member), member.last_given or LONG_AGO, member.user_id


def open_words() -> Counter[tuple[int, str, str]]:
    """(person, language, role) → syllables that are really left: of open segments for translators, of whole texts that
    are not approved for reviewers. Two queries; `load` above is coarser and cheaper.
    """
    found: Counter[tuple[int, str, str]] = Counter()
    unfinished = Translation.objects.unfinished()
    columns = ("translation__assignee", "translation__language", "source")
    segments = Segment.objects.filter(translation__in=unfinished.values("pk"), state__in=OPEN).order_by()
    for user, code, source in segments.exclude(translation__assignee=None).values_list(*columns):
        found[user, code, Role.TRANSLATOR.value] += counting.words(source)
    reviews = unfinished.exclude(reviewer=None).values_list("reviewer", "language", "order__words")
    for user, code, words in reviews:
        found[user, code, Role.REVIEWER.value] += words or 0
    return found
