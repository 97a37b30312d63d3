"""Two release loops at once over a hundred due pages."""

from __future__ import annotations

import os
from typing import Any

COUNT = 100


def run(base: str) -> dict[str, Any]:
    """Each page goes out once, whichever loop takes it."""
    from content.models import ArticlePage, PageEvent
    from syndication.models import ItemVersion
    from tests.soak import databases
    from tests.soak.killing import _name
    from tests.soak.operations import due_pages

    case = databases.copied(base, _name("loops"))
    databases.use(case)
    due_pages(COUNT)
    databases.connections.close_all()
    released = _two_loops()
    stories = ArticlePage.objects.values("pk")
    published = list(PageEvent.objects.filter(kind="published", page_id__in=stories).values_list("page_id", flat=True))
    versions = list(ItemVersion.objects.values_list("item__story_id", flat=True))
    assert sum(released) == COUNT, released
    assert len(published) == len(set(published)) == COUNT
    assert len(versions) == len(set(versions)) == COUNT
    assert ArticlePage.objects.live().count() == COUNT
    return {"loops": released}


def _two_loops() -> list[int]:
    """How many each of two children released; both wait for the same signal to begin."""
    start_read, start_write = os.pipe()
    results = []
    for _child in range(2):
        read, write = os.pipe()
        if os.fork() == 0:
            os.close(start_write)
            os.read(start_read, 1)  # returns when the parent closes its end
            _release_into(write)
        os.close(write)
        results.append(read)
    os.close(start_read)
    os.close(start_write)
    return [int(os.fdopen(read).read() or -1) for read in results]


def _release_into(write: int) -> None:
    from django.utils import timezone

    from content import release

    try:
        os.write(write, str(release.release_due(timezone.now())).encode())
    finally:
        os._exit(0)
