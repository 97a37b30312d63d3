"""Officials as a language names them, with the office that they held on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cms import languages
from reference.models import Official


@dataclass(frozen=True)
class Holder:
    """A person's name and office in Vietnamese, and both in the language."""

    name: str
    title: str
    name_there: str
    title_there: str


def on(day: date, code: str) -> tuple[Holder, ...]:
    """Who was in office on the day and has a name and title in the language; one query."""
    column = languages.get(code).column
    fields = ("name_vi", "title_vi", f"name_{column}", f"title_{column}")
    rows = Official.objects.valid_on(day).order_by("pk").values_list(*fields)
    return tuple(Holder(*row) for row in rows if all(row))
