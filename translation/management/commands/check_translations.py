"""Check every published translation anew, such as after the glossary has changed."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Prefetch

from translation import checks, findings
from translation.models import Segment, Translation


class Command(BaseCommand):
    help = (
        "Writes the findings in all published translations as JSON lines, and a last line with their counts by check."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", help="only this language")
        parser.add_argument("--blocking", action="store_true", help="leave out warnings")

    def handle(self, *args: Any, language: str | None, blocking: bool, **options: Any) -> None:
        segments = Prefetch("segments", Segment.objects.order_by("position"))
        live = Translation.objects.filter(page__live=True).order_by("language", "pk").prefetch_related(segments)
        counts: dict[str, int] = {}
        checked = 0
        for translation in live.filter(language=language) if language else live:
            rows = {row.position: row for row in translation.segments.all()}
            checked += len(rows)
            for position, found in findings.of(translation, rows.values()).items():
                for finding in (one.finding for one in found if one.aside is None):
                    if blocking and finding.severity != checks.Severity.BLOCKING:
                        continue
                    counts[finding.check] = counts.get(finding.check, 0) + 1
                    self.stdout.write(_line(translation, rows[position], finding))
        self.stdout.write(json.dumps({"segments": checked, "findings": dict(sorted(counts.items()))}))


def _line(translation: Translation, row: Segment, finding: checks.Finding) -> str:
    told = {
        "page": translation.page_id,
        "language": translation.language,
        "position": row.position,
        "check": finding.check,
        "severity": str(finding.severity),
        "message": finding.message,
        "source": row.source,
        "target": row.target,
    }
    return json.dumps(told, ensure_ascii=False)
