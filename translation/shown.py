"""Segments as the workbench shows them: words, placeholders as chips, terms marked, findings beside."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reference.folding import strip_marks
from reference.models import Term
from translation import corrections, findings, glossary, markup, pictures, states
from translation.models import Segment, Translation
from translation.models_remarks import Number
from translation.segments import Kind

State = Segment.State
# A placeholder is one piece; so is each sign of scripts that are written without spaces.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"⟦⟦|⟦/?\d{{1,4}}/?⟧|\s+|[{_CJK}]|[^\W{_CJK}]+|[^\w\s]")
HEADINGS = (Kind.TITLE, Kind.HEADING)
NONE = Number()


@dataclass(frozen=True)
class Part:
    """A piece of a text; `kind` is text, chip, term, found, added or removed."""

    kind: str
    text: str
    term: glossary.Entry | None = None

    @property
    def hint(self) -> str:
        """What a term is called in the language, and what kind of term it is."""
        return f"{self.term.right[0]} · {Term.Kind(self.term.kind).label}" if self.term else ""


@dataclass(frozen=True)
class Corrected:
    """A reviewer's change of the translator's words, or one since the return, with what differs."""

    correction: corrections.Correction
    difference: list[Part]


@dataclass(frozen=True)
class Beside:
    """What belongs to segments and stands in other tables; asked for once for the whole text."""

    remarks: Mapping[int | None, Number] = field(default_factory=dict)
    corrections: Mapping[int, corrections.Correction] = field(default_factory=dict)
    blocks: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One segment with everything beside it."""

    segment: Segment
    source: list[Part]
    target: list[Part]
    before: list[Part]  # the source before, against now; empty unless the segment is stale
    pivot: list[Part]  # the words that are translated from, where that is not the source
    pivot_before: list[Part]  # those before, against now, or all of them while the new ones are to come
    terms: list[glossary.Entry]
    findings: list[findings.Found]
    corrected: Corrected | None = None
    picture: str | None = None  # what one sees in the picture that the words belong to; None without picture
    remarks: Number = NONE
    # As the template prints them: numbers are dear there, each is asked how the language writes it.
    place: str = ""
    number: str = ""
    version: str = ""
    kind_name: str = ""
    state_name: str = ""
    origin_name: str = ""

    @property
    def is_open(self) -> bool:
        return self.segment.state in (State.EMPTY, State.SUGGESTED, State.STALE)

    @property
    def is_offered(self) -> bool:
        """Whether somebody may take the words as they are."""
        return self.segment.state in (State.SUGGESTED, State.STALE)

    @property
    def tag(self) -> str:
        """Titles and headings are headings, for those who jump from one to the next too."""
        return "h4" if self.segment.kind in HEADINGS else "p"

    @property
    def open_findings(self) -> int:
        return sum(one.aside is None for one in self.findings)


def rows_of(translation: Translation, segments: Iterable[Segment], standing: states.Standing) -> list[Row]:
    """In their order; a fixed number of queries. In a review with what was changed since the text was returned."""
    segments, book = list(segments), findings.Book(translation)
    found, beside = book.of_all(segments), _beside(translation, standing.state)
    return [_row(segment, book, found.get(segment.position, []), beside) for segment in segments]


def rows_by(book: findings.Book, segments: Iterable[Segment]) -> list[Row]:
    """The same of segments that belong to no story, judged by their own book; no queries."""
    segments = list(segments)
    found = book.of_all(segments)
    return [_row(segment, book, found.get(segment.position, []), Beside()) for segment in segments]


def row_of(translation: Translation, segment: Segment) -> Row:
    """One segment beside the other targets of the same source."""
    book = findings.Book(translation)
    same = translation.segments.filter(source_digest=segment.source_digest).exclude(target="")
    elsewhere = same.values_list("target", flat=True) if segment.target else ()
    return _row(segment, book, list(book.of(segment, elsewhere)) if segment.target else [], Beside())


def _beside(translation: Translation, state: states.State) -> Beside:
    blocks = pictures.of_blocks(translation)
    remarks, words = translation.remark_counts.by_segment, pictures.words_of(set(blocks.values()))
    return Beside(remarks, _corrections(translation, state), blocks, words)


def _corrections(translation: Translation, state: states.State) -> dict[int, corrections.Correction]:
    """None while nobody has written."""
    if state == states.State.ASKED:
        return {}
    answers = corrections.since_return(translation) if state == states.State.REVIEW else {}
    return {**answers, **corrections.of(translation)}


