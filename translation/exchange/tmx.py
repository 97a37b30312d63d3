"""Translation memories in TMX 1.4b, ours and those of other tools with any number of languages.

LISA OSCAR standard, 26 April 2005: https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange import inline
from translation.exchange.characters import normalised
from translation.exchange.errors import ExchangeError
from translation.exchange.language_tags import is_same
from translation.exchange.placeholders import Code, Pair, Role
from translation.exchange.xml_reading import LANG, name_of, parse, refuse_root
from translation.exchange.xml_writing import add, root_element, to_bytes, utc

MOMENT = "%Y%m%dT%H%M%SZ"  # ISO 8601 as TMX wants it
TEXTS = frozenset({"seg", "note", "prop"})
TOOL = {"creationtool": "Pho Hien", "creationtoolversion": "1", "o-tmf": "Pho Hien"}


@dataclass(frozen=True)
class Variant:
    """One language of a unit."""

    language: str
    text: str
    changed: dt.datetime | None = None
    by: str = ""


@dataclass(frozen=True)
class MemoryUnit:
    """One text in two languages or more; `id` is empty when the file names none."""

    variants: tuple[Variant, ...]
    id: str = ""
    notes: tuple[str, ...] = ()

    def text(self, language: str) -> str | None:
        """The first variant in the language, whatever its region."""
        return next((variant.text for variant in self.variants if is_same(variant.language, language)), None)


def write(units: Iterable[MemoryUnit], source_language: str, created: dt.datetime) -> bytes:
    root = root_element("", "tmx", {"version": "1.4"})
    header = {
        **TOOL,
        "segtype": "block",
        "adminlang": "en",
        "srclang": source_language,
        "datatype": "plaintext",
        "creationdate": utc(created, MOMENT),
    }
    add(root, "header", header)
    body = add(root, "body")
    for unit in units:
        _add_unit(body, unit)
    return to_bytes(root, TEXTS)


def unit_to_bytes(unit: MemoryUnit) -> bytes:
    """One unit by itself, for writing more than fits into memory: see tmx_streaming.py."""
    body = root_element("", "body", {})
    _add_unit(body, unit)
    return etree.tostring(body[0], encoding="UTF-8", xml_declaration=False) + b"\n"


def _add_unit(body: etree._Element, unit: MemoryUnit) -> None:
    element = add(body, "tu", {"tuid": unit.id} if unit.id else {})
    for note in unit.notes:
        add(element, "note", text=note)
    for variant in unit.variants:
        attributes = {LANG: variant.language}
        if variant.changed:
            attributes["changedate"] = utc(variant.changed, MOMENT)
        if variant.by:
            attributes["changeid"] = variant.by
        inline.write(add(add(element, "tuv", attributes), "seg"), variant.text, _write_code)


def _write_code(element: etree._Element, node: Pair | Code) -> None:
    """`i` pairs codes inside a segment, `x` matches them between languages (section 5)."""
    number = str(node.number)
    if isinstance(node, Pair):
        add(element, "bpt", {"i": number, "x": number}, Code(node.number, Role.OPEN).token)
        inline.write_nodes(element, node.inside, _write_code)
        add(element, "ept", {"i": number}, Code(node.number, Role.CLOSE).token)
    elif node.role is Role.SINGLE:
        add(element, "ph", {"x": number}, node.token)
    else:
        add(element, "it", {"pos": "begin" if node.role is Role.OPEN else "end", "x": number}, node.token)


def read(data: bytes) -> list[MemoryUnit]:
    """Units with at least two languages that have words; others are left out. Dates are aware, in UTC."""
    root = parse(data)
    if name_of(root) != "tmx":
        raise refuse_root(root, "tmx")
    units = [_unit(element) for element in root.iter("{*}tu")]
    useful = [unit for unit in units if len({variant.language for variant in unit.variants}) > 1]
    if not useful:
        message = _("The memory holds no text in two languages (%(number)s entries). Export it again from your tool.")
        raise ExchangeError(message % {"number": len(units)})
    return useful


def _unit(element: etree._Element) -> MemoryUnit:
    variants = [_variant(element, variant) for variant in element.iterchildren("{*}tuv")]
    notes = (_text_of(note) for note in element.iterchildren("{*}note"))
    return MemoryUnit(
        tuple(variant for variant in variants if variant.language and variant.text.strip()),
        element.get("tuid", ""),
        tuple(filter(None, notes)),
    )


def _variant(unit: etree._Element, element: etree._Element) -> Variant:
    """Old files write `lang`; what a variant does not say, its unit may."""
    text = normalised(inline.read(next(_segments(element), None), is_space_kept=True))
    moments = (holder.get(name) for holder in (element, unit) for name in ("changedate", "creationdate"))
    people = (holder.get(name) for holder in (element, unit) for name in ("changeid", "creationid"))
    changed = next((moment for text_ in moments if (moment := _moment(text_))), None)
    return Variant(element.get(LANG) or element.get("lang", ""), text, changed, next(filter(None, people), ""))


def _segments(variant: etree._Element) -> Iterator[etree._Element]:
    return variant.iterchildren("{*}seg")


def _text_of(element: etree._Element) -> str:
    return normalised("".join(element.itertext()).strip())


def _moment(text: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(text or "", MOMENT).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
