"""People with chosen rights, and files to import."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from openpyxl import Workbook

from accounts.models import User
from reference.models import Proposal
from reference.proposals import decide
from tests.people import Role, person

BACKEND = "django.contrib.auth.backends.ModelBackend"
OCCASION = {"change_source": "Báo cáo 12/BC-BQL", "change_as_of": "2026-06-30"}  # what every form of a fact asks
PersonFactory = Callable[..., Client]


def rights(*names: str) -> list[Permission]:
    found = [Permission.objects.get(content_type__app_label="reference", codename=name) for name in names]
    return [*found, Permission.objects.get(codename="access_admin")]


@pytest.fixture
def signed_in(db) -> PersonFactory:
    """A browser in which a person with exactly these rights is signed in."""

    def sign_in(*names: str) -> Client:
        user = User.objects.create_user(f"person-{User.objects.count()}", password="x")
        user.user_permissions.set(rights(*names))
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def administrator(db) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("quantri", password="x"), backend=BACKEND)
    return client


@pytest.fixture
def confirm_latest(db) -> Callable[[], Proposal]:
    """Somebody of the desk confirms the proposal that was made last."""

    def confirm() -> Proposal:
        desk = User.objects.filter(username="xacnhan").first() or person("xacnhan", Role.DESK_OFFICER)
        return decide.confirm(Proposal.objects.latest("pk"), desk)

    return confirm


def csv_file(text: str, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


def xlsx_file(*rows: list[object]) -> io.BytesIO:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    file = io.BytesIO()
    workbook.save(file)
    file.seek(0)
    return file