def _row(segment: Segment, book: findings.Book, found: list[findings.Found], beside: Beside) -> Row:
    spans = glossary.spans(segment.source, book.glossary)
    correction = beside.corrections.get(segment.pk)
    picture = pictures.of_segment(segment, beside.blocks)
    return Row(
        segment=segment,
        source=_with_terms(segment.source, spans),
        target=parts(segment.target),
        before=difference(segment.previous_source, segment.source) if segment.previous_source else [],
        pivot=parts(segment.pivot),
        pivot_before=_pivot_before(segment),
        terms=list(dict.fromkeys(span.entry for span in spans)),
        findings=found,
        corrected=corrected(correction),
        picture=beside.words.get(picture) if picture else None,
        remarks=beside.remarks.get(segment.pk, NONE),
        place=str(segment.position),
        number=str(segment.number or segment.position),
        version=str(segment.version),
        kind_name=capfirst(segment.get_kind_display()),
        state_name=capfirst(segment.get_state_display()),
        origin_name=_origin_name(segment),
    )


def _pivot_before(segment: Segment) -> list[Part]:
    if segment.previous_pivot and segment.pivot:
        return difference(segment.previous_pivot, segment.pivot)
    return parts(segment.previous_pivot)


def _origin_name(segment: Segment) -> str:
    """Where the words came from, while nobody has changed them; empty when somebody wrote them."""
    if segment.score:
        return _("from the memory, %(score)s %%") % {"score": segment.score}
    if segment.state == State.SUGGESTED and "machine" in segment.origin:
        return _("from a machine")
    if segment.state == State.SUGGESTED and "repetition" in segment.origin:
        return _("the same text elsewhere")
    return ""


def corrected(correction: corrections.Correction | None) -> Corrected | None:
    if correction is None:
        return None
    return Corrected(correction, difference(correction.before, correction.now) if correction.before else [])


def _with_terms(text: str, spans: Iterable[glossary.Span]) -> list[Part]:
    """The text in pieces, terms that have a form in the language among them."""
    if not glossary.is_even(text):
        return parts(text)
    found, position = [], 0
    for span in spans:
        if span.entry.right:
            found += [*parts(text[position : span.start]), Part("term", text[span.start : span.end], span.entry)]
            position = span.end
    return found + parts(text[position:])


def parts(text: str) -> list[Part]:
    """The text in pieces; a bracket that is written twice is shown once."""
    found, position = [], 0
    for token in markup.tokens(text):
        found += [Part("text", text[position : token.start()]), Part("chip", token[0])]
        position = token.end()
    found.append(Part("text", text[position:]))
    return [Part(part.kind, _once(part.text)) for part in found if part.text]


def marked(text: str, words: str) -> list[Part]:
    """The text in pieces, the words looked for among them; those typed without marks are found with marks."""
    written = {word.lower() for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words))}
    wanted = [re.escape(_folded(word)) for word in written]
    if not wanted:
        return parts(text)
    pattern = re.compile("|".join(word if word[0] > "\u2e80" else rf"(?<!\w){word}(?!\w)" for word in wanted))
    return [piece for part in parts(unicodedata.normalize("NFC", text)) for piece in _cut(part, pattern, written)]


def _cut(part: Part, pattern: re.Pattern[str], written: set[str]) -> Iterable[Part]:
    if part.kind != "text":
        yield part
        return
    position = 0
    for match in pattern.finditer(_folded(part.text)):
        if not {match[0], part.text[match.start() : match.end()].lower()} & written:
            continue
        yield Part("text", part.text[position : match.start()])
        yield Part("found", part.text[match.start() : match.end()])
        position = match.end()
    yield Part("text", part.text[position:])


def _folded(text: str) -> str:
    """As long as the text itself, so that places are the same."""
    return "".join((strip_marks(sign.lower()) or sign)[0] for sign in text)


def _once(text: str) -> str:
    return text.replace("⟦⟦", "⟦")


def difference(before: str, now: str) -> list[Part]:
    """Word by word what was taken away and what came, placeholders too."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    found = []
    # Spaces alone are nothing in common: what lies between two words that stayed is taken away and comes as a whole.
    for kind, a, b, c, d in difflib.SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += parts("".join(old[a:b]))
            continue
        found += [Part("removed", _once("".join(old[a:b]))), Part("added", _once("".join(new[c:d])))]
    return [part for part in found if part.text]
