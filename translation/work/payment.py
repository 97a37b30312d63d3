"""What a person is paid by: each translation that was approved in a period, counted, and the sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from reference.models import Membership
from translation.matching.analysis import BANDS
from translation.models import PaymentTerms, Segment, Translation
from translation.work import counting, done, orders
from translation.work.done import Asked, day

Role = Membership.Role


@dataclass(frozen=True)
class Line:
    """One translation, or the sum of several; `target` counts characters of Chinese and Japanese, words of others."""

    person: str
    title: str
    language: str
    asked: date | None
    approved: date | None
    words: int
    target: int
    target_characters: int
    pages: Decimal
    bands: dict[str, int]
    weighted: Decimal
    weighted_pages: Decimal
    translation: int | None = None


@dataclass(frozen=True)
class Job:
    """All translations of one person into one language; `total` has no title."""

    person: str
    language: str
    lines: list[Line]
    total: Line


@dataclass(frozen=True)
class Bill:
    """Jobs by person and language; the whole sum has no person, and no count of targets in two units."""

    jobs: list[Job]
    total: Line
    terms: PaymentTerms


def bill(user: AbstractBaseUser, asked: Asked) -> Bill:
    """A fixed number of queries, but for translations from before orders were kept."""
    terms, rows = PaymentTerms.current(), done.found(user, asked)
    targets = _targets(rows)
    by_job: dict[tuple[str, int, str], list[Line]] = defaultdict(list)
    for row in rows:
        person = row.reviewer if asked.role == Role.REVIEWER else row.assignee
        key = (str(person or ""), person.pk if person else 0, row.language)
        by_job[key].append(_line(row, person, targets[row.pk], terms))
    jobs = [_job(lines, terms) for _key, lines in sorted(by_job.items())]
    return Bill(jobs, _sum([line for job in jobs for line in job.lines], terms), terms)


def _targets(rows: Iterable[Translation]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    segments = Segment.objects.filter(translation__in=[row.pk for row in rows]).order_by()
    for translation, target in segments.values_list("translation", "target"):
        found[translation].append(target)
    return found


def _line(row: Translation, person: Any, targets: list[str], terms: PaymentTerms) -> Line:
    order = getattr(row, "order", None) or orders.of(row)
    bands = {one["band"]: one["words"] for one in order.bands}
    weighted = terms.weighted(bands)
    return Line(
        person=str(person or ""),
        title=row.source.title,
        language=row.language,
        asked=day(row.asked_at),
        approved=day(row.approved_at),
        words=order.words,
        target=counting.in_target(row.language, targets),
        target_characters=sum(map(counting.characters, targets)),
        pages=counting.pages(order.words, terms.words_per_page),
        bands=bands,
        weighted=weighted,
        weighted_pages=counting.pages(weighted, terms.words_per_page),
        translation=row.pk,
    )


def _job(lines: list[Line], terms: PaymentTerms) -> Job:
    return Job(lines[0].person, lines[0].language, lines, _sum(lines, terms))


def _sum(lines: list[Line], terms: PaymentTerms) -> Line:
    """Pages are of the summed syllables: a sum of rounded pages would differ from what is paid."""
    words, weighted = sum(line.words for line in lines), sum((line.weighted for line in lines), Decimal(0))
    codes = {line.language for line in lines}
    return Line(
        person=lines[0].person if len({line.person for line in lines}) == 1 else "",
        title="",
        language=codes.pop() if len(codes) == 1 else "",
        asked=None,
        approved=None,
        words=words,
        target=sum(line.target for line in lines),
        target_characters=sum(line.target_characters for line in lines),
        pages=counting.pages(words, terms.words_per_page),
        bands={band: sum(line.bands.get(band, 0) for line in lines) for band in BANDS},
        weighted=weighted,
        weighted_pages=counting.pages(weighted, terms.words_per_page),
    )
