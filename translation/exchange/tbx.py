"""Terminology in TBX-Basic, third version: written in DCA style, read in DCA, DCT and the second version's form.

ISO 30042:2019; dialect and data categories: https://www.tbxinfo.net/tbx-dialects/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange.characters import normalised
from translation.exchange.errors import ExchangeError
from translation.exchange.language_tags import is_same
from translation.exchange.xml_reading import LANG, name_of, parse, refuse_root
from translation.exchange.xml_writing import add, root_element, to_bytes

TBX = "urn:iso:std:iso:30042:ed-2"
TEXTS = frozenset({"title", "p", "term", "termNote", "descrip", "note"})
ROOTS = ("tbx", "martif")  # third version, second version
ENTRIES = frozenset({"conceptEntry", "termEntry"})
LANGUAGES = frozenset({"langSec", "langSet"})
TERMS = frozenset({"termSec", "tig", "ntig"})
SUFFIX = "-admn-sts"


class Status(StrEnum):
    """The dialect's administrative status, without its suffix."""

    PREFERRED = "preferredTerm"
    ADMITTED = "admittedTerm"
    DEPRECATED = "deprecatedTerm"


# Words of other tools for the same.
STATUSES = {
    "preferred": Status.PREFERRED,
    "admitted": Status.ADMITTED,
    "deprecated": Status.DEPRECATED,
    "notrecommended": Status.DEPRECATED,
    "forbidden": Status.DEPRECATED,
    "supersededterm": Status.DEPRECATED,
    "superseded": Status.DEPRECATED,
    "obsolete": Status.DEPRECATED,
} | {str(status).lower(): status for status in Status}


@dataclass(frozen=True)
class Form:
    """One word for the concept: preferred is the form to insert, admitted is right too, deprecated is forbidden."""

    text: str
    status: Status = Status.PREFERRED


@dataclass(frozen=True)
class Concept:
    """One entry of the glossary; `forms` by language, a BCP 47 tag."""

    id: str
    forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    kind: str = ""
    definition: str = ""
    note: str = ""

    def forms_in(self, language: str) -> tuple[Form, ...]:
        """In whichever regions the file has them."""
        return tuple(form for tag, forms in self.forms.items() if is_same(tag, language) for form in forms)


def write(concepts: Iterable[Concept], title: str, source_language: str) -> bytes:
    root = root_element(TBX, "tbx", {"type": "TBX-Basic", "style": "dca", LANG: source_language})
    description = add(add(root, "tbxHeader"), "fileDesc")
    add(add(description, "titleStmt"), "title", text=title)
    add(add(description, "sourceDesc"), "p", text=title)
    body = add(add(root, "text"), "body")
    for number, concept in enumerate(concepts, 1):
        _add_concept(body, number, concept)
    return to_bytes(root, TEXTS)


def _add_concept(body: etree._Element, number: int, concept: Concept) -> None:
    """Ids of the file are xml IDs, which may not begin with a digit; ours may."""
    entry = add(body, "conceptEntry", {"id": f"c{number}-{concept.id}" if concept.id else f"c{number}"})
    if concept.kind:
        add(entry, "descrip", {"type": "subjectField"}, concept.kind)
    if concept.definition:
        add(entry, "descrip", {"type": "definition"}, concept.definition)
    if concept.note:
        add(entry, "note", text=concept.note)
    for language, forms in concept.forms.items():
        section = add(entry, "langSec", {LANG: language}) if forms else None
        for form in forms:
            term = add(section, "termSec")
            add(term, "term", text=form.text)
            add(term, "termNote", {"type": "administrativeStatus"}, f"{form.status}{SUFFIX}")


def read(data: bytes) -> list[Concept]:
    """Every entry that has a word. Raises ExchangeError when there is none."""
    root = parse(data)
    if name_of(root) not in ROOTS:
        raise refuse_root(root, "tbx")
    entries = (element for element in root.iter() if name_of(element) in ENTRIES)
    concepts = [concept for element in entries if (concept := _concept(element)).forms]
    if not concepts:
        raise ExchangeError(_("The glossary holds no term. Export it from your tool again as TBX-Basic."))
    return concepts


def _concept(entry: etree._Element) -> Concept:
    forms: dict[str, tuple[Form, ...]] = {}
    for section in entry:
        if name_of(section) in LANGUAGES and (found := tuple(_forms(section))):
            language = section.get(LANG, "")
            forms[language] = forms.get(language, ()) + found
    notes = [_text(child) for child in entry if name_of(child) == "note"]
    # The definition may stand with the entry or with one of its languages.
    return Concept(
        id=_id(entry.get("id", "")),
        forms=forms,
        kind=_category(entry, "subjectField"),
        definition=_category(entry, "definition"),
        note=" ".join(filter(None, notes)),
    )


def _id(identifier: str) -> str:
    """Ours without the number that makes it an xml ID."""
    number, _hyphen, own = identifier.partition("-")
    return own if own and number[:1] == "c" and number[1:].isdigit() else identifier


def _forms(section: etree._Element) -> Iterator[Form]:
    for element in section:
        if name_of(element) not in TERMS:
            continue
        term = next((child for child in element.iter() if name_of(child) == "term"), None)
        if term is not None and (text := _text(term)):
            yield Form(text, _status(_category(element, "administrativeStatus")))


def _status(value: str) -> Status:
    return STATUSES.get(value.removesuffix(SUFFIX).strip().lower(), Status.PREFERRED)


def _category(parent: etree._Element, name: str) -> str:
    """A data category: in DCA an element with the type, in DCT an element of the name (ISO 30042:2019, 4.3)."""
    found = (child for child in parent.iter() if name_of(child) == name or child.get("type") == name)
    return next((text for child in found if (text := _text(child))), "")


def _text(element: etree._Element) -> str:
    return normalised(" ".join("".join(element.itertext()).split()))
