"""`manage.py export_facts Agency agencies.xlsx`: all rows of a kind, in the form that import_facts reads."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reference.exporting import UnknownFormatError, export_facts
from reference.fact_models import UnknownFactModelError, fact_model


class Command(BaseCommand):
    help = "Write all rows of one kind of fact into a CSV or XLSX file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("model", help="kind of fact, such as Agency or IndustrialPark")
        parser.add_argument("file", type=Path, help="file ending in .csv or .xlsx; an existing one is replaced")

    def handle(self, *args: Any, model: str, file: Path, **options: Any) -> None:
        try:
            count = export_facts(fact_model(model), file)
        except (UnknownFactModelError, UnknownFormatError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"rows: {count}")
