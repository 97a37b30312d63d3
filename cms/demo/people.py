"""The demo's people: at least one per role, two agencies, passwords made at random."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.management import call_command

from cms.demo import ledger
from cms.people_file import Person, write_people
from reference.models import Agency, Membership

Role = Membership.Role


@dataclass(frozen=True)
class Cast:
    """One person; the name is made up."""

    user: str
    name: str
    role: str
    agency: str = ""
    language: str = ""
    is_outside: bool = False


PEOPLE = (
    Cast("quantri", "Trần Quản Trị", Role.ADMINISTRATOR),
    Cast("phutrach", "Lê Phụ Trách", Role.CHIEF),
    Cast("dieuphoi", "Phạm Điều Phối", Role.DESK_OFFICER),
    Cast("duyetphathanh", "Vũ Phát Hành", Role.CLEARANCE_OFFICER),
    Cast("bientap.vh", "Đỗ Biên Tập", Role.EDITOR, agency="svhttdl"),
    Cast("lanhdao.vh", "Ngô Lãnh Đạo", Role.LEADER, agency="svhttdl"),
    Cast("bientap.kcn", "Bùi Biên Tập", Role.EDITOR, agency="bqlkcn"),
    Cast("lanhdao.kcn", "Đặng Lãnh Đạo", Role.LEADER, agency="bqlkcn"),
    Cast("bientap.ct", "Hồ Biên Tập", Role.EDITOR, agency="sct"),
    Cast("lanhdao.ct", "Dương Lãnh Đạo", Role.LEADER, agency="sct"),
    Cast("dich.en", "Mai Biên Dịch", Role.TRANSLATOR, language="en"),
    Cast("dich.zh", "Lâm Biên Dịch", Role.TRANSLATOR, language="zh-hans"),
    Cast("dich.ja", "Cao Biên Dịch", Role.TRANSLATOR, language="ja", is_outside=True),
    Cast("dich.fr", "Tạ Biên Dịch", Role.TRANSLATOR, language="fr", is_outside=True),
    Cast("hieudinh.en", "Phan Hiệu Đính", Role.REVIEWER, language="en"),
    Cast("hieudinh.zh", "Trịnh Hiệu Đính", Role.REVIEWER, language="zh-hans"),
    Cast("hieudinh.ja", "Đinh Hiệu Đính", Role.REVIEWER, language="ja"),
    Cast("hieudinh.fr", "Lương Hiệu Đính", Role.REVIEWER, language="fr"),
)


def load() -> None:
    """Make the accounts with their roles and write people.json."""
    call_command("setup_roles", verbosity=0)
    write_people([_load(person) for person in PEOPLE])


def _load(person: Cast) -> Person:
    password = secrets.token_urlsafe(12)
    user = get_user_model().objects.create_user(
        person.user,
        f"{person.user}@example.vn",
        password,
        first_name=person.name,
        is_outside=person.is_outside,
    )
    agency = Agency.objects.get(code=person.agency) if person.agency else None
    membership = Membership.objects.create(user=user, role=person.role, agency=agency, language=person.language)
    ledger.record(user)
    ledger.record(membership)
    return Person(str(person.role), person.language, person.agency, person.user, password)
