"""Check pairs of segments that come as JSON lines, for tools and files outside the workbench."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from cms import languages
from translation import checks, glossary
from translation.models import Segment

NEEDED = ("source_language", "target_language", "source", "target")
KIND = "paragraph"  # of a segment that does not say


class LineError(ValueError):
    """A line that can't be read; the message says why."""


class Command(BaseCommand):
    help = (
        'Reads JSON lines {"source_language", "target_language", "source", "target", "kind"} on standard input and '
        'writes for each, in order, {"findings": [{"check", "severity", "message"}]} or {"error"}.'
    )

    def handle(self, *args: Any, **options: Any) -> None:
        known: dict[str, tuple[glossary.Entry, ...]] = {}
        failed = 0
        for line in _lines():
            try:
                answer: dict[str, Any] = {"findings": _findings(_read(line), known)}
            except LineError as error:
                failed += 1
                answer = {"error": str(error)}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            self.stdout.flush()
        if failed:
            raise CommandError(_("%(count)d lines could not be read.") % {"count": failed}, returncode=1)


def _lines() -> Iterable[str]:
    """Lines as they come; bytes that are no UTF-8 become signs that no text has, and JSON stays readable."""
    for raw in sys.stdin.buffer if hasattr(sys.stdin, "buffer") else (line.encode() for line in sys.stdin):
        if raw.strip():
            yield raw.decode("utf-8", "replace").removeprefix("\ufeff")


def _read(line: str) -> dict[str, str]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise LineError(_("This line is no JSON: %(reason)s") % {"reason": error}) from error
    if not isinstance(data, dict):
        raise LineError(_("This line is no JSON object."))
    for name in NEEDED:
        if not isinstance(data.get(name), str):
            raise LineError(_("“%(name)s” is missing or is no text.") % {"name": name})
    for name in ("source_language", "target_language"):
        data[name] = _language(data[name])
    data["kind"] = data.get("kind") if data.get("kind") in Segment.KINDS else KIND
    return data


def _language(written: str) -> str:
    """The code of a language in either form, zh-hans or zh-Hans."""
    code = written.casefold().replace("_", "-")
    if code not in languages.KNOWN:
        known = ", ".join(languages.KNOWN)
        raise LineError(
            _("The language “%(code)s” is not known. Known: %(known)s.") % {"code": written, "known": known}
        )
    return code


def _glossary(code: str) -> tuple[glossary.Entry, ...]:
    """The office's glossary; the shipped one where there is none yet, so that sovereignty is always watched."""
    try:
        found = glossary.entries(code) if code in languages.CODES else ()
    except DatabaseError:  # no tables yet
        found = ()
    return found or glossary.shipped(code)


def _findings(data: dict[str, str], known: dict[str, tuple[glossary.Entry, ...]]) -> list[dict[str, str]]:
    source, code = data["source_language"], data["target_language"]
    if code not in known:
        known[code] = _glossary(code)
    pair = checks.pair(
        data["source"], data["target"], code, known[code], kind=data["kind"], source_language=source
    )  # fmt: skip
    return [
        {"check": finding.check, "severity": str(finding.severity), "message": finding.message}
        for finding in checks.of_pair(pair)
    ]
