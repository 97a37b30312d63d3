"""The words on the admin's screens, as the installed Wagtail packages list them in their English catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polib
from django.apps import apps

PACKAGES = ("wagtail", "wagtailmedia", "taggit")
ENGLISH = "locale/en/LC_MESSAGES"


def of_domain(domain: str) -> list[polib.POEntry]:
    """Every message of a domain (django, djangojs) once, without translation, with the apps it stands in."""
    entries: dict[tuple[str | None, str], polib.POEntry] = {}
    for app, path in _catalogues(domain):
        for found in polib.pofile(str(path)):
            if not found.obsolete:
                entry = entries.setdefault((found.msgctxt, found.msgid), _without_translation(found))
                entry.occurrences.append((app, ""))
    return list(entries.values())


def _catalogues(domain: str) -> Iterator[tuple[str, Path]]:
    """Installed apps of Wagtail with their catalogue, in the order in which Django reads them."""
    for config in reversed(list(apps.get_app_configs())):
        path = Path(config.path) / ENGLISH / f"{domain}.po"
        if config.name.split(".")[0] in PACKAGES and path.exists():
            yield config.name, path


def _without_translation(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgctxt=entry.msgctxt,
        flags=[flag for flag in entry.flags if flag != "fuzzy"],
        occurrences=[],
    )
