"""How many bad translations the checks catch and how many good ones they block, by language and kind, as JSON.

    .venv/bin/python bench/translation_checks.py [seed]

Good pairs are those of tests/translation/pairs; bad ones are made from them by operators that know no check
(tests/translation/bad_pairs.py). Add DATA_DIR of an installation to measure its published translations too.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")

import django  # noqa: E402

django.setup()

from django.utils.translation import override  # noqa: E402

from tests.translation.measuring import CODES, SEED, good_pairs, measure, published_pairs  # noqa: E402


def report(name: str, measured: object) -> dict[str, object]:
    return {
        "pairs": name,
        "good": measured.good,
        "good_blocked": len(measured.blocked),
        "good_blocked_share": round(measured.false_alarms, 4),
        "bad": sum(measured.bad.values()),
        "caught": measured.shares(),
    }


def write(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


def main(seed: int) -> None:
    with override("en"):
        for code in CODES:
            write(report(code, measure(good_pairs(code), seed)))
            if os.environ.get("DATA_DIR") and (goods := published_pairs(code)):
                write(report(f"{code}, published", measure(goods, seed)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEED)
