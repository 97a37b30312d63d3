"""Who may do what to whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from reference.models import Leave, Membership, PeopleRecord
from reference.people import accounts, giving, handing_over, leaves, rights
from reference.people.errors import PeopleError
from reference.roles import roles_of
from tests import factories
from tests.people import NAMES, Role, find, person
from tests.reference.people_steps import DAY, bring_back, every_role, give, other, own, role, succeeds, today

pytestmark = pytest.mark.django_db
Kind = PeopleRecord.Kind


# Who may change whose account; everybody else may change nobody's.
ALL = set(NAMES)
MANAGES = {
    "administrator": ALL - {"administrator"},
    "chief": ALL - {"chief", "administrator"},
    "leader": {"editor", "deputy"},
    "other_leader": {"other_editor"},
}


def lead_away(actor, user):
    leaves.enter_leave(actor, user, today(), today())


def take_over(actor, user):
    factories.article(owner=user)
    receiver = person("nhan", Role.DESK_OFFICER)
    handing_over.hand_over(actor, user, receiver)


ACTS = {
    "change": lambda actor, user: accounts.change(actor, user, "Tên Khác", "khac@example.vn"),
    "send_link": accounts.send_link,
    "deactivate": lambda actor, user: accounts.deactivate(actor, user, None),
    "reactivate": bring_back,
    "hand_over": take_over,
    "enter_leave": lead_away,
}


@pytest.mark.parametrize("act", ACTS)
def test_only_those_who_manage_an_account_do_anything_to_it(cast, act):
    allowed = {
        actor: {target for target in NAMES if succeeds(ACTS[act], getattr(cast, actor), getattr(cast, target))}
        for actor in NAMES
    }
    expected = {actor: MANAGES.get(actor, set()) for actor in NAMES}
    if act == "enter_leave":
        expected = {actor: targets | {actor} for actor, targets in expected.items()}
    assert allowed == expected


def test_only_those_who_manage_a_person_cancel_their_leave(cast):
    leave = Leave.objects.create(user=cast.editor, first_day=today(), last_day=today())
    may = {name for name in NAMES if succeeds(leaves.cancel_leave, getattr(cast, name), leave)}
    assert may == {"administrator", "chief", "leader", "editor"}


OFFICE = {"clearance_officer", "desk_officer", "translator ja", "reviewer ja"}
AGENCIES = {f"{name} {code}" for name in ("editor", "leader", "deputy") for code in ("svhttdl", "bqlkcn")}
GIVES = {
    "administrator": OFFICE | AGENCIES | {"chief", "deputy chief", "administrator"},
    "chief": OFFICE | AGENCIES | {"chief", "deputy chief"},
    "leader": {"editor svhttdl", "deputy svhttdl"},
    "other_leader": {"editor bqlkcn", "deputy bqlkcn"},
}


def test_nobody_gives_more_than_they_have(cast):
    newcomer = person("moi")
    allowed = {
        actor: {
            name
            for name, membership in every_role().items()
            if succeeds(giving.give_role, getattr(cast, actor), newcomer, membership)
        }
        for actor in NAMES
    }
    assert allowed == {actor: GIVES.get(actor, set()) for actor in NAMES}


def test_the_same_holds_for_an_invitation(cast):
    def invite(actor, membership):
        accounts.invite(actor, "Người Mới", "nguoi.moi@example.vn", membership)

    for actor in NAMES:
        allowed = {name for name, given in every_role().items() if succeeds(invite, getattr(cast, actor), given)}
        assert allowed == GIVES.get(actor, set()), actor
    assert not get_user_model().objects.filter(email="nguoi.moi@example.vn").exists()


def test_the_same_holds_for_ending_a_role(cast):
    holder = person("moi")
    held = {
        name: give(holder, m.role, agency=m.agency, language=m.language, is_deputy=m.is_deputy)
        for name, m in every_role().items()
    }
    yesterday = today() - DAY
    for actor in NAMES:
        allowed = {name for name, m in held.items() if succeeds(giving.end_role, getattr(cast, actor), m, yesterday)}
        assert allowed == GIVES.get(actor, set()), actor


@pytest.mark.parametrize("name", ["leader", "chief", "administrator"])
def test_nobody_gives_or_ends_own_roles(cast, name):
    actor = getattr(cast, name)
    held = give(actor, Role.EDITOR, agency=own())
    with pytest.raises(PeopleError):
        giving.give_role(actor, actor, role(Role.LEADER, agency=own(), is_deputy=True))
    with pytest.raises(PeopleError):
        giving.end_role(actor, held, today() - DAY)
    assert actor.memberships.filter(valid_to=None).count() == 2


def test_the_deputy_of_the_chief_does_not_reach_the_chief(cast):
    deputy = person("pho.phutrach", Role.CHIEF, is_deputy=True)
    assert rights.may_manage(deputy, cast.desk)
    assert not rights.may_manage(deputy, cast.chief)
    assert not succeeds(giving.give_role, deputy, cast.desk, role(Role.CHIEF))
    assert succeeds(giving.give_role, deputy, cast.desk, role(Role.CHIEF, is_deputy=True))
    assert rights.may_manage(cast.chief, deputy)


class TestMoreThanOneRole:
    """A leader reaches a person only when everything that comes with the account is the leader's to give."""

    def reaches(self, cast, user):
        return succeeds(accounts.change, cast.leader, user, "Tên Khác", "cua.lanhdao@example.vn")

    @pytest.mark.parametrize(
        "more",
        [
            lambda: role(Role.DESK_OFFICER),
            lambda: role(Role.CHIEF),
            lambda: role(Role.TRANSLATOR, language="ja"),
            lambda: role(Role.LEADER, agency=own()),
            lambda: role(Role.LEADER, agency=other(), is_deputy=True),
            lambda: role(Role.EDITOR, agency=other()),
            lambda: role(Role.DESK_OFFICER, valid_from=date(2100, 1, 1)),
        ],
        ids=["desk", "chief", "translator", "leader", "deputy elsewhere", "editor elsewhere", "desk one day"],
    )
    def test_one_role_that_is_not_the_leaders_is_enough_to_refuse(self, cast, more):
        assert self.reaches(cast, cast.editor)
        membership = more()
        membership.user = cast.editor
        membership.save()
        assert not self.reaches(cast, cast.editor)
        assert not succeeds(accounts.deactivate, cast.leader, cast.editor, None)

    def test_a_role_that_is_over_does_not_count(self, cast):
        give(cast.editor, Role.DESK_OFFICER, valid_to=today() - DAY)
        assert self.reaches(cast, cast.editor)

    def test_bringing_somebody_back_needs_the_right_to_all_roles_that_come_back(self, cast):
        give(cast.editor, Role.REVIEWER, language="ja")
        accounts.deactivate(cast.chief, cast.editor, None)
        assert not succeeds(accounts.reactivate, cast.leader, cast.editor)
        assert succeeds(accounts.reactivate, cast.chief, cast.editor)

    def test_a_former_editor_is_still_the_leaders_but_a_former_leader_is_not(self, cast):
        Membership.objects.filter(user__in=[cast.editor, cast.deputy]).update(valid_to=today() - DAY)
        Membership.objects.filter(user=cast.deputy).update(is_deputy=False)
        assert self.reaches(cast, cast.editor)
        assert not self.reaches(cast, cast.deputy)
        assert rights.may_manage(cast.chief, cast.deputy)

    def test_a_person_without_any_role_is_the_offices(self, cast):
        nobody = person("trong")
        assert not self.reaches(cast, nobody)
        assert rights.may_manage(cast.chief, nobody)

    @pytest.mark.parametrize("how", ["superuser", "group", "right"])
    def test_rights_beside_roles_are_the_administrators(self, cast, how):
        if how == "superuser":
            get_user_model().objects.filter(pk=cast.editor.pk).update(is_superuser=True)
        elif how == "group":
            cast.editor.groups.add(Group.objects.create(name="choir"))
        else:
            cast.editor.user_permissions.add(Permission.objects.get(codename="add_user"))
        editor = find("bientap")
        assert [rights.may_manage(a, editor) for a in (cast.leader, cast.chief, cast.administrator)] == [0, 0, 1]


