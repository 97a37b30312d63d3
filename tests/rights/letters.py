"""Letters of visitors: to each agency, in each language, and errors reported on pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from tests import factories
from tests.rights.things import SOUGHT, WORDS, Thing
from website.models import ErrorReport, Inquiry


def letters() -> Iterator[Thing]:
    for word, code in (("culture", "svhttdl"), ("parks", "bqlkcn")):
        agency = factories.agency(code)
        row = _inquiry(word, "vi", agency=agency)
        yield Thing("inquiry", word, row, {"pk": row.pk}, agency_id=agency.pk)
        report = _report(word, "vi", agency=agency)
        yield Thing("report_source", word, report, {"pk": report.pk}, agency_id=agency.pk)
    for word, language in (("japanese", "ja"), ("french", "fr")):
        row = _inquiry(word, language, needs_translation=True)
        yield Thing("inquiry_to_translate", word, row, {"pk": row.pk}, language=language)
        report = _report(word, language)
        yield Thing("report", word, report, {"pk": report.pk}, language=language)


def _inquiry(word: str, language: str, **fields: object) -> Inquiry:
    given = {"reference": f"PH-2026-{word}", "token": word, "kind": "invest", "language": language, **fields}
    said = f"{WORDS[word]} {SOUGHT}"
    return Inquiry.objects.create(due=timezone.localdate(), name=said, email="a@example.jp", message=said, **given)


def _report(word: str, language: str, **fields: object) -> ErrorReport:
    said = f"{WORDS[word]} {SOUGHT}"
    return ErrorReport.objects.create(token=word, title=said, path="/vi/", language=language, what=said, **fields)
