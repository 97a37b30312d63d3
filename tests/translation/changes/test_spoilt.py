"""Real sentences spoilt by rule: what touches a fact is never taken for less, other signs never for more."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest

from tests.translation.changes.stories import CAPITAL, SMALL, sentences
from translation.changes import Kind, kind_of
from translation.glossary import shipped

SEED = 20261126
MOST = 150  # sentences for each rule
NAME = re.compile(rf"(?<=[{SMALL}] )[{CAPITAL}][{SMALL}]+ [{CAPITAL}][{SMALL}]+(?= [{SMALL}])")
WORD = re.compile(rf"(?<=[{SMALL}] )[{SMALL}]+(?= [{SMALL}])")
OPPOSITES = {"tăng": "giảm", "trước": "sau", "trên": "dưới", "cao": "thấp", "hơn": "kém", "ngoài": "trong"}
# Where they do not point anywhere.
IDIOMS = re.compile(
    r"trên (?:địa bàn|đường|toàn|cả nước|bản đồ|trang|cơ sở)|cao (?:tốc|đẳng|cấp|quý)|ngoài (?:ra|trời)|nước ngoài"
    r"|tăng (?:cường|tốc)|nâng cao|trước (?:hết|tiên|mắt)|hơn (?:nữa|hết)|trên (?:khắp|cổng)|cao niên|cao nguyên"
)


def digit(text: str, pick: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return None
    at = pick.choice(places)
    return text[:at] + str((int(text[at]) + pick.randint(1, 8)) % 9 + 1 if text[at] != "9" else 4) + text[at + 1 :]


def name_gone(text: str, pick: random.Random) -> str | None:
    return _replaced(NAME, text, pick, lambda _name: "nơi này")


def other_name(text: str, pick: random.Random) -> str | None:
    return _replaced(NAME, text, pick, lambda name: f"{name.split()[0]} {'Sơn' if name.split()[1] != 'Sơn' else 'Hà'}")


def negated(text: str, pick: random.Random) -> str | None:
    return _replaced(WORD, text, pick, lambda word: f"chưa {word}")


def turned(text: str, pick: random.Random) -> str | None:
    known = re.compile(rf"(?<!\w)(?:{'|'.join(OPPOSITES)})(?!\w)")
    return None if IDIOMS.search(text) else _replaced(known, text, pick, lambda word: OPPOSITES[word])


def figure_added(text: str, pick: random.Random) -> str | None:
    return _replaced(WORD, text, pick, lambda word: f"{word} 12")


def term_exchanged(text: str, _pick: random.Random) -> str | None:
    old, new = "nhà đầu tư", "làng nghề"
    return text.replace(old, new) if old in text else text.replace(new, old) if new in text else None


def _replaced(pattern: re.Pattern[str], text: str, pick: random.Random, change: Callable[[str], str]) -> str | None:
    places = list(pattern.finditer(text))
    if not places:
        return None
    match = pick.choice(places)
    return text[: match.start()] + change(match[0]) + text[match.end() :]


def spaced(text: str, pick: random.Random) -> str | None:
    return _replaced(re.compile(rf"(?<=[{SMALL}]) (?=[{SMALL}])"), text, pick, lambda _space: "  ")


def decomposed(text: str, _pick: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def bold(text: str, pick: random.Random) -> str | None:
    return _replaced(WORD, text, pick, lambda word: f"⟦1⟧{word}⟦/1⟧")


def unended(text: str, _pick: random.Random) -> str | None:
    return text.removesuffix(".") if text.endswith(".") else None


def dashed(text: str, _pick: random.Random) -> str | None:
    return text.replace("–", "-") if "–" in text else None


def doubled_letter(text: str, pick: random.Random) -> str | None:
    usual = [word for word in WORD.findall(text) if len(word) > 3]
    word = pick.choice(usual) if usual else None
    return text.replace(f" {word} ", f" {word}{word[-1]} ", 1) if word else None


def _spoilt(rule: Callable[[str, random.Random], str | None]) -> Iterator[tuple[str, str]]:
    pick = random.Random(SEED)  # noqa: S311
    for text in pick.sample(sentences(), len(sentences())):
        other = rule(text, pick)
        if other and other != text:
            yield text, other


def _judged(rule: Callable[[str, random.Random], str | None]) -> list[tuple[Kind, str, str]]:
    known = shipped("en")
    pairs = [pair for pair, _number in zip(_spoilt(rule), range(MOST), strict=False)]
    return [(kind_of(before, now, known), before, now) for before, now in pairs]


@pytest.mark.parametrize(
    "rule",
    [digit, name_gone, other_name, negated, turned, figure_added, term_exchanged],
    ids=lambda rule: rule.__name__,
)
def test_a_sentence_with_another_fact_is_never_taken_for_less(rule):
    judged = _judged(rule)
    assert len(judged) >= 10
    assert [one for one in judged if one[0] is not Kind.FACTS] == []


@pytest.mark.parametrize("rule", [spaced, decomposed, bold, unended, dashed], ids=lambda rule: rule.__name__)
def test_a_sentence_with_other_signs_is_typography(rule):
    judged = _judged(rule)
    assert len(judged) >= 10
    assert [one for one in judged if one[0] is not Kind.TYPOGRAPHY] == []


def test_a_letter_typed_twice_is_a_slip_unless_it_touches_a_fact():
    judged = _judged(doubled_letter)
    kinds = [kind for kind, _before, _now in judged]
    assert set(kinds) <= {Kind.TYPO, Kind.FACTS}, [one for one in judged if one[0] is Kind.WORDING]
    assert kinds.count(Kind.TYPO) / len(kinds) > 0.7


@pytest.mark.parametrize("rule", [digit, other_name, negated, turned], ids=lambda rule: rule.__name__)
def test_a_fact_put_right_again_is_as_grave(rule):
    known = shipped("en")
    pairs = [pair for pair, _number in zip(_spoilt(rule), range(40), strict=False)]
    assert {kind_of(now, before, known) for before, now in pairs} == {Kind.FACTS}


def test_a_neutral_word_put_in_is_mostly_wording():
    judged = _judged(lambda text, pick: _replaced(WORD, text, pick, lambda word: f"thật {word}"))
    kinds = [kind for kind, _before, _now in judged]
    assert set(kinds) <= {Kind.WORDING, Kind.FACTS}
    assert kinds.count(Kind.WORDING) / len(kinds) >= 0.85