class TestActors:
    def test_the_deactivated_do_nothing_even_with_an_open_window(self, cast):
        """The actor was loaded before; the act reads anew."""
        for actor in (cast.leader, cast.chief):
            get_user_model().objects.filter(pk=actor.pk).update(is_active=False)
            assert actor.is_active
            assert not succeeds(ACTS["change"], actor, cast.editor)
            assert not succeeds(giving.give_role, actor, cast.editor, role(Role.LEADER, agency=own(), is_deputy=True))
            assert not succeeds(lead_away, actor, actor)

    def test_a_role_that_was_ended_meanwhile_gives_no_right(self, cast):
        assert roles_of(cast.leader).principal_of  # remembered for the rest of the request
        Membership.objects.filter(user=cast.leader).update(valid_to=today() - DAY)
        assert not succeeds(ACTS["change"], cast.leader, cast.editor)

    def test_a_leader_acts_from_the_first_day_to_the_last(self, cast):
        for days, is_leader in (((-5, -1), False), ((0, 0), True), ((1, 5), False)):
            begin, end = (today() + days_away * DAY for days_away in days)
            Membership.objects.filter(user=cast.leader).update(valid_from=begin, valid_to=end)
            assert succeeds(ACTS["change"], cast.leader, cast.editor) == is_leader, days
