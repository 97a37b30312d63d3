"""Adding and taking away while others read."""

from __future__ import annotations

import random
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

from reference.folding import strip_marks
from tests.test_architecture import imports_of
from tests.translation.matching.rows import changed, entry, texts
from translation import matching
from translation.matching import Index, concordance
from translation.matching.vocabulary import UNKNOWN, Vocabulary

MATCHING = Path(matching.__file__).parent


def test_what_is_added_is_found_and_what_is_removed_is_not():
    first, second = entry("Bến cảng Phố Hiến", "x"), entry("Chợ nổi trên sông", "y")
    index = Index([first], "en")
    index.add([second])
    assert (len(index), index.find(second.source)[0].target) == (2, "y")
    index.remove([first.id, 987654])
    assert (len(index), index.find("Bến cảng Phố Hiến xưa"), index.find(first.source)) == (1, [], [])


def test_one_of_two_targets_is_removed_and_the_other_stays():
    first, second = entry("Bến cảng", "The port"), entry("Bến cảng", "The harbour")
    index = Index([first, second], "en")
    index.remove([second.id])
    assert [match.target for match in index.find("Bến cảng")] == ["The port"]


def test_an_entry_that_is_added_again_takes_the_place_of_the_old_one():
    old = entry("Bến cảng Phố Hiến", "The port")
    index = Index([old], "en")
    index.add([entry("Chợ nổi trên sông", "The market", id=old.id)])
    assert len(index) == 1
    assert index.find("Bến cảng Phố Hiến") == []
    assert index.find("Chợ nổi trên sông")[0].target == "The market"


def test_the_pair_that_was_added_last_is_the_newest():
    first, second = entry("Bến cảng", "The port"), entry("Bến cảng", "The harbour")
    index = Index([first, second], "en")
    index.add([first])
    assert index.find("Bến cảng")[0].target == "The port"


def test_the_same_words_in_a_new_place_stay_on_their_shelf():
    old = entry("Bến cảng Phố Hiến", "The port", before="a", after="b")
    index = Index([old, entry("Bến cảng Phố Hiến", "The harbour")], "en")
    shelves = index.shelves()
    index.add([replace(old, before="c", after="d")])
    best = index.find(old.source, before="c", after="d")[0]
    assert (best.target, best.score) == ("The port", 101)
    assert [one is other for one, other in zip(index.shelves(), shelves, strict=True)] == [True]
    assert concordance(index, "harbour")


def test_an_empty_index_finds_nothing():
    assert Index([], "en").find("Bến cảng") == []
    assert Index([entry("…", "…")], "en").find("!") == []


def test_readers_find_all_the_time_while_entries_come_and_go():
    chance = random.Random(84)
    kept, others = ([entry(text, text) for text in texts(100, chance)] for _ in range(2))
    index, done = Index(kept, "en"), Event()

    def read(seed: int) -> int:
        own, rounds = random.Random(seed), 0
        while not done.is_set() or rounds < 5:
            row = own.choice(kept)
            assert index.find(row.source)[0].score == 100
            index.find(changed(row.source, own), least=50)
            concordance(index, "khu")
            rounds += 1
        return rounds

    with ThreadPoolExecutor(3) as readers:
        reading = [readers.submit(read, seed) for seed in range(3)]
        try:
            for row in others * 3:
                index.add([row])
                index.remove([row.id])
        finally:
            done.set()
        assert all(one.result() >= 5 for one in reading)
    assert len(index) == 100


def test_words_that_differ_in_marks_only_share_a_character():
    words = Vocabulary()
    words.learn([["má", "tỉnh"], ["tỉnh"]])
    assert words.encode(["ma", "mà", "đất"]) == words.encode_new(["má", "ma"]) + UNKNOWN
    assert words.encode(["tinh"]) == "\x01"  # the most frequent


def test_the_alphabet_for_words_passes_over_the_surrogates():
    words = Vocabulary()
    code = words.encode_new(f"w{number}" for number in range(0xE000))
    assert len(set(code)) == 0xE000
    assert not any(unicodedata.category(character) == "Cs" for character in code)
    assert strip_marks("w1") == "w1"


def test_the_matching_knows_neither_models_nor_queries():
    imported = {name for path in MATCHING.glob("*.py") for name in imports_of(path.read_text())}
    assert not {name for name in imported if name.startswith(("django", "translation.models", "translation.memory"))}
