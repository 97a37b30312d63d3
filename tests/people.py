"""A cast for tests: every role, inside and outside, two agencies, two languages."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.test import Client

from reference.models import Membership
from tests import factories

Role = Membership.Role


def person(name: str, role: str | None = None, *, is_outside: bool = False, is_active: bool = True, **scope):
    """A user with one role; `scope` as on Membership."""
    user = get_user_model().objects.create_user(
        name, f"{name}@example.vn", "x", first_name=name.title(), is_outside=is_outside, is_active=is_active
    )
    if role:
        Membership.objects.create(user=user, role=role, **scope)
    return user


NAMES = {
    "editor": "bientap",
    "leader": "lanhdao",
    "deputy": "pho",
    "other_editor": "bientap2",
    "other_leader": "lanhdao2",
    "clearer": "duyet",
    "desk": "dieuphoi",
    "chief": "phutrach",
    "administrator": "quantri",
    "translator": "dichja",
    "reviewer": "hieudinhja",
    "other_translator": "dichfr",
    "outsider": "ngoai",
}


def find(name: str):
    """A person of the cast, as they are in the database now."""
    return get_user_model().objects.get(username=name)


def client_of(user) -> Client:
    client = Client(headers={"accept-language": "vi"})
    client.force_login(user)
    return client


@dataclass(frozen=True)
class Cast:
    editor: object
    leader: object
    deputy: object
    other_editor: object
    other_leader: object
    clearer: object
    desk: object
    chief: object
    administrator: object
    translator: object
    reviewer: object
    other_translator: object
    outsider: object


def cast() -> Cast:
    own, other = factories.agency("svhttdl"), factories.agency("bqlkcn", name_vi="Ban Quản lý các khu công nghiệp")
    return Cast(
        editor=person("bientap", Role.EDITOR, agency=own),
        leader=person("lanhdao", Role.LEADER, agency=own),
        deputy=person("pho", Role.LEADER, agency=own, is_deputy=True),
        other_editor=person("bientap2", Role.EDITOR, agency=other),
        other_leader=person("lanhdao2", Role.LEADER, agency=other),
        clearer=person("duyet", Role.CLEARANCE_OFFICER),
        desk=person("dieuphoi", Role.DESK_OFFICER),
        chief=person("phutrach", Role.CHIEF),
        administrator=person("quantri", Role.ADMINISTRATOR),
        translator=person("dichja", Role.TRANSLATOR, language="ja"),
        reviewer=person("hieudinhja", Role.REVIEWER, language="ja"),
        other_translator=person("dichfr", Role.TRANSLATOR, language="fr"),
        outsider=person("ngoai", Role.TRANSLATOR, language="ja", is_outside=True),
    )


def found() -> Cast:
    """The cast, as it stands in the database."""
    rows = {user.username: user for user in get_user_model().objects.filter(username__in=NAMES.values())}
    return Cast(**{part: rows[name] for part, name in NAMES.items()})
