"""How often the visitors' search has a story among the first five, by kind of query and language, as JSON.

    DATA_DIR=… .venv/bin/python bench/search_finds.py [queries per story and kind]

Wants the demo loaded. See bench/search_queries.py for the rule that makes the queries.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.search_queries import Query, made_by_rule  # noqa: E402
from website import search  # noqa: E402

FIRST = 5


def asked(query: Query) -> tuple[bool, float]:
    began = time.perf_counter()
    found = search.find(query.language, query.words, FIRST).page_ids
    return query.story in found, (time.perf_counter() - began) * 1000


def most_queries(queries: list[Query]) -> int:
    counts = []
    for query in queries:
        with CaptureQueriesContext(connection) as captured:
            search.find(query.language, query.words, FIRST)
        counts.append(len(captured))
    return max(counts)


def share(hits: list[bool]) -> dict[str, object]:
    return {"asked": len(hits), "percent": round(100 * sum(hits) / len(hits), 1)}


def measure(per_story: int) -> dict[str, object]:
    queries = made_by_rule(per_story)
    by_part: dict[str, list[bool]] = defaultdict(list)
    times, missed = [], []
    for query in queries:
        hit, milliseconds = asked(query)
        times.append(milliseconds)
        for part in ("all", query.kind, query.language, f"{query.kind} {query.language}"):
            by_part[part].append(hit)
        if not hit:
            missed.append(f"{query.kind} {query.language} {query.story}: {query.words}")
    times.sort()
    return {
        "database": connection.vendor,
        "found": {part: share(hits) for part, hits in sorted(by_part.items())},
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "database_queries_max": most_queries(queries[::17]),
        "missed": missed[:: max(1, len(missed) // 60)],
    }


if __name__ == "__main__":
    json.dump(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 12), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
