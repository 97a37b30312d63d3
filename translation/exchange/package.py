"""A ZIP file with all that a freelance needs: the texts as XLIFF, memory, glossary, instructions, and what is added.

The way back is any ZIP file with translated files in it; of an OmegaT project only its folder "target" counts.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from translation.exchange import tbx, tmx, xliff12
from translation.exchange.archives import Archive
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import Job
from translation.exchange.returns import Return, ReturnedStory, ReturnedUnit, units_of
from translation.exchange.tbx import Concept, Form
from translation.exchange.tmx import MemoryUnit, Variant

TEXTS, MEMORY, GLOSSARY, INSTRUCTIONS = "translate.xlf", "memory.tmx", "glossary.tbx", "README.txt"
PREVIEW, GUIDE = "preview/", "style-guide.txt"
TRANSLATED = (".xlf", ".xliff", ".po", ".xlsx", ".docx")
TOOLS_OWN = (".sdlxliff", ".mqxliff")  # refused with advice by whoever reads them
TARGET_FOLDER = "target"
JUNK = ("__MACOSX/", ".")
OLDEST = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the first day that ZIP files know

Reader = Callable[[str, bytes], Return]


def write_package(
    job: Job,
    extra: Mapping[str, bytes] | None = None,
    memory: Iterable[MemoryUnit] | None = None,
    concepts: Iterable[Concept] | None = None,
) -> bytes:
    """`extra` are files by name (preview, style guide). Without memory or concepts those of the units are taken."""
    memory = matches_of(job) if memory is None else memory
    concepts = terms_of(job) if concepts is None else concepts
    files = {
        **(extra or {}),
        INSTRUCTIONS: _instructions(job, tuple(extra or ())).encode(
            "utf-8-sig"
        ),  # the mark tells old Windows editors the encoding
        TEXTS: xliff12.write(job),
        MEMORY: tmx.write(memory, job.source_language, job.created),
        GLOSSARY: tbx.write(concepts, job.name, job.source_language),
    }
    return _zipped(files, job.created)


def _zipped(files: Mapping[str, bytes], created: dt.datetime) -> bytes:
    moment = max(created.replace(tzinfo=None), OLDEST).timetuple()[:6]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _instructions(job: Job, extra: tuple[str, ...]) -> str:
    values = {"name": job.name, "texts": TEXTS, "memory": MEMORY, "glossary": GLOSSARY}
    languages = {"source": job.source_language, "target": job.target_language}
    paragraphs = [
        _("%(name)s: translation from %(source)s into %(target)s.") % (values | languages),
        _("%(texts)s holds the texts. Open it in Trados, memoQ, OmegaT or another tool that knows XLIFF 1.2.") % values,
        _("%(memory)s is the translation memory, %(glossary)s the glossary; use both in your tool.") % values,
        *_of_extra(extra),
        _("Keep every tag once, and around the words that it belongs to in the source."),
        _("Hand back the translated %(texts)s, as it is or in a ZIP file. No other file is needed.") % values,
    ]
    return "\r\n\r\n".join(paragraphs) + "\r\n"


def _of_extra(names: tuple[str, ...]) -> Iterator[str]:
    if any(name.startswith(PREVIEW) for name in names):
        yield _("The folder “%(preview)s” shows how the page looks; open its files in any browser.") % {
            "preview": PREVIEW.rstrip("/")
        }
    if GUIDE in names:
        yield _("%(guide)s says how this office writes the language. Please follow it.") % {"guide": GUIDE}


def matches_of(job: Job) -> list[MemoryUnit]:
    """Each pair of the memory once; what machines say is no memory."""
    found = (match for story in job.stories for unit in story.units for match in unit.matches)
    pairs = dict.fromkeys((match.source, match.target) for match in found if not match.origin.startswith("machine"))
    return [
        MemoryUnit((Variant(job.source_language, source), Variant(job.target_language, target)))
        for source, target in pairs
    ]


def terms_of(job: Job) -> list[Concept]:
    found = (term for story in job.stories for unit in story.units for term in unit.terms)
    return [
        Concept("", {job.source_language: (Form(term.source),), job.target_language: (Form(term.target),)})
        for term in dict.fromkeys(found)
    ]


def read_package(data: bytes, read: Reader) -> Return:
    """All translated files in the archive as one return. `read` reads one file by its name and content."""
    archive = Archive(data)
    names = _translated(archive.names)
    if not names:
        message = _("The ZIP file holds no translated file (%(endings)s). Put yours in, or hand it in by itself.")
        raise ExchangeError(message % {"endings": ", ".join(TRANSLATED)})
    return _joined([(name, read(name, archive.read(name))) for name in names])


def _translated(names: Iterable[str]) -> list[str]:
    wanted = [name for name in names if name.lower().endswith(TRANSLATED + TOOLS_OWN) and not name.startswith(JUNK)]
    in_target = [name for name in wanted if TARGET_FOLDER in PurePosixPath(name.lower()).parts[:-1]]
    return in_target or wanted


def _joined(returns: list[tuple[str, Return]]) -> Return:
    name, first = returns[0]
    stories: dict[str, dict[str, ReturnedUnit]] = {}
    for other, returned in returns:
        if returned.target_language.lower() != first.target_language.lower():
            message = _("The files %(one)s and %(other)s are of different languages. Hand in one file per language.")
            raise ExchangeError(message % {"one": name, "other": other})
        for story, unit in units_of(returned):
            units = stories.setdefault(story, {})
            if unit.id in units:
                message = _("The text %(unit)s of the story %(story)s stands in several files. Leave only one of them.")
                raise ExchangeError(message % {"unit": unit.id, "story": story})
            units[unit.id] = unit
    found = tuple(ReturnedStory(story, tuple(units.values())) for story, units in stories.items())
    return Return(first.source_language, first.target_language, found)
