"""gettext catalogues: compiled without the system's gettext, which bare machines lack."""

from __future__ import annotations

from pathlib import Path

import polib
from django.conf import settings


def compile_stale() -> list[Path]:
    """Write each .mo that is missing or older than its .po; which were written."""
    written = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                written.append(target)
    return written
