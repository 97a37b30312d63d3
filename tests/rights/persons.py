"""Who asks the addresses: every role, inside and outside, two agencies, two languages; and those let in nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from reference.models import Membership
from reference.roles import forget, roles_of
from tests import people
from tests.people import Cast

Role = Membership.Role
NOBODY = "nobody"


@dataclass
class Person:
    """`columns` are those of the person's roles in the policy; `client` is a browser in which they are signed in."""

    name: str
    columns: tuple[str, ...]
    user: Any
    client: Client

    def __post_init__(self) -> None:
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        if self.user is not None:
            forget(self.user)
            self.user.get_all_permissions()  # kept on the object
            roles_of(self.user)

    def sign_in_again(self) -> None:
        """After an address that signed the person out, whose effects on the database are taken back."""
        self.client.cookies.clear()
        self.client.cookies.load(self.cookies)

    @property
    def agencies(self) -> frozenset[int]:
        return roles_of(self.user).agencies if self.user else frozenset()

    @property
    def languages(self) -> frozenset[str]:
        return roles_of(self.user).languages if self.user else frozenset()


IN_CAST = {
    "editor": ("editor",),
    "other_editor": ("editor",),
    "leader": ("leader",),
    "other_leader": ("leader",),
    "deputy": ("deputy",),
    "clearer": ("clearer",),
    "translator": ("translator",),
    "other_translator": ("translator",),
    "reviewer": ("reviewer",),
    "outsider": ("outside_translator",),
    "desk": ("desk",),
    "chief": ("chief",),
    "administrator": ("administrator",),
}
MORE = {
    "other_reviewer": ("reviewer",),
    "outside_reviewer": ("outside_reviewer",),
    "two_languages": ("translator",),
    "two_hats": ("editor", "translator"),
    "anonymous": (NOBODY,),
    "deactivated": (NOBODY,),
    "former": (NOBODY,),
    "without_role": (NOBODY,),
}
COLUMNS_OF = {**IN_CAST, **MORE}
COLUMNS = tuple(dict.fromkeys(column for columns in COLUMNS_OF.values() for column in columns))


def everybody(cast: Cast) -> dict[str, Person]:
    """By name, in the order of the columns."""
    users = {name: getattr(cast, name) for name in IN_CAST} | dict(_missing(cast))
    found = [Person(name, own, users.get(name), _browser(users.get(name))) for name, own in COLUMNS_OF.items()]
    _shut_out(users["deactivated"])
    return {person.name: person for person in found}


def _missing(cast: Cast) -> Iterator[tuple[str, Any]]:
    """Whom the cast of all tests does not have."""
    agency = cast.editor.memberships.get().agency
    yesterday = timezone.localdate() - timedelta(days=1)
    yield "other_reviewer", people.person("hieudinhfr", Role.REVIEWER, language="fr")
    yield "outside_reviewer", people.person("ngoaihieudinh", Role.REVIEWER, language="ja", is_outside=True)
    both = people.person("haithu", Role.TRANSLATOR, language="ja")
    Membership.objects.create(user=both, role=Role.TRANSLATOR, language="fr")
    yield "two_languages", both
    hats = people.person("haivai", Role.TRANSLATOR, language="ja")
    Membership.objects.create(user=hats, role=Role.EDITOR, agency=agency)
    yield "two_hats", hats
    yield "deactivated", people.person("khoa", Role.EDITOR, agency=agency)
    yield "former", people.person("danghi", Role.EDITOR, agency=agency, valid_to=yesterday)
    yield "without_role", people.person("khongvai")


def _browser(user: Any) -> Client:
    client = Client(headers={"accept-language": "vi"}, raise_request_exception=False)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _shut_out(user: Any) -> None:
    """Deactivated while signed in."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    forget(user)
