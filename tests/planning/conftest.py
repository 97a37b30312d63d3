"""The cast, and addresses of the plan's screens."""

import pytest

from tests.people import cast as make_cast


@pytest.fixture
def cast(db):
    return make_cast()
