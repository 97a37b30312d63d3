"""Take back a file that was translated elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from translation import returning
from translation.errors import NotPossibleError
from translation.views.files import find


class Command(BaseCommand):
    help = "Take a translated file back as one of the people; writes what became of each story as a JSON line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="user", required=True, help="user name of the translator or reviewer")
        parser.add_argument("--force", action="store_true", help="the file wins over what was written meanwhile")

    def handle(self, *args: Any, file: Path, user: str, force: bool, **options: Any) -> None:
        person = get_user_model().objects.filter(username=user, is_active=True).first()
        if person is None:
            raise CommandError(f"There is no active person “{user}”.")
        try:
            data = Path(file).read_bytes()
            reports = returning.bring(Path(file).name, data, person, lambda pk: find(person, pk), force=force)
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error}") from error
        except NotPossibleError as error:
            raise CommandError(str(error)) from error
        for report in reports:
            self.stdout.write(json.dumps(_told(report), ensure_ascii=False))
        if any(report.refused for report in reports):
            raise CommandError("Some segments were not taken; the lines above say why.", returncode=1)


def _told(report: returning.Report) -> dict[str, Any]:
    translation = report.translation
    return {
        "story": translation.source.slug,
        "language": translation.language,
        "taken": report.taken,
        "unchanged": report.unchanged,
        "refused": [{"position": one.position, "reason": one.reason} for one in report.refused],
        "remarks": [{"position": position, "text": note} for position, note in report.notes],
    }
