"""XLIFF 2.1: one <file> per story, with matches, glossary and length limits in their modules.

OASIS Standard, 13 February 2018: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
2.0 and 2.2 are read too: their core is in the same namespace, or in one that ends in 2.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from translation.exchange import inline
from translation.exchange.inline import CLOSING_ID
from translation.exchange.jobs import CONTEXT_SCORE, Job, Match, State, Story, TermNote, Unit
from translation.exchange.placeholders import Code, Node, Pair, Role, lone, tree
from translation.exchange.returns import NAMESPACE, Stamp
from translation.exchange.xml_reading import SPACE
from translation.exchange.xml_writing import add, root_element, to_bytes

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.0 and 2.1
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
LIMITS = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
STAMP = f"{{{NAMESPACE}}}stamp"
CATEGORY = "pho-hien"  # of our notes
SEGMENT = "s"  # id of a unit's only segment; codes have numbers, so it is free
TEXTS = frozenset({"source", "target", "note", "term", "translation"})
KEPT = {"canCopy": "no", "canDelete": "no"}
ISOLATED = {"isolated": "yes"}
STALE, SUGGESTED = "ph:stale", "ph:suggested"  # our values of subState, which must have a prefix
WRITTEN = {
    State.EMPTY: {},
    State.SUGGESTED: {"state": "initial", "subState": SUGGESTED},
    State.STALE: {"state": "initial", "subState": STALE},
    State.TRANSLATED: {"state": "translated"},
    State.APPROVED: {"state": "final"},
}


def write(job: Job) -> bytes:
    attributes = {"version": "2.1", "srcLang": job.source_language, "trgLang": job.target_language}
    root = root_element(XLIFF, "xliff", attributes, mtc=MATCHES, gls=GLOSSARY, slr=LIMITS, ph=NAMESPACE)
    for story in job.stories:
        _add_file(root, story)
    return to_bytes(root, TEXTS)


def _add_file(root: etree._Element, story: Story) -> None:
    file = add(root, "file", {"id": story.id, "original": story.address or story.id})
    if any(unit.max_length is not None for unit in story.units):
        add(file, f"{{{LIMITS}}}profiles", {"generalProfile": "xliff:codepoints"})
    add(add(file, "notes"), "note", {"category": CATEGORY}, story.title)
    for unit in story.units:
        _add_unit(file, unit)


def _add_unit(file: etree._Element, unit: Unit) -> None:
    attributes = {"id": unit.id, "type": f"ph:{unit.kind}", SPACE: "preserve", STAMP: str(Stamp.of(unit))}
    if unit.max_length is not None:
        attributes[f"{{{LIMITS}}}sizeRestriction"] = str(unit.max_length)
    element = add(file, "unit", attributes)
    _add_matches(element, unit.matches)
    _add_glossary(element, unit.terms)
    if unit.notes:
        notes = add(element, "notes")
        for note in unit.notes:
            add(notes, "note", {"category": CATEGORY}, note)
    segment = add(element, "segment", {"id": SEGMENT, **WRITTEN[unit.state]})
    _add_text(segment, "source", unit.source)
    if unit.target:
        _add_text(segment, "target", unit.target)


def _add_matches(unit: etree._Element, matches: tuple[Match, ...]) -> None:
    if not matches:
        return
    parent = add(unit, f"{{{MATCHES}}}matches")
    for match in matches:
        attributes = {
            "ref": f"#{SEGMENT}",
            "similarity": f"{min(match.score, 100)}.0",
            "origin": match.origin,
            "type": _type_of(match),
        }
        element = add(parent, "match", attributes)
        _add_text(element, f"{{{XLIFF}}}source", match.source)
        _add_text(element, f"{{{XLIFF}}}target", match.target)


def _type_of(match: Match) -> str:
    """Values of the matches module (5.1.6.7): in-context, machine, memory."""
    if match.score >= CONTEXT_SCORE:
        return "icm"
    return "mt" if match.origin.startswith("machine") else "tm"


def _add_glossary(unit: etree._Element, terms: tuple[TermNote, ...]) -> None:
    """Without <mrk> in the source: it would split what translators' tools show as one text."""
    if not terms:
        return
    glossary = add(unit, f"{{{GLOSSARY}}}glossary")
    for term in terms:
        entry = add(glossary, "glossEntry")
        add(entry, "term", text=term.source)
        add(entry, "translation", text=term.target)


def _add_text(parent: etree._Element, name: str, text: str) -> None:
    nodes = tree(text)
    writer = _Writer.of(nodes)
    inline.write_nodes(add(parent, name), nodes, writer.write)


@dataclass(frozen=True)
class _Writer:
    """Codes of one text. One without partner is isolated (4.7.2.4), unless both stand in the text and cross a pair."""

    crossing: frozenset[int]
    turned: frozenset[int]  # the closing code stands first: it can't have the id of the opening one

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> _Writer:
        roles: dict[int, list[Role]] = {}
        for code in lone(nodes):
            roles.setdefault(code.number, []).append(code.role)
        both = {number: found[0] for number, found in roles.items() if len(found) > 1}
        crossing = frozenset(number for number, first in both.items() if first is Role.OPEN)
        return cls(crossing, frozenset(both) - crossing)

    def write(self, element: etree._Element, node: Pair | Code) -> None:
        number = str(node.number)
        if isinstance(node, Pair):
            pair = add(element, "pc", {"id": number, **KEPT})
            inline.write_nodes(pair, node.inside, self.write)
        elif node.role is Role.SINGLE:
            add(element, "ph", {"id": number, **KEPT})
        elif node.role is Role.OPEN:
            add(element, "sc", {"id": number} if node.number in self.crossing else {"id": number, **ISOLATED})
        elif node.number in self.crossing:
            add(element, "ec", {"startRef": number})
        else:
            identifier = CLOSING_ID.format(number=number) if node.number in self.turned else number
            add(element, "ec", {"id": identifier, **ISOLATED})
