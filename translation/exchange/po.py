"""Gettext PO, for Poedit and whoever knows nothing else: the context is story and unit, fuzzy is not finished.

GNU gettext manual, "The Format of PO Files": https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib
from django.utils.translation import gettext as _

from translation.exchange import labels
from translation.exchange.characters import one_line, writable
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import Job, State, Story, Unit
from translation.exchange.limits import check_size
from translation.exchange.returns import UNSURE, Found, Return, Stamp, stories_of

SEPARATOR = "/"  # of story and unit in the context; no id holds it
STAMP = "pho-hien: "
FUZZY = "fuzzy"
OTHER_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # at which polib would cut a line
_STRING = re.compile(r'''(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"''')


def write(job: Job) -> bytes:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": one_line(job.name),
        "POT-Creation-Date": job.created.strftime("%Y-%m-%d %H:%M%z"),
        "Language": job.target_language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": job.source_language,
    }
    for story in job.stories:
        file.extend(_entry(story, unit) for unit in story.units)
    return str(file).encode()


def _entry(story: Story, unit: Unit) -> polib.POEntry:
    comments = [STAMP + str(Stamp.of(unit)), one_line(story.title), *map(one_line, unit.notes)]
    comments += [one_line(labels.term(term.source, term.target)) for term in unit.terms]
    return polib.POEntry(
        msgctxt=f"{story.id}{SEPARATOR}{unit.id}",
        msgid=_on_lines(unit.source),
        msgstr=_on_lines(unit.target),
        comment="\n".join(comments),
        flags=[FUZZY] if unit.state in UNSURE else [],
    )


def _on_lines(text: str) -> str:
    return writable(text).translate(dict.fromkeys(map(ord, OTHER_BREAKS), "\n"))


def read(data: bytes) -> Return:
    check_size(data)
    file = _parsed(data)
    found = stories_of(_units(file))
    language = file.metadata.get("Language", "").replace("_", "-")
    return Return(file.metadata.get("X-Source-Language", ""), language, found)


def _parsed(data: bytes) -> polib.POFile:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError(_("The PO file is not in UTF-8. Save it as UTF-8.")) from error
    text = text.replace("\r\n", "\n").translate(dict.fromkeys(map(ord, OTHER_BREAKS), r"\n"))
    _check_quotes(text)
    try:
        # The line break keeps polib from taking a short text for the name of a file.
        return polib.pofile("\n" + text)
    except (OSError, ValueError, IndexError) as error:
        message = _("The PO file can't be read (%(reason)s). Open it in Poedit, mend what it marks, and save it again.")
        raise ExchangeError(message % {"reason": one_line(str(error))}) from error


def _check_quotes(text: str) -> None:
    """polib drops the last letter of a string without its closing quote, and says nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if line and not line.startswith("#") and not _STRING.fullmatch(line):
            message = _(
                "Line %(line)s of the PO file is broken (%(start)s…). Mend its quotes in Poedit and save it again."
            )
            raise ExchangeError(message % {"line": number, "start": line[:40]})


def _units(file: polib.POFile) -> Iterator[tuple[str, Found]]:
    for entry in file:
        story, separator, unit = (entry.msgctxt or "").partition(SEPARATOR)
        if entry.obsolete:
            continue
        if not (separator and story and unit):
            message = _(
                "Line %(line)s: the entry has no context of this desk (msgctxt “story/unit”). "
                "Remove the entry, or choose the file that you took from here."
            )
            raise ExchangeError(message % {"line": max(entry.linenum - 1, 1)})
        yield story, _found(unit, entry)


def _found(unit: str, entry: polib.POEntry) -> Found:
    stamps = (Stamp.parse(line.removeprefix(STAMP)) for line in entry.comment.splitlines() if line.startswith(STAMP))
    stamp = next(stamps, None)
    notes = tuple(line for line in entry.tcomment.splitlines() if line.strip())
    is_kept = stamp is not None and stamp.is_kept_in(entry.msgstr)
    is_fuzzy = FUZZY in entry.flags
    # What was fuzzy and is no longer was finished by somebody; what is still fuzzy is not, even when it was changed.
    state = State.TRANSLATED if stamp and stamp.state in UNSURE and not is_fuzzy else None
    return Found(unit, entry.msgid, entry.msgstr, state, stamp, notes, is_unfinished=is_fuzzy and not is_kept)
