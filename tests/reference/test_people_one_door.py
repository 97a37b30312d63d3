"""Accounts and roles change on the people screens only."""

from __future__ import annotations

import re

import pytest

from reference.models import PeopleRecord
from tests.people import NAMES, client_of
from tests.reference.people_steps import PASSWORD, at, is_refused, state_of_people
from tests.test_addresses import addresses

pytestmark = pytest.mark.django_db
Kind = PeopleRecord.Kind


class TestOneDoor:
    """Wagtail's own forms for users: nobody's but the administrator's, and that leads here."""

    ADDRESSES = sorted(
        {a for a in addresses() if re.match(r"admin/(users|snippets/(choose/)?reference/membership)/", a)}
    )
    BULK = [f"admin/bulk/accounts/user/{act}/" for act in ("delete", "assign_role", "set_active_state")]
    FORM = {
        "username": "gia",
        "email": "gia@example.vn",
        "first_name": "Giả",
        "last_name": "Mạo",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "is_superuser": "on",
        "is_active": "on",
        "role": "administrator",
        "mark_as_active": "False",
    }

    def addresses_for(self, user):
        held = user.memberships.first()
        keys = {True: f"/{user.pk}/", False: f"/{held.pk}/"}
        found = ["/" + address.replace("/1/", keys["users" in address]) for address in self.ADDRESSES]
        return [*found, *(f"/{address}?id={user.pk}" for address in self.BULK)]

    def test_there_are_as_many_as_we_think(self):
        assert {"admin/users/new/", "admin/users/edit/1/", "admin/users/delete/1/"} <= set(self.ADDRESSES)
        assert len(self.ADDRESSES) > 15

    @pytest.mark.parametrize("name", sorted(set(NAMES) - {"administrator"}))
    def test_they_refuse_everybody_else(self, cast, name):
        client = client_of(getattr(cast, name))
        before = state_of_people()
        for address in self.addresses_for(cast.editor):
            assert is_refused(client.get(address)), address
            assert is_refused(client.post(address, {**self.FORM, "user": cast.editor.pk})), address
        assert state_of_people() == before

    def test_the_menu_has_one_entry(self, cast):
        menu = client_of(cast.administrator).get("/admin/").content.decode()
        assert at("people") in menu
        assert "/admin/users/" not in menu
        assert "/admin/snippets/reference/membership/" not in menu
        assert "/admin/groups/" in menu

    def test_the_administrator_is_led_to_the_people_screens(self, cast):
        client = client_of(cast.administrator)
        person_page = at("person", cast.editor)
        pk, role = cast.editor.pk, cast.editor.memberships.get().pk
        led = {
            "/admin/users/new/": at("people_invite"),
            f"/admin/users/edit/{pk}/": person_page,
            f"/admin/users/delete/{pk}/": person_page,
            f"/admin/snippets/reference/membership/edit/{role}/": person_page,
            f"/admin/snippets/reference/membership/delete/{role}/": at("people"),
        }
        assert {address: client.get(address).headers.get("Location") for address in led} == led
        assert client.post("/admin/snippets/reference/membership/add/", self.FORM)["Location"] == at("people")

    def test_no_form_of_wagtail_changes_accounts_or_roles_past_the_record(self, cast):
        client = client_of(cast.administrator)
        before = state_of_people()
        for address in self.addresses_for(cast.editor):
            client.post(address, {**self.FORM, "user": cast.editor.pk})
            assert state_of_people() == before, address
