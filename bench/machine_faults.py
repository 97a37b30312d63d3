"""How many spoilt answers of machines the verifier refuses, by language and kind of fault, as JSON.

    .venv/bin/python bench/machine_faults.py [segments] [seed]

Fifteen kinds of fault (tests/translation/machines/faults.py) over 500 Vietnamese texts in four languages; no network,
no database. Status 1 when one was accepted.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")

import django  # noqa: E402

django.setup()

from django.utils.translation import override  # noqa: E402

from tests.translation.machines.faults import CODES, SEED, Measured, measure  # noqa: E402

SEGMENTS = 500


def report(language: str, measured: Measured, seconds: float) -> dict[str, object]:
    return {
        "language": language,
        "good": measured.good,
        "good_refused": measured.good_refused,
        "spoilt": sum(measured.spoilt.values()),
        "accepted": len(measured.accepted),
        "examples": measured.accepted[:5],
        "refused_as": {operator: dict(reasons) for operator, reasons in measured.reasons.items()},
        "seconds": round(seconds, 1),
    }


def main(segments: int, seed: int) -> int:
    accepted = 0
    with override("en"):
        for language in CODES:
            started = time.perf_counter()
            measured = measure(language, segments, seed)
            told = report(language, measured, time.perf_counter() - started)
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
            accepted += len(measured.accepted)
    return 1 if accepted else 0


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*[*numbers, *[SEGMENTS, SEED][len(numbers) :]]))
