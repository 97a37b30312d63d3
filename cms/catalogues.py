"""gettext catalogues: compiled without the system's gettext, which bare machines lack."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

# Domain of Django and the catalogues that it is made of: Wagtail's words first, for ours win over them.
SOURCES = {"django": ("wagtail.po", "django.po"), "djangojs": ("wagtailjs.po", "djangojs.po")}


def compile_stale(folders: Iterable[Path]) -> list[Path]:
    """Write each .mo that is missing or older than one of its .po; which were written.

    Each appears whole, so that a process that reads at the same time never sees half a file.
    """
    written = []
    for folder in folders:
        for target, sources in _targets(folder):
            if _is_stale(target, sources):
                unfinished = target.with_suffix(f".{os.getpid()}")
                _joined(sources).save_as_mofile(str(unfinished))
                unfinished.replace(target)
                written.append(target)
    return written


def _targets(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Every .mo that the folder's languages should have, with the .po files that exist for it."""
    for place in sorted(folder.glob("*/LC_MESSAGES")):
        for domain, names in SOURCES.items():
            sources = [place / name for name in names if (place / name).exists()]
            if sources:
                yield place / f"{domain}.mo", sources


def _is_stale(target: Path, sources: list[Path]) -> bool:
    newest = max(source.stat().st_mtime for source in sources)
    return not target.exists() or target.stat().st_mtime < newest


def _joined(sources: list[Path]) -> polib.POFile:
    """One catalogue of all. Of two translations of the same message the later source's wins."""
    joined = polib.POFile()
    entries: dict[tuple[str | None, str], polib.POEntry] = {}
    for source in sources:
        catalogue = polib.pofile(str(source))
        joined.metadata = catalogue.metadata
        entries.update({(entry.msgctxt, entry.msgid): entry for entry in catalogue.translated_entries()})
    joined.extend(entries.values())
    return joined
