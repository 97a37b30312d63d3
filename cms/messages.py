"""Collects the words on screen from code and templates into the catalogues, without the system's gettext."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from cms import languages

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# What visitors see; the rest is the desk's and stands in Vietnamese and English only.
PUBLIC = (
    "website/",
    "syndication/feeds.py",
    "content/event_words.py",
    "content/trees.py",
    "reference/lunar_words.py",
    "reference/models/site.py",
    "reference/models/place.py",
    "content/itinerary_words.py",
    "content/own_pages.py",
    "reference/models/site_figures.py",
    "reference/models/site_children.py",
    "templates/",
)
NOT_PUBLIC = (
    "templates/cms/",
    "templates/content/admin/",
    "templates/planning/",
    "templates/reference/",
    "templates/reporting/",
    "templates/syndication/",
    "templates/translation/",
    "templates/wagtailadmin/",
    "templates/website/inquiries/desk/",
    "website/inquiries/desk/",
    "website/inquiries/models",
)
OFFICE_LANGUAGES = ("vi", "en")
APPS = (
    "accounts",
    "cms",
    "content",
    "planning",
    "reference",
    "reporting",
    "syndication",
    "translation",
    "website",
)
PLURALS = {
    "vi": "nplurals=1; plural=0;",
    "zh-hans": "nplurals=1; plural=0;",
    "ja": "nplurals=1; plural=0;",
    "ko": "nplurals=1; plural=0;",
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}


def sources(root: Path) -> Iterator[Path]:
    """Our code and templates, in a stable order."""
    for app in APPS:
        yield from sorted(path for path in (root / app).rglob("*.py") if "migrations" not in path.parts)
    yield from sorted((root / "templates").rglob("*.html"))


def collect(root: Path) -> list[polib.POEntry]:
    """Every message once, with the files it stands in."""
    entries: dict[tuple[str | None, str], polib.POEntry] = {}
    for path in sources(root):
        for message, context in _messages(path):
            singular, plural = message if isinstance(message, tuple) else (message, "")
            if not singular:
                continue
            entry = entries.setdefault(
                (context, singular), polib.POEntry(msgid=singular, msgctxt=context, occurrences=[])
            )
            entry.msgid_plural = entry.msgid_plural or plural
            place = (path.relative_to(root).as_posix(), "")
            if place not in entry.occurrences:
                entry.occurrences.append(place)
            if "%(" in singular and "python-format" not in entry.flags:
                entry.flags.append("python-format")
    return list(entries.values())


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # What templatize makes is no Python, only close to it: its indentation means nothing.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    for _line, message, _comments, context in extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS):
        yield message, context


def merge(path: Path, code: str, collected: list[polib.POEntry]) -> polib.POFile:
    """The catalogue with what was collected; translations are kept, what is gone is dropped.

    Entries with the comment "wagtail" override the admin's own catalogue and stay.
    """
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    wanted = {(entry.msgctxt, entry.msgid) for entry in collected}
    merged = polib.POFile(wrapwidth=110)
    merged.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": code,
        "Plural-Forms": PLURALS[code],
    }
    for entry in collected:
        merged.append(_with_translation(entry, known.get((entry.msgctxt, entry.msgid)), code))
    merged.extend(entry for key, entry in known.items() if key not in wanted and entry.comment == "wagtail")
    return merged


def _with_translation(entry: polib.POEntry, old: polib.POEntry | None, code: str) -> polib.POEntry:
    new = polib.POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgctxt=entry.msgctxt,
        occurrences=entry.occurrences,
        flags=list(entry.flags),
    )
    if entry.msgid_plural:
        forms = 1 if "nplurals=1" in PLURALS[code] else 2
        new.msgstr_plural = {n: (old.msgstr_plural.get(n, "") if old else "") for n in range(forms)}
    else:
        new.msgstr = old.msgstr if old else ""
    return new


def folder_of(code: str) -> str:
    """Django's name of a language's folder: zh-hans stands in zh_Hans."""
    language, _, rest = code.partition("-")
    return f"{language}_{rest.title()}" if rest else language


def catalogue_path(root: Path, code: str) -> Path:
    return root / "locales" / folder_of(code) / "LC_MESSAGES" / "django.po"


def for_language(code: str, collected: list[polib.POEntry]) -> list[polib.POEntry]:
    """All messages for the languages of the office, what visitors see for the others."""
    if code in OFFICE_LANGUAGES:
        return collected
    return [entry for entry in collected if any(_is_public(place) for place, _line in entry.occurrences)]


def _is_public(place: str) -> bool:
    return place.startswith(PUBLIC) and not place.startswith(NOT_PUBLIC)


def update_all(root: Path) -> dict[str, int]:
    """Write every active language's catalogue; how many messages have no translation yet, by language.

    English needs none: the words in the code are English.
    """
    collected = collect(root)
    missing = {}
    for code in languages.CODES:
        path = catalogue_path(root, code)
        path.parent.mkdir(parents=True, exist_ok=True)
        merged = merge(path, code, for_language(code, collected))
        merged.save(str(path))
        missing[code] = 0 if code == "en" else len(merged.untranslated_entries())
    return missing
