"""Every address, asked by everybody, answers as policy.txt says; and what is hidden stays hidden."""

import pytest

from tests.rights.check import wrong
from tests.rights.policy import policy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", policy().names)
def test_the_address_answers_as_the_policy_says(name, world):
    failures = wrong(world, name)
    assert not failures, "\n".join(failures)
