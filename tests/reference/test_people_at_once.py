"""Two people at the same time."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from reference.models import PeopleRecord
from reference.people import accounts
from reference.people.errors import PeopleError
from tests.people import Role, person
from tests.reference.people_steps import in_threads, role

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind = PeopleRecord.Kind


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
class TestTwoAtOnce:
    """Real connections with rows of their own, which are taken away again."""

    @pytest.fixture
    def chiefs(self, home):
        made = in_threads(lambda: [person(f"truong{n}", Role.CHIEF) for n in (1, 2)])[0]
        yield made
        in_threads(lambda: remove(made))

    def test_one_address_is_given_once(self, chiefs):
        for number in range(5):
            email = f"moi{number}@example.vn"
            acts = [lambda c=c, e=email: accounts.invite(c, "An", e, role(Role.DESK_OFFICER)) for c in chiefs]
            invited = [outcome for outcome in in_threads(*acts) if not isinstance(outcome, PeopleError)]
            in_threads(lambda people=invited: remove(people))
            assert [user.email for user in invited] == [email]

    def test_two_chiefs_do_not_put_each_other_out(self, chiefs):
        first, second = chiefs
        for _round in range(5):
            outcomes = in_threads(
                lambda: accounts.deactivate(first, second, None), lambda: accounts.deactivate(second, first, None)
            )
            assert sum(isinstance(outcome, PeopleError) for outcome in outcomes) == 1
            in_threads(lambda: get_user_model().objects.filter(pk__in=[first.pk, second.pk]).update(is_active=True))


def remove(users):
    PeopleRecord.objects.filter(user__in=users)._raw_delete("default")
    get_user_model().objects.filter(pk__in=[user.pk for user in users]).delete()
