"""Roles of a day, and the groups that follow them."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from reference import groups
from reference.models import Membership
from reference.roles import Roles, holders, roles_of
from tests import factories

pytestmark = pytest.mark.django_db
Role = Membership.Role


def person(name="an", **fields):
    return get_user_model().objects.create_user(name, f"{name}@example.vn", "x", **fields)


def fresh(user):
    return get_user_model().objects.get(pk=user.pk)


def test_roles_are_those_that_hold_today():
    user, agency = person(), factories.agency("svhttdl")
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.create(user=user, role=Role.EDITOR, agency=agency)
    Membership.objects.create(user=user, role=Role.REVIEWER, language="ja", valid_to=yesterday)
    assert roles_of(user) == Roles(edits=frozenset({agency.pk}))


def test_the_deactivated_have_no_roles_and_no_groups():
    user = person()
    Membership.objects.create(user=user, role=Role.CHIEF)
    user.is_active = False
    user.save()
    groups.sync(user)
    assert roles_of(fresh(user)) == Roles()
    assert not user.groups.exists()


def test_groups_follow_roles_and_leave_other_groups_alone():
    from django.contrib.auth.models import Group

    user, agency = person(), factories.agency("svhttdl")
    user.groups.add(Group.objects.create(name="choir"))
    membership = Membership.objects.create(user=user, role=Role.EDITOR, agency=agency)
    assert set(user.groups.values_list("name", flat=True)) == {"choir", "editor:svhttdl"}
    membership.delete()
    assert set(user.groups.values_list("name", flat=True)) == {"choir"}


def test_a_role_that_ended_leaves_its_group_with_the_daily_run():
    user = person()
    Membership.objects.create(user=user, role=Role.DESK_OFFICER)
    Membership.objects.filter(user=user).update(valid_to=date(2024, 1, 1))
    assert groups.sync_everyone() == 1
    assert not user.groups.exists()
    assert groups.sync_everyone() == 0


def test_only_administrators_are_superusers():
    user = person()
    membership = Membership.objects.create(user=user, role=Role.ADMINISTRATOR)
    assert fresh(user).is_superuser
    membership.delete()
    assert not fresh(user).is_superuser


def test_setup_may_run_twice_and_nobody_gets_users_or_publishing():
    from django.contrib.auth.models import Group

    agency = factories.agency("svhttdl")
    groups.setup()
    first = {g.name: sorted(g.permissions.values_list("codename", flat=True)) for g in Group.objects.all()}
    groups.setup()
    again = {g.name: sorted(g.permissions.values_list("codename", flat=True)) for g in Group.objects.all()}
    assert first == again
    assert {f"editor:{agency.code}", "translator:ja", "chief"} <= first.keys()
    ours = {name: codes for name, codes in first.items() if name.partition(":")[0] in Role.values}
    assert not [c for codes in ours.values() for c in codes if c.endswith(("_user", "_group", "publish_page"))]
    assert "edit_ja" in first["translator:ja"]
    assert "edit_en" not in first["translator:ja"]


def test_an_editor_chooses_files_of_the_own_agency_and_the_shared_ones():
    from wagtail.images.permissions import permission_policy

    user, own, other = person(), factories.agency("a"), factories.agency("b")
    Membership.objects.create(user=user, role=Role.EDITOR, agency=own)
    choosable = permission_policy.collections_user_has_permission_for(user, "choose")
    assert set(choosable) == {groups.collection_of(own), groups.shared_collection()}
    assert groups.collection_of(other) not in choosable


def test_principals_come_before_deputies():
    agency = factories.agency("a")
    deputy, leader, away = person("d"), person("l"), person("x", is_active=False)
    Membership.objects.create(user=deputy, role=Role.LEADER, agency=agency, is_deputy=True)
    Membership.objects.create(user=leader, role=Role.LEADER, agency=agency)
    Membership.objects.create(user=away, role=Role.LEADER, agency=agency)
    found = holders(Role.LEADER, timezone.localdate(), agency_id=agency.pk)
    assert [m.user for m in found] == [leader, deputy]
