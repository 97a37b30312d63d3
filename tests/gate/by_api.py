"""Attempts through the admin's API, which the explorer's own scripts use."""

from __future__ import annotations

from tests import factories
from tests.gate.attempts import attempt
from tests.gate.case import CANARY, Case, change, words


@attempt(publishes=True)
def api_publish(case: Case) -> None:
    case.api("publish")


@attempt()
def api_copy_as_live(case: Case) -> None:
    parent = factories.section().pk
    case.api("copy", {"keep_live": True, "recursive": True, "slug": f"sao-{CANARY}", "destination_page_id": parent})
    case.api("copy", {"keep_live": True, "recursive": True, "slug": f"sao-{CANARY}"}, factories.section().pk)


@attempt()
def api_copy_for_translation(case: Case) -> None:
    for alias in (False, True):
        answer = case.api("copy_for_translation", {"locale": "fr", "copy_parents": True, "alias": alias})
        if answer.status_code == 201:
            case.api("publish", page_id=answer.json()["id"])


@attempt()
def api_create_alias(case: Case) -> None:
    target = factories.section("fr").pk
    case.api("create_alias", {"destination_page_id": target, "update_slug": f"bi-danh-{CANARY}", "recursive": True})
    case.api("create_alias", {"update_slug": f"bi-danh-{CANARY}"})


@attempt()
def api_convert_alias(case: Case) -> None:
    case.api("convert_alias")


@attempt(publishes=True)
def api_revert_and_publish(case: Case) -> None:
    secret = case.page.latest_revision_id
    change(case.page, case.cast.desk, **words(secret=False))
    case.api("revert_to_page_revision", {"revision_id": secret})
    case.api("publish")


@attempt()
def api_unpublish_and_publish(case: Case) -> None:
    case.api("unpublish", {"recursive": True})
    case.api("publish")


@attempt()
def api_move(case: Case) -> None:
    for section in (factories.section(slug="visit"), factories.section("fr")):
        case.api("move", {"destination_page_id": section.pk, "position": "last-child"})
    case.api("publish")


@attempt()
def api_delete(case: Case) -> None:
    case.api("delete")
