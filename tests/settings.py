"""Settings of the tests: the real ones, with a data folder of their own and fast passwords."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="pho-hien-test-"))
os.environ.setdefault("SECRET_KEY", "a key for tests only, of no use anywhere else, long enough")

os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in the thread that runs the tests

from cms.catalogues import compile_stale  # noqa: E402
from cms.settings import *  # noqa: E402, F403
from cms.settings import LOCALE_PATHS, STORAGES  # noqa: E402

compile_stale(LOCALE_PATHS)  # before Django loads them

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "cms.static_files.PlainStorage"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
ALLOWED_HOSTS = [*globals()["ALLOWED_HOSTS"], "testserver"]
WHITENOISE_AUTOREFRESH = True

if file := os.environ.get("TEST_DB_FILE"):  # with --reuse-db the migrations of the last run stand already
    globals()["DATABASES"]["default"]["TEST"] = {"NAME": file}
