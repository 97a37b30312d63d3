r"""What one translation costs, whole way: asked for, filled from the memory, accepted, submitted, approved, live.

    .venv/bin/python bench/translation_line.py [stories]
    TEST_DATABASE=postgresql .venv/bin/python -m tests.postgresql \
        .venv/bin/python bench/translation_line.py

Stories of 23 segments in four languages, on a database of its own; SQL statements and processor time for each
translation as JSON. Counted until every row exists and the workbench opens.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"  # static files without a manifest
os.environ.setdefault("LOG_LEVEL", "ERROR")
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.meter import Meter  # noqa: E402
from cms import settings as real  # noqa: E402
from cms.garbage import settle  # noqa: E402
from content.models import ArticlePage  # noqa: E402
from tests import factories  # noqa: E402
from tests.people import Role, client_of, person  # noqa: E402
from translation import asking, deciding, memory, saving  # noqa: E402
from translation.models import MemoryEntry, Translation  # noqa: E402

LANGUAGES = ("en", "zh-hans", "ja", "fr")
PARAGRAPHS = 21  # with title and lead 23 segments
WORDS = {"en": "Sentence number {} of this story.", "fr": "Phrase numéro {} du récit.", "ja": "この記事の第{}文です。"}
WORDS["zh-hans"] = "本文的第{}句。"


STEPS = ("look up", "ask", "open", "accept", "submit", "approve")


def body(number: int) -> list[dict[str, object]]:
    return [
        factories.text(f"<p>Câu số {PARAGRAPHS * number + place} của bài.</p>") | {"id": f"b{place}"}
        for place in range(PARAGRAPHS)
    ]


def make_stories(count: int) -> list[ArticlePage]:
    return [
        factories.article(f"Bài số {number}", lead=f"Mở đầu số {number}.", body=body(number)) for number in range(count)
    ]


def fill_memory(stories: list[ArticlePage]) -> None:
    """An exact pair for every segment but the numbers of the words that the checks compare."""
    from translation import segments  # after Django is set up

    entries = []
    for story in stories:
        for text in segments.extract(story):
            number = "".join(sign for sign in text.words if sign.isdigit())
            for code, words in WORDS.items():
                entries.append(
                    MemoryEntry(
                        language=code,
                        source=text.words,
                        source_digest=memory.digest(text.words),
                        folded=text.words,
                        target=words.format(number),
                        target_digest=memory.digest(words.format(number)),
                    )
                )
    MemoryEntry.objects.bulk_create(entries, ignore_conflicts=True, batch_size=500)


def ask(story: ArticlePage, people: dict[str, object], meter: Meter) -> dict[str, int]:
    """In all languages, as the desk's form does."""
    made = {}
    with meter.step("look up"):
        known = asking.cleared(story)
    for code in LANGUAGES:
        with meter.step("ask"):
            made[code] = asking.ask(known, code, people["desk"]).pk
    return made


def translate(made: int, code: str, people: dict[str, object], meter: Meter) -> None:
    translation = Translation.objects.get(pk=made)
    with meter.step("open"):
        page = people[f"client {code}"].get(reverse("translation", args=[translation.pk]))
        if page.status_code != 200:
            raise SystemExit(f"the workbench answered {page.status_code}")
    words = {row.position: row.target for row in translation.segments.all()}
    if not all(words.values()):
        raise SystemExit("the memory did not fill every segment")
    with meter.step("accept"):
        saving.save_all(translation, people[f"translator {code}"], words)
    with meter.step("submit"):
        deciding.submit(Translation.objects.with_pages().get(pk=made), people[f"translator {code}"])
    translation = Translation.objects.with_pages().get(pk=made)
    token = deciding.seen(translation.segments.all())
    with meter.step("approve"):
        deciding.approve(translation, people[f"reviewer {code}"], token)


def make_people() -> dict[str, object]:
    people: dict[str, object] = {"desk": person("desk", Role.DESK_OFFICER)}
    for code in LANGUAGES:
        people[f"translator {code}"] = person(f"t-{code}", Role.TRANSLATOR, language=code)
        people[f"reviewer {code}"] = person(f"r-{code}", Role.REVIEWER, language=code)
        people[f"client {code}"] = client_of(people[f"translator {code}"])
    return people


def main(count: int) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    factories.make_site()
    people, meter = make_people(), Meter()
    stories = make_stories(count + 1)
    fill_memory(stories)
    settle()  # as the site does
    for number, story in enumerate(stories):
        its_meter = meter if number else Meter()  # the first warms: trees, content types, workflows
        for code, made in ask(story, people, its_meter).items():
            translate(made, code, people, its_meter)
    live = ArticlePage.objects.live().exclude(locale__language_code="vi").count()
    told = {
        "database": connection.vendor,
        "stories": count,
        "translations": count * len(LANGUAGES),
        "live": live - len(LANGUAGES),
        "segments": PARAGRAPHS + 2,
        **meter.report(STEPS, {"look up": 1 / len(LANGUAGES)}),
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    with override_settings(TASKS=real.TASKS, CACHES=real.CACHES):  # not those of the tests, which do less
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
