"""people.json in the data folder: the demo's people with their first passwords, for the owner's eyes only."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Person:
    """One line of the file; agency and language are codes or empty."""

    role: str
    language: str
    agency: str
    user: str
    password: str


def people_file() -> Path:
    return settings.DATA_DIR / "people.json"


def write_people(people: list[Person]) -> None:
    """Write the file, readable by its owner only from its first byte on."""
    people_file().unlink(missing_ok=True)
    handle = os.open(people_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(person) for person in people], file, ensure_ascii=False, indent=1)


def read_people() -> list[Person]:
    return [Person(**entry) for entry in json.loads(people_file().read_text(encoding="utf-8"))]
