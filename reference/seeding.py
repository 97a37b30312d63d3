"""Loads the facts that ship with the product: the committee and its member agencies."""

from __future__ import annotations

from pathlib import Path

from reference.import_result import ImportResult
from reference.importing import import_facts
from reference.models import Agency

AGENCIES = Path(__file__).parent / "data" / "agencies.csv"


class SeedRefusedError(Exception):
    """A file that ships with the product does not fit the database; the message lists the lines."""


def load_agencies() -> ImportResult:
    """Create or update the agencies of the shipped list; safe to run twice."""
    with AGENCIES.open("rb") as file:
        result = import_facts(Agency, file, dry_run=False)
    if result.errors:
        raise SeedRefusedError("\n".join(map(str, result.errors)))
    return result
