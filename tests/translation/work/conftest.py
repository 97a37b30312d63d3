"""Several stories and people of Japanese."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from reference.models import Membership
from tests import factories
from tests.people import person
from tests.translation.conftest import second_translator, story  # noqa: F401 - fixtures
from translation.models import Giving

Role = Membership.Role


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def second_reviewer(cast):
    return person("hieudinhja2", Role.REVIEWER, language="ja")


@pytest.fixture
def in_turn(db):
    """Japanese is given out in turn."""
    return Giving.objects.create(language="ja", translator="round_robin", reviewer="round_robin")


@pytest.fixture
def stories(cast):
    def make(number):
        body = [factories.text(f"<p>Câu {place} của bài.</p>") | {"id": f"b{place}"} for place in range(3)]
        return [factories.article(f"Bài số {one}", body=body) for one in range(number)]

    return make
