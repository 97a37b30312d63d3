"""XLIFF 1.2, which Trados, memoQ and OmegaT read: one <file> per story.

OASIS Standard, 1 February 2008: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
Placeholders are <g> and <x> (2.4.1): tools show them as tags, and say so when one is lost. A lone one of an unfinished
target is <bx> or <ex>.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange import inline, labels
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import Job, Match, State, Story, Unit
from translation.exchange.placeholders import Code, Pair, Role
from translation.exchange.returns import NAMESPACE, Found, Return, Stamp, stories_of
from translation.exchange.xml_reading import LANG, SPACE, name_of, namespace_of, parse, refuse_root, required
from translation.exchange.xml_writing import add, root_element, to_bytes, utc

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
STAMP = f"{{{NAMESPACE}}}stamp"
OURS = "pho-hien"  # who our notes are from
TEXTS = frozenset({"source", "target", "note"})
STALE, SUGGESTED = "x-stale", "x-suggested"  # our values of state-qualifier
# An empty text names no state: OmegaT would keep it beside the translation.
WRITTEN = {
    State.SUGGESTED: {"state": "needs-review-translation", "state-qualifier": SUGGESTED},
    State.STALE: {"state": "needs-review-translation", "state-qualifier": STALE},
    State.TRANSLATED: {"state": "translated"},
    State.APPROVED: {"state": "final"},
}
READ = {
    "new": State.SUGGESTED,
    "needs-translation": State.SUGGESTED,
    "needs-adaptation": State.SUGGESTED,
    "needs-l10n": State.SUGGESTED,
    "needs-review-translation": State.SUGGESTED,
    "needs-review-adaptation": State.SUGGESTED,
    "needs-review-l10n": State.SUGGESTED,
    "translated": State.TRANSLATED,
    "signed-off": State.APPROVED,
    "final": State.APPROVED,
}


def write(job: Job) -> bytes:
    root = root_element(XLIFF, "xliff", {"version": "1.2"}, ph=NAMESPACE)
    for story in job.stories:
        _add_file(root, job, story)
    return to_bytes(root, TEXTS)


def _add_file(root: etree._Element, job: Job, story: Story) -> None:
    attributes = {
        "original": story.id,
        "source-language": story.source_language,
        "target-language": story.target_language,
        "datatype": "plaintext",
        "date": utc(job.created),
    }
    file = add(root, "file", attributes)
    header = add(file, "header")
    if story.address:
        add(add(header, "reference"), "external-file", {"href": story.address})
    add(header, "note", {"from": OURS}, story.title)
    body = add(file, "body")
    for unit in story.units:
        _add_unit(body, unit)


def _add_unit(body: etree._Element, unit: Unit) -> None:
    attributes = {"id": unit.id, "restype": f"x-{unit.kind}", SPACE: "preserve", STAMP: str(Stamp.of(unit))}
    if unit.max_length is not None:
        attributes |= {"maxwidth": str(unit.max_length), "size-unit": "char"}
    if unit.state is State.APPROVED:
        attributes["approved"] = "yes"
    element = add(body, "trans-unit", attributes)
    inline.write(add(element, "source"), unit.source, _write_code)
    if unit.target:
        inline.write(add(element, "target", WRITTEN.get(unit.state)), unit.target, _write_code)
    for note in [*unit.notes, *(labels.term(term.source, term.target) for term in unit.terms)]:
        add(element, "note", {"from": OURS}, note)
    for match in unit.matches:
        _add_match(element, match)


def _add_match(element: etree._Element, match: Match) -> None:
    attributes = {"match-quality": str(min(match.score, 100)), "origin": match.origin, "alttranstype": "proposal"}
    proposal = add(element, "alt-trans", attributes)
    inline.write(add(proposal, "source"), match.source, _write_code)
    inline.write(add(proposal, "target"), match.target, _write_code)


def _write_code(element: etree._Element, node: Pair | Code) -> None:
    number = str(node.number)
    if isinstance(node, Pair):
        inline.write_nodes(add(element, "g", {"id": number}), node.inside, _write_code)
    elif node.role is Role.SINGLE:
        add(element, "x", {"id": number})
    else:
        add(element, "bx" if node.role is Role.OPEN else "ex", {"id": number, "rid": number})


def read(data: bytes) -> Return:
    root = parse(data)
    if name_of(root) != "xliff" or not root.get("version", "").startswith("1."):
        raise refuse_root(root, 'xliff version="1.2"')
    files = [element for element in root.iter() if _is(element, "file")]
    pairs = {(file.get("source-language", ""), file.get("target-language", "")) for file in files}
    if len(pairs) > 1:
        names = ", ".join(sorted(target for _source, target in pairs))
        message = _("The file holds several languages (%(languages)s). Hand in one file per language.")
        raise ExchangeError(message % {"languages": names})
    stories = stories_of(found for file in files for found in _units(file))
    source, target = pairs.pop()
    return Return(source, target or _language_of_targets(root), stories)


def _is(element: etree._Element, name: str) -> bool:
    """By local name: some tools drop the namespace. What stands in a foreign one is no concern of ours."""
    return name_of(element) == name and namespace_of(element) in ("", XLIFF, "urn:oasis:names:tc:xliff:document:1.1")


def _language_of_targets(root: etree._Element) -> str:
    return next((tag for element in root.iter() if _is(element, "target") and (tag := element.get(LANG))), "")


def _units(file: etree._Element) -> Iterator[tuple[str, Found]]:
    story = required(file, "original")
    for element in file.iter():
        if _is(element, "trans-unit"):
            yield story, _found(element)


def _found(element: etree._Element) -> Found:
    source, target = _child(element, "source"), _child(element, "target")
    return Found(
        id=required(element, "id"),
        source=None if source is None else inline.read(source),
        target=inline.read(target),
        state=_state(element, target),
        stamp=Stamp.parse(element.get(STAMP)),
        notes=tuple(_notes(element)),
        is_unfinished=inline.has_gap(target),
    )


def _child(element: etree._Element, name: str) -> etree._Element | None:
    """Of the unit itself: those inside <alt-trans> are proposals."""
    return next((child for child in element if _is(child, name)), None)


def _state(element: etree._Element, target: etree._Element | None) -> State | None:
    if target is None:
        return None
    if target.get("state-qualifier") == STALE and target.get("state") == WRITTEN[State.STALE]["state"]:
        return State.STALE
    stated = READ.get(target.get("state", ""))
    if element.get("approved") == "yes" and stated in (None, State.TRANSLATED):
        return State.APPROVED
    return stated


def _notes(element: etree._Element) -> Iterator[str]:
    for child in element:
        if _is(child, "note") and child.get("from") != OURS and (text := "".join(child.itertext()).strip()):
            yield text
