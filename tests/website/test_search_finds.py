"""Every story of the demo is among the first five for queries that a rule takes from it."""

from collections import defaultdict

import pytest

from bench.search_queries import KINDS, made_by_rule
from cms import languages
from website import search

pytestmark = [pytest.mark.django_db, pytest.mark.db]
FIRST = 5
AT_LEAST = 0.95


def test_stories_are_found_by_their_own_words_by_names_and_in_spite_of_slips(demo):
    queries = made_by_rule(per_story=5)
    hits = defaultdict(list)
    for query in queries:
        is_found = query.story in search.find(query.language, query.words, FIRST).page_ids
        for part in (query.kind, query.language):
            hits[part].append(is_found)
    assert set(hits) == {*KINDS, *languages.CODES}
    shares = {part: sum(found) / len(found) for part, found in hits.items()}
    assert min(shares.values()) >= AT_LEAST, shares
