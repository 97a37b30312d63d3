"""Translations of somebody who leaves go to somebody who can make them."""

import pytest

from reference.models import Membership
from reference.people import handing_over
from reference.people.errors import PeopleError
from tests.people import person
from translation import asking
from translation.models import Translation

pytestmark = pytest.mark.django_db
Role = Membership.Role


@pytest.fixture
def two(cast):
    """Translates two languages."""
    user = person("haithu", Role.TRANSLATOR, language="ja")
    Membership.objects.create(user=user, role=Role.TRANSLATOR, language="fr")
    return user


def languages_of(user):
    return sorted(Translation.objects.filter(assignee=user).values_list("language", flat=True))


def test_a_translator_of_one_language_takes_over_that_one_only(story, cast, two):
    for code in ("ja", "fr"):
        asking.ask(story, code, cast.desk, two)
    handing_over.hand_over(cast.chief, two, cast.translator)
    assert (languages_of(cast.translator), languages_of(two)) == (["ja"], ["fr"])
    handing_over.hand_over(cast.chief, two, cast.desk)
    assert (languages_of(cast.desk), languages_of(two)) == (["fr"], [])


def test_who_could_take_over_nothing_is_told_so(story, cast, two):
    asking.ask(story, "fr", cast.desk, two)
    with pytest.raises(PeopleError, match="ngôn ngữ khác"):
        handing_over.hand_over(cast.chief, two, cast.translator)
    assert languages_of(two) == ["fr"]
