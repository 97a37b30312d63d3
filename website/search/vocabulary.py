"""The words of the index, found again when one letter is wrong.

Deletion neighbours as in SymSpell (https://github.com/wolfgarbe/SymSpell): a word is kept under itself and under each
form that lacks one letter. Two words that are one slip apart (a letter left out, doubled, swapped, replaced) share such
a key, so a slip is found with one look-up by index. Words of pages that have gone stay until the index is
rebuilt: they only widen a search, which then finds nothing by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from website.models import SearchWord
from website.search.words import IS_CJK

LETTERS_MIN, LETTERS_MAX = 4, 32  # of a word of the vocabulary
TYPED_MIN = 4  # a shorter word is taken as it was typed
FAR_MIN = 8  # letters from which two slips are allowed
NEIGHBOURS_MAX = 8  # of one word


def keys_of(word: str) -> set[str]:
    """The word and its forms with one letter less."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def learn(language: str, terms: Iterable[str]) -> None:
    """Keep the words that are new; at most one query when none is. In one order, so that two who publish at once do not
    wait for each other in a circle."""
    words = {term for term in terms if _is_kept(term)}
    known = SearchWord.objects.filter(language=language, key__in=words, word__in=words).values_list("word", flat=True)
    pairs = sorted((key, word) for word in words - set(known) for key in keys_of(word))
    rows = [SearchWord(language=language, key=key, word=word) for key, word in pairs]
    if rows:
        SearchWord.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


def _is_kept(term: str) -> bool:
    return LETTERS_MIN <= len(term) <= LETTERS_MAX and term.isalpha() and not IS_CJK.search(term)


def neighbours(language: str, words: Iterable[str], slips_max: int = 1) -> dict[str, list[str]]:
    """Words of the index that each word may have been meant for, the nearest first; one query.

    Long words may be two slips away, or all with `slips_max`; of these only such as share a key are found.
    """
    typed = [word for word in words if TYPED_MIN <= len(word) <= LETTERS_MAX and _is_kept(word)]
    wanted = {key: word for word in typed for key in keys_of(word)}
    if not wanted:
        return {}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    pairs = SearchWord.objects.filter(language=language, key__in=wanted).values_list("key", "word")
    for _key, near in pairs:
        for word in typed:
            slips = distance(word, near) if abs(len(word) - len(near)) <= 2 and near != word else 9
            if slips <= (2 if len(word) >= FAR_MIN else slips_max):
                found[word][near] = slips
    return {word: sorted(near, key=lambda other: (near[other], other))[:NEIGHBOURS_MAX] for word, near in found.items()}


def distance(one: str, other: str) -> int:
    """Slips between two words: optimal string alignment, where swapped neighbours are one slip."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
