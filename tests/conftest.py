"""What all tests share."""

import pytest
from django.core.cache import cache

from content import trees
from tests import factories


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Office and five language trees stand in the test database from the start; tests roll back to them."""
    with django_db_blocker.unblock():
        factories.make_site()


@pytest.fixture
def home(db):
    """The Vietnamese home of the office."""
    return trees.home_of("vi")
