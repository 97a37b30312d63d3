"""Has Python look for garbage where it can be: not among what was loaded at the start."""

from __future__ import annotations

import gc

from django.urls import get_resolver

THRESHOLDS = (50_000, 20, 20)  # Python's own: 700, 10, 10; a request makes some ten thousand objects


def settle() -> None:
    """To be called once all is loaded: a quarter of a million objects stay to the end."""
    _ = get_resolver().url_patterns  # the screens, which Django would load at the first request
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
