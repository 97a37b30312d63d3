"""Looks at what a machine gave back, and refuses what a translator should not even be offered.

Checks see the answer with its codes (masking.py) first; numbers and placeholders are counted once more in the text as
it would be shown. What is refused here is a Failure that names the reason; nothing is repaired.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms import languages
from translation import markup
from translation.machines.base import Failure, Reason
from translation.machines.masking import Kind, Masked, unmask

_TAG = re.compile(r"</?[a-z!?][^<>]*>|&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
# Signs of a tokeniser's unknown words and broken bytes, which Argos models put out.
_GARBAGE = frozenset("▁⁇\ufffd")
_CONTROL = {"Cc", "Cf", "Co", "Cs", "Cn"}
_IN_TEXT = frozenset("\n\t\u00ad\u200c\u200d")  # of those: breaks, soft hyphen, joiners
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_VIETNAMESE = re.compile(r"[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9]")  # letters that no other language of ours has
LEAST_WORDS = 3  # shorter texts may be a name
LEAST_LETTERS = 40  # shorter texts have no lower bound of length
SPARE_LETTERS = 10  # that any text may be longer by


@dataclass(frozen=True)
class Bounds:
    """Letters of a translation for each letter of an alphabet, marks and spaces aside."""

    least: float
    most: float


@dataclass(frozen=True)
class Script:
    """Letters of which a language must have one, and must have none."""

    must: re.Pattern[str]
    mustnot: re.Pattern[str]


LATIN = Bounds(0.3, 3.0)
BOUNDS = {
    "zh-hans": Bounds(0.1, 1.5),  # a syllable of four letters is one sign
    "ja": Bounds(0.15, 2.5),
    "ko": Bounds(0.15, 2.0),
}
SIGNS_OF = {"zh-hans": 4, "ja": 3, "ko": 2}  # letters of an alphabet for each sign of a source in these
LATIN_SCRIPT = Script(re.compile(r"[^\W\d_]"), re.compile(f"[{_CJK}]"))
SCRIPTS = {
    "zh-hans": Script(re.compile(r"[\u3400-\u9fff]"), re.compile(r"[\u3041-\u30fa\uac00-\ud7af]")),
    "ja": Script(re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), re.compile(r"[\uac00-\ud7af]")),
    "ko": Script(re.compile(r"[\uac00-\ud7af]"), re.compile(r"[\u3041-\u30fa]")),
}


@dataclass(frozen=True)
class Attempt:
    """One answer to one text."""

    masked: Masked
    answer: str
    target: str

    @property
    def words(self) -> str:
        return self.masked.without_codes(self.answer)


def verify(masked: Masked, answer: str, target: str) -> str | Failure:
    """The translation as it may be offered, or why it may not."""
    attempt = Attempt(masked, answer.strip(), target)
    for check in CHECKS:
        if failure := check(attempt):
            return failure
    shown = unmask(masked, attempt.answer)
    return _wrong_numbers(masked, shown) or _wrong_placeholders(masked, shown) or shown


def _empty(attempt: Attempt) -> Failure | None:
    if attempt.answer and (attempt.words.strip() or not attempt.masked.words.strip()):
        return None
    return Failure(Reason.EMPTY, _("The machine gave no text."))


def _unchanged(attempt: Attempt) -> Failure | None:
    if _folded(attempt.answer) != _folded(attempt.masked.text) and _folded(attempt.words) != _folded(
        attempt.masked.words
    ):
        return None
    if attempt.masked.language != languages.SOURCE:
        return Failure(Reason.UNCHANGED, _("The machine gave the text back as it was."))
    return Failure(Reason.UNCHANGED, _("The machine gave the Vietnamese text back."))


def _control_characters(attempt: Attempt) -> Failure | None:
    for sign in sorted(set(attempt.answer) - set(attempt.masked.source) - _IN_TEXT):
        if sign in _GARBAGE or unicodedata.category(sign) in _CONTROL:
            message = _("The machine's text has a sign that does not belong in a text (%(sign)s).")
            return Failure(Reason.CONTROL, message % {"sign": f"U+{ord(sign):04X}"})
    return None


def _foreign_markup(attempt: Attempt) -> Failure | None:
    extra = Counter(_TAG.findall(attempt.answer.lower())) - Counter(_TAG.findall(attempt.masked.text.lower()))
    if not extra:
        return None
    message = _("The machine's text has markup that is not in the source: %(markup)s")
    return Failure(Reason.MARKUP, message % {"markup": next(iter(extra))})


def _lost_codes(attempt: Attempt) -> Failure | None:
    there = Counter(attempt.masked.numbers_in(attempt.answer))
    for number, piece in enumerate(attempt.masked.pieces, 1):
        if there[number] == 1:
            continue
        message = _("The machine lost %(what)s.") if not there[number] else _("The machine wrote %(what)s twice.")
        return Failure(_REASONS[piece.kind], message % {"what": piece.original})
    return None


def _left_codes(attempt: Attempt) -> Failure | None:
    """Codes that were not ours, or that came back broken."""
    letters = re.sub(r"\s", "", unicodedata.normalize("NFKC", attempt.words)).casefold()
    mark = attempt.masked.mark.casefold()
    is_known = set(attempt.masked.numbers_in(attempt.answer)) <= set(range(1, len(attempt.masked.pieces) + 1))
    if is_known and mark not in letters and mark[::-1] not in letters:
        return None
    return Failure(Reason.CODE, _("The machine's text has a code in it that stands for nothing."))


def _wrong_length(attempt: Attempt) -> Failure | None:
    masked, answer = attempt.masked, _letters(attempt.words)
    source = _letters(masked.words) * SIGNS_OF.get(masked.language, 1)
    bounds = BOUNDS.get(attempt.target, LATIN)
    if answer > source * bounds.most + SPARE_LETTERS:
        return Failure(Reason.LENGTH, _("The machine's text is far longer than the source."))
    if source >= LEAST_LETTERS and answer < source * bounds.least:
        return Failure(Reason.LENGTH, _("The machine's text is far shorter than the source."))
    return None


def _wrong_script(attempt: Attempt) -> Failure | None:
    script = SCRIPTS.get(attempt.target, LATIN_SCRIPT)
    foreign = set(script.mustnot.findall(attempt.words)) - set(attempt.masked.source)
    is_long = len(attempt.masked.words.split()) >= LEAST_WORDS
    if not foreign and not (is_long and not script.must.search(attempt.words)) and not _is_vietnamese(attempt.words):
        return None
    return Failure(Reason.SCRIPT, _("The machine's text is not in the language asked for."))


def _is_vietnamese(text: str) -> bool:
    """As many words have letters of Vietnamese alone as in Vietnamese itself; a few may be names."""
    words = text.split()
    marked = sum(1 for word in words if _VIETNAMESE.search(word))
    return len(words) >= 2 * LEAST_WORDS and marked > 0.4 * len(words)


CHECKS: tuple[Callable[[Attempt], Failure | None], ...] = (
    _empty,
    _unchanged,
    _control_characters,
    _foreign_markup,
    _lost_codes,
    _left_codes,
    _wrong_length,
    _wrong_script,
)
_REASONS = {
    Kind.PLACEHOLDER: Reason.PLACEHOLDER,
    Kind.NUMBER: Reason.NUMBER,
    Kind.TERM: Reason.TERM,
    Kind.CODE: Reason.CODE,
}


def _wrong_numbers(masked: Masked, shown: str) -> Failure | None:
    """Numbers that the source has not; those that it has are the codes'."""
    kept = [piece.shown for piece in masked.pieces if piece.kind != Kind.PLACEHOLDER]
    expected = Counter(number for text in kept for number in re.findall(r"\d+", text))
    found = Counter(re.findall(r"\d+", re.sub(r"⟦⟦|⟦/?\d{1,4}/?⟧", " ", shown)))
    if found == expected:
        return None
    wrong = next(iter((found - expected) or (expected - found)))
    message = _("The machine's text has other numbers than the source (%(number)s).")
    return Failure(Reason.NUMBER, message % {"number": wrong})


def _wrong_placeholders(masked: Masked, shown: str) -> Failure | None:
    numbers = [re.fullmatch(r"⟦(\d+)(/?)⟧", token) for token in markup.placeholders(masked.source)]
    tags = {int(found[1]): markup.Tag("<x>", "" if found[2] else "</x>") for found in numbers if found}
    try:
        markup.to_html(shown, tags)
    except markup.MarkupError as error:
        return Failure(Reason.PLACEHOLDER, str(error))
    return None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _letters(text: str) -> int:
    return sum(1 for sign in text if not sign.isspace())
