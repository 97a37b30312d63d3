"""Attempts on the screens where pages are written: create, edit, autosave, copy, move, revert, bulk."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data

from content import release
from tests import factories
from tests.gate.attempts import attempt
from tests.gate.case import CANARY, Case, article_form, change, clear, come_due, words

JSON = {"headers": {"accept": "application/json"}}


def new_page_form(**more: object) -> dict[str, object]:
    return {**article_form(slug=f"moi-{CANARY}", agency=factories.agency("svhttdl").pk, **words(secret=True)), **more}


def add(case: Case, **more: object) -> None:
    parent = factories.section().pk
    case.post("wagtailadmin_pages:add", "content", "articlepage", parent, data=new_page_form(**more))


def edit(case: Case, user: object = None, **more: object) -> None:
    """Send the editor's form with the latest draft's words."""
    case.post("wagtailadmin_pages:edit", case.page_id, data={**case.form(), **more}, user=user)


@attempt()
def create_and_publish(case: Case) -> None:
    add(case, **{"action-publish": "1"})


@attempt()
def create_and_schedule(case: Case) -> None:
    soon = timezone.localtime(timezone.now() + timedelta(hours=2))
    add(case, **{"action-publish": "1", "go_live_at": f"{soon:%Y-%m-%d %H:%M}"})
    come_due(case)
    release.release_due(timezone.now())


@attempt()
def create_a_draft(case: Case) -> None:
    add(case, live="on")


@attempt()
def create_and_submit(case: Case) -> None:
    add(case, **{"action-submit": "1"})


@attempt(publishes=True)
def edit_and_publish(case: Case) -> None:
    edit(case, **{"action-publish": "1"})


@attempt()
def change_and_publish_in_one_step(case: Case) -> None:
    clear(case.page) if CANARY not in case.latest.lead else None
    edit(case, lead=f"Đổi lần nữa {CANARY}.", **{"action-publish": "1"})


@attempt(publishes=True)
def edit_and_schedule(case: Case) -> None:
    soon = timezone.localtime(timezone.now() + timedelta(hours=2))
    edit(case, **{"action-publish": "1", "go_live_at": f"{soon:%Y-%m-%d %H:%M}"})
    come_due(case)
    release.release_due(timezone.now())


@attempt()
def save_a_draft(case: Case) -> None:
    edit(case, live="on")


@attempt()
def autosave(case: Case) -> None:
    data = {**case.form(lead=f"Tự lưu {CANARY}."), "overwrite_revision_id": str(case.page.latest_revision_id)}
    case.post("wagtailadmin_pages:edit", case.page_id, data=data, **JSON)
    case.post("wagtailadmin_pages:edit", case.page_id, data=case.form(lead=f"Lưu nữa {CANARY}."), **JSON)


@attempt(publishes=True)
def revert_and_publish(case: Case) -> None:
    """Back to the revision with the secret words, while a harmless one is the latest."""
    secret = case.page.latest_revision_id
    form = case.form()
    change(case.page, case.cast.desk, **words(secret=False))
    case.post("wagtailadmin_pages:edit", case.page_id, data={**form, "revision": str(secret), "action-publish": "1"})


@attempt()
def revert_by_its_own_screen(case: Case) -> None:
    data = {**case.form(), "action-publish": "1"}
    case.post("wagtailadmin_pages:revisions_revert", case.page_id, case.page.latest_revision_id, data=data)


@attempt()
def unschedule(case: Case) -> None:
    case.page.save_revision(approved_go_live_at=timezone.now() + timedelta(hours=1), user=case.cast.desk)
    revision = case.page.revisions.get(approved_go_live_at__isnull=False)
    case.post("wagtailadmin_pages:revisions_unschedule", case.page_id, revision.pk)


@attempt(publishes=True)
def bulk_publish(case: Case) -> None:
    case.post("wagtail_bulk_action", "wagtailcore", "page", "publish", query=f"?id={case.page_id}&next=/admin/")


@attempt()
def bulk_publish_of_a_section_with_all_below(case: Case) -> None:
    section = factories.section().pk
    data = {"include_descendants": "on"}
    case.post("wagtail_bulk_action", "wagtailcore", "page", "publish", data=data, query=f"?id={section}&next=/admin/")


@attempt()
def bulk_withdraw_and_publish(case: Case) -> None:
    data, query = {"reason": "Sai số liệu.", "include_descendants": "on"}, f"?id={case.page_id}&next=/admin/"
    case.post("wagtail_bulk_action", "wagtailcore", "page", "unpublish", data=data, query=query)
    bulk_publish(case)


@attempt()
def bulk_move_and_delete(case: Case) -> None:
    query = f"?id={case.page_id}&next=/admin/"
    for section in (factories.section(slug="visit"), factories.section("fr")):
        data = {"chooser": section.pk}
        case.post("wagtail_bulk_action", "wagtailcore", "page", "move", data=data, query=query)
    case.post("wagtail_bulk_action", "wagtailcore", "page", "delete", query=query)


@attempt()
def unpublish_by_wagtails_screen(case: Case) -> None:
    case.post("wagtailadmin_pages:unpublish", case.page_id, data={"include_descendants": "on"})


@attempt()
def copy_and_publish(case: Case) -> None:
    data = copy_form(case, publish_copies="on", copy_subpages="on")
    case.post("wagtailadmin_pages:copy", case.page_id, data=data)


@attempt()
def copy_as_alias(case: Case) -> None:
    case.post("wagtailadmin_pages:copy", case.page_id, data=copy_form(case, alias="on"))


def copy_form(case: Case, **more: object) -> dict[str, object]:
    form = {"new_title": case.latest.title, "new_slug": f"ban-sao-{CANARY}", "new_parent_page": factories.section().pk}
    return nested_form_data({**form, **more})


@attempt()
def convert_an_alias(case: Case) -> None:
    case.post("wagtailadmin_pages:convert_alias", case.page_id)


@attempt()
def move(case: Case) -> None:
    for section in (factories.section(slug="visit"), factories.section("fr")):
        case.post("wagtailadmin_pages:move_confirm", case.page_id, section.pk)


@attempt()
def set_position(case: Case) -> None:
    factories.article("Bên cạnh")
    case.post("wagtailadmin_pages:set_page_position", case.page_id, query="?position=1")
    case.post("wagtailadmin_pages:set_page_position", case.page_id, query="?position=0")


@attempt()
def delete(case: Case) -> None:
    case.post("wagtailadmin_pages:delete", case.page_id)
