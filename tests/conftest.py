"""What all tests share."""

import os
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from content import trees
from reference.models import Office
from tests import factories, migrated, people
from tests.demo_copy import demo_in


@pytest.fixture(autouse=True)
def _clean_process():
    """No test sees another's cached menus or language."""
    cache.clear()
    translation.activate("vi")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """What is prepared once for all processes of this run."""
    return run_folder(tmp_path_factory) / "shelf"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker, shelf):
    """Migrations run once in a run."""
    with django_db_blocker.unblock(), migrated.copied_for_tests(shelf):
        yield


@pytest.fixture(scope="session")
def migrated_database(django_db_blocker, shelf):
    """A database after all migrations, to be copied: a file, or a name on PostgreSQL."""
    with django_db_blocker.unblock():
        return migrated.database(shelf)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Office and five language trees stand in the test database from the start; tests roll back to them."""
    with django_db_blocker.unblock():
        if not Office.objects.exists():  # kept with --reuse-db
            factories.make_site()


@pytest.fixture
def home(db):
    """The Vietnamese home of the office."""
    return trees.home_of("vi")


@pytest.fixture(scope="module")
def cast_made(django_db_setup, django_db_blocker):
    """The cast in the database for this module's tests: groups of agencies take a while."""
    with django_db_blocker.unblock(), transaction.atomic():
        people.cast()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def cast(cast_made, home):
    return people.found()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory, shelf):
    """The demo in the database for this module's tests; each of them rolls back to it."""
    folder = tmp_path_factory.mktemp("demo")
    paths = override_settings(DATA_DIR=folder, MEDIA_ROOT=folder / "media")
    with django_db_blocker.unblock(), paths, demo_in(folder, shelf):
        yield


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """Shared by the processes of a run."""
    base = factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture
def demo(loaded, db):
    """The demo, loaded."""
