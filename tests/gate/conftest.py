"""The people and the pages of the gate's tests, made once per module; each test rolls back to them."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from content.models import ArticlePage
from tests import people
from tests.gate.case import UNCLEARED


@dataclass(frozen=True)
class World:
    """`pages`: one in each state that must not come out."""

    cast: people.Cast
    pages: list[ArticlePage]


@pytest.fixture(scope="module")
def made(cast_made, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        cast = people.found()
        yield World(cast, [make(cast) for make in UNCLEARED])
        transaction.set_rollback(True)


@pytest.fixture
def world(made, db):
    return made
