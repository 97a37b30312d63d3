"""The site's process keeps what it loaded out of the garbage collector's way."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from django.conf import settings

from cms.garbage import THRESHOLDS

LOADED = "import cms.wsgi, gc, json, sys; print(json.dumps([gc.get_freeze_count(), gc.get_threshold()]))"


def test_what_is_loaded_at_the_start_is_frozen():
    said = subprocess.run(  # noqa: S603  (our own interpreter)
        [sys.executable, "-c", LOADED],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    frozen, thresholds = json.loads(said.stdout.splitlines()[-1])
    assert frozen > 100_000
    assert tuple(thresholds) == THRESHOLDS
