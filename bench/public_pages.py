"""How long the public pages of this installation take, and their queries, as JSON.

    DATA_DIR=… .venv/bin/python bench/public_pages.py [visits]

Warm process, no page cache; in-process through Django's test client, so neither network nor server is in it.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from content.models import ArticlePage, DestinationPage, InvestmentPage, SectionPage  # noqa: E402


def paths() -> list[str]:
    """One page per type, two searches, the feeds."""
    types = (SectionPage, ArticlePage, InvestmentPage, DestinationPage)
    pages = [model.objects.live().order_by("pk").first() for model in types]
    fixed = [
        "/vi/",
        "/en/",
        "/vi/search/?q=dau+tu",
        "/vi/search/?q=nhan+long",
        "/vi/feed.rss",
        "/sitemap.xml",
        "/vi/x/",
    ]
    return [*fixed, *(page.url_path for page in pages if page)]


def measure(client: Client, path: str, visits: int) -> dict[str, object]:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    queries = len(captured)  # now: the next request empties Django's log
    milliseconds = []
    for _ in range(visits):
        began = time.perf_counter()
        client.get(path)
        milliseconds.append((time.perf_counter() - began) * 1000)
    return {
        "path": path,
        "queries": queries,
        "median_ms": round(statistics.median(milliseconds), 1),
        "slowest_ms": round(max(milliseconds), 1),
    }


if __name__ == "__main__":
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    client = Client(headers={"host": "localhost"})
    json.dump([measure(client, path, visits) for path in paths()], sys.stdout, indent=1)
    sys.stdout.write("\n")
