"""`manage.py import_plan tasks.csv --year 2024 [--dry-run]`: all or nothing; exit status 1 when a line is wrong."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planning.importing import import_plan
from planning.models.plan import FIRST_YEAR, LAST_YEAR


class Command(BaseCommand):
    help = "Import the tasks of a year's plan from a CSV or XLSX file: all lines or none. Columns: docs/planning.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="file ending in .csv or .xlsx")
        parser.add_argument("--year", type=int, required=True, help="the plan is made when there is none")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args: Any, file: Path, year: int, dry_run: bool, **options: Any) -> None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CommandError(f"{year} is no year of a plan. Give one from {FIRST_YEAR} to {LAST_YEAR}.")
        try:
            with file.open("rb") as stream:
                result = import_plan(stream, year, dry_run=dry_run)
        except OSError as error:
            raise CommandError(str(error)) from error
        for line_error in result.errors:
            self.stderr.write(str(line_error))
        if result.errors:
            raise CommandError(f"{len(result.errors)} errors; nothing was imported.")
        verb = "would be " if dry_run else ""
        self.stdout.write(
            f"{verb}created: {result.created}, {verb}updated: {result.updated}, unchanged: {result.unchanged}"
        )
