"""`manage.py import_facts Agency agencies.csv [--dry-run]`: all or nothing; exit status 1 when a line is wrong."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reference.fact_models import UnknownFactModelError, fact_model
from reference.importing import import_facts


class Command(BaseCommand):
    help = "Import facts from a CSV or XLSX file: all lines or none. See docs/facts.md for the columns."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("model", help="kind of fact, such as Agency or IndustrialPark")
        parser.add_argument("file", type=Path, help="file ending in .csv or .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args: Any, model: str, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            kind = fact_model(model)
            with file.open("rb") as stream:
                result = import_facts(kind, stream, dry_run=dry_run)
        except (UnknownFactModelError, OSError) as error:
            raise CommandError(str(error)) from error
        for line_error in result.errors:
            self.stderr.write(str(line_error))
        if result.errors:
            raise CommandError(f"{len(result.errors)} errors; nothing was imported.")
        verb = "would be " if dry_run else ""
        self.stdout.write(
            f"{verb}created: {result.created}, {verb}updated: {result.updated}, unchanged: {result.unchanged}"
        )
