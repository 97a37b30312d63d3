"""Takes translations away as a file: a job of stories in one language, with states, suggestions and terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from reference.language_names import name_of
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
Forms = Mapping[str, glossary.Entry] | None


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
    if len({translation.via for translation in translations}) != 1:
        raise NotPossibleError(
            _("Some of these are made from Vietnamese, others from another language. Take each away by itself.")
        )
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
    there = glossary.by_source(glossary.entries(translation.via)) if translation.via else None
    rows = _readable(translation)
    matches = memory.exact(translation.language, [row.source_digest for row in rows])
    return Story(
        id=story_id(translation),
        title=translation.source.title,
        source_language=language_of(translation),
        target_language=languages.KNOWN[translation.language].bcp47,
        units=tuple(_unit(row, book, matches, there) for row in rows),
    )


def language_of(translation: Translation) -> str:
    """The language that the file is translated from, as BCP 47."""
    return languages.KNOWN[translation.via or translation.source.locale.language_code].bcp47


def _readable(translation: Translation) -> list[Segment]:
    """By way of another language: those whose words are there."""
    rows = [row for row in translation.segments.all() if row.pivot or not translation.via]
    if not rows:
        raise NotPossibleError(
            _("“%(title)s” waits for the text in %(language)s. Take it away once that is approved.")
            % {"title": translation.source.title, "language": name_of(translation.via)}
        )
    return rows


def _unit(row: Segment, book: findings.Book, matches: dict[str, str], there: Forms) -> Unit:
    """The memory's target of the same Vietnamese stands beside the words that are translated from."""
    found, words = matches.get(row.source_digest), words_of(row)
    notes = (row.get_kind_display(), *((f"{_('Vietnamese')}: {row.source}",) if row.pivot else ()))
    return Unit(
        id=str(row.pk),
        kind=row.kind,
        source=words,
        target=row.target,
        state=State(row.state),
        notes=notes,
        matches=(Match(words, found, 100, "memory"),) if found else (),
        terms=tuple(_terms(row, book.glossary, there)),
        max_length=book.limit_of(row),
        digest=stamp(row),
    )


def stamp(row: Segment) -> str:
    """What the file remembers of the row: which words it was made for, and how often it had been saved."""
    return f"{digest_of(row)}.{row.version}"


def words_of(row: Segment) -> str:
    """What is translated from."""
    return row.pivot or row.source


def digest_of(row: Segment) -> str:
    return (memory.digest(row.pivot) if row.pivot else row.source_digest)[:DIGEST]


def _terms(row: Segment, known: glossary.Glossary, there: Forms) -> Iterator[TermNote]:
    """By way of another language with that one's forms where they stand in its words."""
    for term in glossary.in_source(row.source, known):
        if term.right and not row.pivot:
            yield TermNote(term.source, term.right[0])
        elif term.right:
            words = row.pivot.casefold()
            pairs = glossary.pairs_of(term, there or {})
            yield from (TermNote(pair.source, pair.target) for pair in pairs if pair.source.casefold() in words)
