"""What one translation costs in wagtail-localize, on this machine: the measure for bench/translation_line.py.

    .venv/bin/python bench/peer_line.py [stories]

The same stories in the same languages, in a plain Wagtail of its own: source and translation made, editor opened,
strings taken from a PO file, published. Without review, checks, memory, clearance or deliveries: it has none.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import django
from django.conf import settings

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from bench.meter import Meter  # noqa: E402

LANGUAGES = [("vi", "vi"), ("en", "en"), ("fr", "fr"), ("ja", "ja"), ("zh-hans", "zh")]
PARAGRAPHS = 21
STEPS = ("source", "ask", "open", "fill", "publish")
WAGTAIL = ("embeds", "sites", "users", "snippets", "documents", "images", "search", "admin")
DJANGO = ("auth", "contenttypes", "sessions", "messages", "staticfiles")
FOLDER = Path(tempfile.mkdtemp(prefix="bench-"))
DATABASE = {  # a file, written as safely as ours
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": FOLDER / "db.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000; "
        "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
    },
}
settings.configure(
    SECRET_KEY="of no use anywhere",  # noqa: S106
    DATABASES={"default": DATABASE},
    INSTALLED_APPS=[
        "peer", "wagtail_localize", "wagtail_localize.locales", "wagtail.contrib.forms", "wagtail.contrib.redirects",
        *(f"wagtail.{name}" for name in WAGTAIL), "wagtail", "modelcluster", "taggit",
        *(f"django.contrib.{name}" for name in DJANGO),
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    MIGRATION_MODULES={"peer": "peer_migrations"},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    WAGTAIL_I18N_ENABLED=True,
    LANGUAGE_CODE="vi",
    LANGUAGES=LANGUAGES,
    WAGTAIL_CONTENT_LANGUAGES=LANGUAGES,
    WAGTAIL_SITE_NAME="peer",
    WAGTAILADMIN_BASE_URL="http://localhost",
    WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}},
    STATIC_URL="/static/",
    ROOT_URLCONF="peer.urls",
    ALLOWED_HOSTS=["*"],
)  # fmt: skip


def translate(number: int, meter: Meter, user: Any, client: Any, locales: list[Any]) -> None:
    from peer.models import PlainPage
    from wagtail.models import Page
    from wagtail_localize.models import Translation, TranslationSource

    texts = [f"<p>Câu số {PARAGRAPHS * number + place} của bài.</p>" for place in range(PARAGRAPHS)]
    body = json.dumps([{"type": "text", "value": text, "id": f"b{place}"} for place, text in enumerate(texts)])
    page = PlainPage(title=f"Bài số {number}", slug=f"bai-{number}", lead=f"Mở đầu số {number}.", body=body)
    Page.objects.get(depth=2, locale__language_code="vi").add_child(instance=page)
    page.save_revision(user=user).publish(user=user)
    with meter.step("source"):
        source, _is_new = TranslationSource.update_or_create_from_instance(page)
    for locale in locales:
        with meter.step("ask"):
            made = Translation.objects.create(source=source, target_locale=locale)
            made.save_target(user=user, publish=False)
        with meter.step("open"):
            client.get(f"/admin/pages/{made.get_target_instance().pk}/edit/")
        strings = made.export_po()
        for entry in strings:
            entry.msgstr = f"[{locale.language_code}] {entry.msgid}"
        with meter.step("fill"):
            made.import_po(strings, user=user)
        with meter.step("publish"):
            made.save_target(user=user, publish=True)


def main(count: int) -> None:
    (FOLDER / "peer_migrations").mkdir()
    (FOLDER / "peer_migrations" / "__init__.py").touch()
    sys.path.insert(0, str(FOLDER))
    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client
    from wagtail.models import Locale, Page

    call_command("makemigrations", "peer", verbosity=0)
    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("a", "a@example.vn", "a")
    home, client = Page.objects.get(depth=2), Client()
    client.force_login(user)
    locales = [Locale.objects.create(language_code=code) for code, _name in LANGUAGES[1:]]
    for locale in locales:
        home.copy_for_translation(locale)
    translate(0, Meter(), user, client, locales)  # warm
    meter = Meter()
    for number in range(1, count + 1):
        translate(number, meter, user, client, locales)
    shares = {"source": 1 / len(locales)}  # once for all languages
    told = {"stories": count, "translations": count * len(locales), **meter.report(STEPS, shares)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
