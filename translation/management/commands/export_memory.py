"""Write a language's memory as TMX."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms import languages
from translation import memory_files
from translation.models import MemoryEntry


class Command(BaseCommand):
    help = "Write all that is approved and imported in one language as TMX 1.4b, however much it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", help="such as ja")
        parser.add_argument("--output", help="the file; without it a name is made in this folder")

    def handle(self, *args: Any, language: str, output: str | None, **options: Any) -> None:
        code = language.casefold()
        if code not in languages.CODES or code == languages.SOURCE:
            known = ", ".join(one.code for one in languages.TRANSLATED)
            raise CommandError(f"“{language}” is no language to translate into. Use one of: {known}.")
        path = Path(output or memory_files.file_name(code))
        try:
            with path.open("wb") as file:
                file.writelines(memory_files.write(MemoryEntry.objects.filter(language=code), code))
        except OSError as error:
            raise CommandError(f"{path} can't be written: {error}") from error
        self.stdout.write(str(path))
