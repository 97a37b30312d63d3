"""Take translations away as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from translation import taking
from translation.errors import NotPossibleError
from translation.exchange.formats import CODECS, Format
from translation.models import Translation


class Command(BaseCommand):
    help = "Write translations into one language as a file: XLIFF, PO, XLSX, DOCX or a ZIP of all that is needed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", help="such as ja")
        parser.add_argument("slug", nargs="+", help="last part of the Vietnamese stories' addresses")
        parser.add_argument("--format", default=Format.XLIFF_12.value, choices=[form.value for form in CODECS])
        parser.add_argument("--output", help="the file; without it a name is made in this folder")

    def handle(self, *args: Any, language: str, slug: list[str], output: str | None, **options: Any) -> None:
        form, found = Format(options["format"]), []
        for name in slug:
            rows = Translation.objects.filter(language=language.casefold(), source__slug=name).with_pages()
            if len(rows) != 1:
                raise CommandError(f"“{name}” has {len(rows)} translations into {language}; one is needed.")
            found += rows
        try:
            data = taking.write(found, form)
        except NotPossibleError as error:
            raise CommandError(str(error)) from error
        path = Path(output or taking.file_name(found, form))
        path.write_bytes(data)
        self.stdout.write(str(path))
