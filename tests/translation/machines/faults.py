"""Fifteen ways in which machines spoil an answer, seeded, as operators that know nothing of the verifier.

Texts are the Vietnamese sources of tests/translation/pairs, each with markup around its last word and a number, so that
every operator finds something; the answer that is spoilt is what the server for tests would say.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.translation.libretranslate_server import LibreTranslateServer
from translation.machines.base import Failure
from translation.machines.masking import Masked, mask
from translation.machines.verifier import verify

PAIRS = Path(__file__).parent.parent / "pairs"
CODES = ("en", "zh-hans", "ja", "fr")
SEED = 20261126
CODE = re.compile(r"QX+\d+X+Q")
WORDS = {"en": "word", "fr": "mot", "ja": "ことば", "zh-hans": "词"}
FOREIGN = {"en": "省词ことば", "fr": "省词ことば", "ja": "한국어는", "zh-hans": "ことばです"}

Operator = Callable[[str, Masked, str, random.Random], str]


def sources() -> list[str]:
    """Every Vietnamese text of the pairs once, in a fixed order, marked up and with a number."""
    found: dict[str, None] = {}
    for code in CODES:
        with (PAIRS / f"{code}.csv").open(encoding="utf-8", newline="") as file:
            found |= dict.fromkeys(row["source"] for row in csv.DictReader(file))
    return [_dressed(text) for text in found if "⟦" not in text]


def _dressed(text: str) -> str:
    words = text.split()
    first, last = " ".join(words[:-1]), words[-1]
    numbered = first if re.search(r"\d", text) else f"{first} 2024"
    return f"{numbered} ⟦1⟧{last}⟦/1⟧".strip()


def answer_of(masked: Masked, language: str) -> str:
    """What a good machine says: words of the target, codes as they were."""
    return LibreTranslateServer()._translated(masked.text, language)


def code_lost(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    code = chance.choice(CODE.findall(answer))
    return answer.replace(code, "", 1)


def code_doubled(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    return f"{answer} {chance.choice(CODE.findall(answer))}"


def code_renumbered(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    code = chance.choice(CODE.findall(answer))
    return answer.replace(code, re.sub(r"\d+", str(len(masked.pieces) + chance.randint(1, 9)), code), 1)


def code_broken(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    code = chance.choice(CODE.findall(answer))
    return answer.replace(code, chance.choice([code[:-1], code[1:], code.replace("X", "")]), 1)


def markup_crossed(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    """What was opened is closed first."""
    opening, closing = (
        f"{masked.mark}{number}{masked.mark[::-1]}"
        for number, piece in enumerate(masked.pieces, 1)
        if piece.original in {"⟦1⟧", "⟦/1⟧"}
    )
    return answer.replace(opening, "\0").replace(closing, opening).replace("\0", closing)


def markup_invented(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    return f"{answer} ⟦{chance.randint(2, 9)}/⟧"


def number_replaced(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    """The machine writes a number of its own in place of one that it was to copy."""
    code = chance.choice(CODE.findall(answer))
    return answer.replace(code, str(chance.randint(3000, 9999)), 1)


def number_added(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    return f"{answer} {chance.randint(1, 99)}"


def nothing(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    return chance.choice(["", " ", "\u3000\n", " ".join(CODE.findall(answer))])


def the_source(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    return chance.choice([masked.text, masked.text.upper(), f" {masked.text}  "])


def html(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    return chance.choice([f"<p>{answer}</p>", f"{answer}<br/>", f"{answer} &nbsp;", f"&lt;b&gt;{answer}&lt;/b&gt;"])


def endless(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    """A word said over and over, the codes once: what a model does that has lost its way."""
    return answer + f" {WORDS[language]}" * max(60, len(masked.text))


def cut_off(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    codes = list(CODE.finditer(answer))
    return answer[: chance.randrange(codes[-1].start() + 1)]


def other_script(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    place = chance.choice([0, len(answer)])
    return f"{answer[:place]} {FOREIGN[language]} {answer[place:]}"


def bad_signs(answer: str, masked: Masked, language: str, chance: random.Random) -> str:
    place = chance.choice([0, len(answer)])
    return answer[:place] + chance.choice("\u202e\u200b\x00\ufffd▁⁇\ue000") + answer[place:]


OPERATORS: tuple[Operator, ...] = (
    code_lost,
    code_doubled,
    code_renumbered,
    code_broken,
    markup_crossed,
    markup_invented,
    number_replaced,
    number_added,
    nothing,
    the_source,
    html,
    endless,
    cut_off,
    other_script,
    bad_signs,
)


@dataclass
class Measured:
    """Of one language: good answers, and spoilt ones by operator."""

    good: int = 0
    good_refused: int = 0
    spoilt: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, Counter[str]] = field(default_factory=dict)
    accepted: list[tuple[str, str, str]] = field(default_factory=list)  # operator, source, answer


def measure(language: str, most: int, seed: int = SEED) -> Measured:
    """Every operator over each text, at most so many."""
    measured = Measured()
    for text in sources()[:most]:
        masked = mask(text, language)
        answer = answer_of(masked, language)
        measured.good += 1
        measured.good_refused += isinstance(verify(masked, answer, language), Failure)
        for operator, spoilt in _spoilt(answer, masked, language, seed):
            _note(measured, operator, masked, spoilt, language)
    return measured


def _spoilt(answer: str, masked: Masked, language: str, seed: int) -> Iterator[tuple[str, str]]:
    for operator in OPERATORS:
        chance = random.Random(f"{seed} {operator.__name__} {language} {masked.source}")
        spoilt = operator(answer, masked, language, chance)
        assert spoilt != answer, (operator.__name__, answer)
        yield operator.__name__, spoilt


def _note(measured: Measured, operator: str, masked: Masked, spoilt: str, language: str) -> None:
    result = verify(masked, spoilt, language)
    measured.spoilt[operator] += 1
    if isinstance(result, Failure):
        measured.reasons.setdefault(operator, Counter())[result.reason] += 1
    else:
        measured.accepted.append((operator, masked.source, spoilt))
