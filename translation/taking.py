"""Takes translations away as a file: a job of stories in one language, with states, suggestions and terms."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from translation import findings, glossary, guides, memory, previewing
from translation.errors import NotPossibleError
from translation.exchange import package
from translation.exchange.formats import CODECS, Format
from translation.exchange.jobs import Job, Match, State, Story, TermNote, Unit
from translation.models import Segment, Translation

PREFIX = "t"  # before a translation's number, as the id of a story in files
DIGEST = 16  # characters of a source's digest that a file remembers
PREVIEWS_MAX = 50  # of one package: each is a page that is rendered
UNITS_MAX = 20_000  # of one file


def write(translations: Iterable[Translation], form: Format) -> bytes:
    """The file. Raises NotPossibleError for translations of several languages, or too many texts."""
    translations = list(translations)
    job = job_of(translations)
    if form is Format.PACKAGE:
        return package.write_package(job, _beside(translations))
    return CODECS[form].write(job)


def _beside(translations: list[Translation]) -> dict[str, bytes]:
    """What a package has besides the texts: how the pages look, and what the office says of the language."""
    pages = {previewing.file_name(one): previewing.page_html(one) for one in translations[:PREVIEWS_MAX]}
    guide = guides.of(translations[0].language).text
    if guide:
        pages[package.GUIDE] = guide.encode("utf-8-sig")  # as README.txt
    return {name: content for name, content in pages.items() if content}


def file_name(translations: list[Translation], form: Format) -> str:
    """Such as `mua-nhan-chin-ja.xlf`, or `job-3-ja.zip` for several."""
    first = translations[0]
    stem = first.source.slug if len(translations) == 1 else f"job-{len(translations)}"
    return f"{stem}-{first.language}.{CODECS[form].extension}"


def job_of(translations: list[Translation]) -> Job:
    codes = {translation.language for translation in translations}
    if len(codes) != 1:
        raise NotPossibleError(_("A file has one language. Choose translations of one language."))
    known = glossary.entries(codes.pop())
    stories = tuple(_story(translation, known) for translation in translations)
    if sum(len(story.units) for story in stories) > UNITS_MAX:
        raise NotPossibleError(
            _("A file takes at most %(most)d segments. Choose fewer translations.") % {"most": UNITS_MAX}
        )
    return Job(translations[0].source.title, stories, timezone.now())


def story_id(translation: Translation) -> str:
    return f"{PREFIX}{translation.pk}"


def _story(translation: Translation, known: tuple[glossary.Entry, ...]) -> Story:
    book = findings.Book(translation, known)
    rows = list(translation.segments.all())
    matches = memory.exact(translation.language, [row.source_digest for row in rows])
    return Story(
        id=story_id(translation),
        title=translation.source.title,
        source_language=languages.KNOWN[translation.source.locale.language_code].bcp47,
        target_language=languages.KNOWN[translation.language].bcp47,
        units=tuple(_unit(row, book, matches) for row in rows),
    )


def _unit(row: Segment, book: findings.Book, matches: dict[str, str]) -> Unit:
    found = matches.get(row.source_digest)
    return Unit(
        id=str(row.pk),
        kind=row.kind,
        source=row.source,
        target=row.target,
        state=State(row.state),
        notes=(row.get_kind_display(),),
        matches=(Match(row.source, found, 100, "memory"),) if found else (),
        terms=tuple(
            TermNote(term.source, term.right[0]) for term in glossary.in_source(row.source, book.glossary) if term.right
        ),
        max_length=book.limit_of(row),
        digest=stamp(row),
    )


def stamp(row: Segment) -> str:
    """What the file remembers of the row: which words it was made for, and how often it had been saved."""
    return f"{row.source_digest[:DIGEST]}.{row.version}"
