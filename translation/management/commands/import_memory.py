"""Take a memory of another program in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms import languages
from translation import feeding
from translation.errors import NotPossibleError


class Command(BaseCommand):
    help = "Take a memory in TMX as one of the people; writes what became of its entries as a JSON line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="user", required=True, help="user name of a reviewer or desk officer")
        parser.add_argument("--language", help="such as ja; needed only for a memory of several languages")

    def handle(self, *args: Any, file: Path, user: str, language: str | None = None, **options: Any) -> None:
        person = get_user_model().objects.filter(username=user, is_active=True).first()
        if person is None:
            raise CommandError(f"There is no active person “{user}”.")
        if language and language.casefold() not in languages.CODES:
            raise CommandError(f"“{language}” is not on this site; there are {', '.join(languages.CODES)}.")
        try:
            data = Path(file).read_bytes()
            code = language.casefold() if language else _only_language(data)
            fed = feeding.feed_tmx(code, Path(file).name, data, person)
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error}") from error
        except NotPossibleError as error:
            raise CommandError(str(error)) from error
        told = {"language": fed.language, "taken": fed.taken, "known": fed.known, "refused": dict(fed.reasons)}
        self.stdout.write(json.dumps(told, ensure_ascii=False))
        if fed.refused_number:
            raise CommandError("Some entries were not taken; the line above says why.", returncode=1)


def _only_language(data: bytes) -> str:
    found = feeding.languages_of(data)
    if len(found) != 1:
        named = ", ".join(found) or "none of this site's"
        raise CommandError(f"The memory holds {named}. Say which one with --language.")
    return found[0]
