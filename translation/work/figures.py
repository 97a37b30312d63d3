"""How much was translated in a period, how long it took, what lies with whom, and what memory and machines gave."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from reference.models import Membership
from translation.matching.entries import CONTEXT, EXACT
from translation.models import Segment, SegmentChange, Translation
from translation.work import counting, done, loads
from translation.work.done import day
from translation.work.working_days import Calendar

HIGH = 0.9  # the part of all that took no longer


@dataclass(frozen=True)
class Week:
    """Approved in the week that begins on the Monday."""

    monday: date
    translations: int
    words: int


@dataclass(frozen=True)
class Took:
    """Working days: the middle, and what nine of ten did not exceed."""

    middle: float
    high: int


@dataclass(frozen=True)
class Turnaround:
    """One language; None where nothing is known."""

    language: str
    translations: int
    to_submitted: Took | None
    to_approved: Took | None
    whole: Took | None


@dataclass(frozen=True)
class Load:
    """What lies with one person in one language and role, against a week's work."""

    person: str
    language: str
    role: str
    words: int
    per_week: int
    is_away: bool

    @property
    def percent(self) -> int:
        return round(100 * self.words / self.per_week)


@dataclass(frozen=True)
class Share:
    """Where the syllables of one language came from, in percent; `edited` of the machine's characters on average."""

    language: str
    words: int
    context: int
    exact: int
    similar: int
    machine: int
    person: int
    edited: int | None

    @property
    def parts(self) -> list[int]:
        return [self.context, self.exact, self.similar, self.machine, self.person]


def weeks(rows: Iterable[Translation]) -> list[Week]:
    """Those in which something was approved, in order."""
    number: Counter[date] = Counter()
    words: Counter[date] = Counter()
    for row in rows:
        approved = day(row.approved_at)
        monday = approved - timedelta(days=approved.weekday())
        number[monday] += 1
        words[monday] += words_of(row)
    return [Week(monday, number[monday], words[monday]) for monday in sorted(number)]


def words_of(row: Translation) -> int:
    """Syllables of the source when it was asked for; 0 while nobody has counted them."""
    order = getattr(row, "order", None)
    return order.words if order else 0


def turnarounds(rows: Iterable[Translation], calendar: Calendar) -> list[Turnaround]:
    by_language: dict[str, list[Translation]] = defaultdict(list)
    for row in rows:
        by_language[row.language].append(row)
    return [_turnaround(code, by_language[code], calendar) for code in sorted(by_language)]


def _turnaround(code: str, rows: list[Translation], calendar: Calendar) -> Turnaround:
    sent = [row for row in rows if row.submitted_at]

    def took(found: list[Translation], first: Callable, last: Callable) -> Took | None:
        days = [calendar.between(day(first(row)), day(last(row))) for row in found]
        return Took(median(days), high(days)) if days else None

    return Turnaround(
        code,
        len(rows),
        took(sent, lambda row: row.asked_at, lambda row: row.submitted_at),
        took(sent, lambda row: row.submitted_at, lambda row: row.approved_at),
        took(rows, lambda row: row.asked_at, lambda row: row.approved_at),
    )


def high(days: list[int]) -> int:
    """The nearest rank: the least of the values that nine of ten do not exceed."""
    return sorted(days)[math.ceil(HIGH * len(days)) - 1]


def workload(user: AbstractBaseUser) -> list[Load]:
    """Of everybody for the desk, of the person alone for others; the heaviest first."""
    members = loads.members(timezone.localdate())
    if done.own_only(user, None) is not None:
        members = members.filter(user=user)
    words = loads.open_words()
    found = [_load(member, words[member.user_id, member.language, member.role]) for member in members]
    return sorted(found, key=lambda load: -load.percent)


def _load(member: Membership, words: int) -> Load:
    role, most = member.get_role_display(), loads.per_week(member)
    return Load(str(member.user), member.language, role, words, most, bool(member.is_away))


def shares(rows: Iterable[Translation]) -> list[Share]:
    """By language; two queries."""
    codes = {row.pk: row.language for row in rows}
    edited = _machine_edits(codes)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    changed: dict[str, list[int]] = defaultdict(list)
    segments = (
        Segment.objects.filter(translation__in=codes).order_by().values_list("pk", "translation", "source", "score")
    )
    for pk, translation, source, score in segments:
        code = codes[translation]
        words[code][_origin(score, pk in edited)] += counting.words(source)
        changed[code] += [edited[pk]] if pk in edited else []
    return [_share(code, words[code], changed[code]) for code in sorted(words)]


def _machine_edits(translations: Iterable[int]) -> dict[int, int]:
    """Segment → percent of the machine's characters that people changed in the end."""
    saved = SegmentChange.objects.filter(translation__in=list(translations)).exclude(suggested_by="")
    return dict(saved.exclude(edited_share=None).order_by("at", "pk").values_list("segment", "edited_share"))


def _origin(score: int | None, is_machine: bool) -> str:
    if is_machine:
        return "machine"
    if score is None:
        return "person"
    return "context" if score >= CONTEXT else "exact" if score >= EXACT else "similar"


def _share(code: str, words: Counter[str], edited: list[int]) -> Share:
    total = sum(words.values())
    names = ("context", "exact", "similar", "machine", "person")
    parts = {name: round(100 * words[name] / total) if total else 0 for name in names}
    return Share(code, total, **parts, edited=round(fmean(edited)) if edited else None)
