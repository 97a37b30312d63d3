"""gettext catalogues: compiled without the system's gettext, which bare machines lack."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import polib


def compile_stale(folders: Iterable[Path]) -> list[Path]:
    """Write each .mo that is missing or older than its .po; which were written.

    Each appears whole, so that a process that reads at the same time never sees half a file.
    """
    written = []
    for folder in folders:
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                unfinished = target.with_suffix(f".{os.getpid()}")
                polib.pofile(str(source)).save_as_mofile(str(unfinished))
                unfinished.replace(target)
                written.append(target)
    return written
