"""Ways to "live" that ask none of our people. Each gives the words of the draft that it may leave behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content import release
from tests import factories
from tests.soak.desk import one_of
from tests.soak.truth import Truth, Words

if TYPE_CHECKING:
    from tests.soak.desk import Run

Way = Callable[["Run", Truth, int], Words]


@dataclass(frozen=True)
class Route:
    """`kind`: by saving a row, by other code, or on one of the admin's screens."""

    kind: str
    run: Way


ROUTES: dict[str, Route] = {}


def route(kind: str) -> Callable[[Way], Way]:
    def register(run: Way) -> Way:
        ROUTES[run.__name__.removeprefix("by_").replace("_", " ")] = Route(kind, run)
        return run

    return register


def named(kind: str) -> list[str]:
    return [name for name, route in ROUTES.items() if route.kind == kind]


def old_revision(truth: Truth, number: int) -> Revision:
    return Revision.objects.get(pk=one_of(sorted(truth.drafts), number))


@route("row")
def by_row(run: Run, truth: Truth, number: int) -> Words:
    page = run.draft(truth)
    page.live = True
    page.save()
    return truth.draft


@route("row")
def by_some_fields(run: Run, truth: Truth, number: int) -> Words:
    page, names = run.draft(truth), one_of([["live"], ["title"], ["lead", "live"], ["body", "hero_image"]], number)
    page.live = page.live or number % 2 == 0
    page.save(update_fields=names)
    return truth.draft


@route("row")
def by_bare_row(run: Run, truth: Truth, number: int) -> Words:
    page = Page.objects.get(pk=truth.pk)
    page.title, page.live = truth.draft["title"], True
    page.save()
    return truth.draft


@route("code")
def by_revision(run: Run, truth: Truth, number: int) -> Words:
    run.page(truth).get_latest_revision().publish(user=run.world.cast.chief)
    return truth.draft


@route("code")
def by_old_revision(run: Run, truth: Truth, number: int) -> Words:
    old_revision(truth, number).publish(user=run.world.cast.administrator, skip_permission_checks=True)
    return truth.draft


@route("code")
def by_action(run: Run, truth: Truth, number: int) -> Words:
    PublishRevisionAction(run.page(truth).get_latest_revision()).execute(skip_permission_checks=True)
    return truth.draft


@route("code")
def by_copy(run: Run, truth: Truth, number: int) -> Words:
    slug = f"ban-sao-{run.steps}"
    copy = run.page(truth).copy(update_attrs={"slug": slug}, keep_live=True, user=run.world.cast.chief)
    copy.get_latest_revision().publish(user=run.world.cast.chief)
    return truth.draft


@route("code")
def by_alias(run: Run, truth: Truth, number: int) -> Words:
    run.page(truth).create_alias(parent=factories.section(slug="visit"), update_slug=f"bi-danh-{run.steps}")
    return truth.draft


@route("code")
def by_command(run: Run, truth: Truth, number: int) -> Words:
    call_command("publish_scheduled")
    return truth.draft


@route("code")
def by_a_date_in_the_past(run: Run, truth: Truth, number: int) -> Words:
    """A date that nobody approved; refused when it comes, it is kept and set aside."""
    past = timezone.now() - timedelta(minutes=1)
    run.draft(truth).save_revision(approved_go_live_at=past, user=run.world.cast.chief)
    release.release_due(timezone.now())
    return truth.draft


@route("code")
def by_end_of_workflow(run: Run, truth: Truth, number: int) -> Words:
    if state := run.page(truth).current_workflow_state:
        state.finish(user=run.world.cast.chief)
    return truth.draft


def post(user: object, name: str, *args: object, query: str = "", data: object = None, **options: object) -> None:
    client = Client(headers={"accept-language": "vi"}, raise_request_exception=False)
    client.force_login(user)
    answer = client.post(reverse(name, args=args) + query, data or {}, **options)
    assert answer.status_code < 500, (name, answer.status_code)


@route("screen")
def by_api(run: Run, truth: Truth, number: int) -> Words:
    post(run.world.cast.chief, "wagtailadmin_api:pages:action", truth.pk, "publish", content_type="application/json")
    return truth.draft


@route("screen")
def by_api_going_back(run: Run, truth: Truth, number: int) -> Words:
    user, old = run.world.cast.administrator, old_revision(truth, number)
    data, kind = {"revision_id": old.pk}, "application/json"
    post(user, "wagtailadmin_api:pages:action", truth.pk, "revert_to_page_revision", data=data, content_type=kind)
    post(user, "wagtailadmin_api:pages:action", truth.pk, "publish", content_type=kind)
    return truth.drafts[old.pk]


@route("screen")
def by_screen_of_wagtails_workflow(run: Run, truth: Truth, number: int) -> Words:
    state = run.page(truth).current_workflow_task_state
    place = (truth.pk, "approve", state.pk if state else 0)
    post(run.world.cast.administrator, "wagtailadmin_pages:workflow_action", *place, data={"comment": ""})
    return truth.draft


@route("screen")
def by_bulk(run: Run, truth: Truth, number: int) -> Words:
    place = ("wagtail_bulk_action", "wagtailcore", "page", "publish")
    post(run.world.cast.chief, *place, query=f"?id={truth.pk}", data={"include_descendants": "on"})
    return truth.draft


@route("screen")
def by_bulk_of_the_section(run: Run, truth: Truth, number: int) -> Words:
    section, place = run.page(truth).get_parent().pk, ("wagtail_bulk_action", "wagtailcore", "page", "publish")
    post(run.world.cast.chief, *place, query=f"?id={section}", data={"include_descendants": "on"})
    return truth.draft


@route("screen")
def by_editor(run: Run, truth: Truth, number: int) -> Words:
    form = form_of(run, truth)
    post(run.world.cast.chief, "wagtailadmin_pages:edit", truth.pk, data={**form, "action-publish": "1"})
    return truth.draft


def form_of(run: Run, truth: Truth) -> dict[str, object]:
    """What the editor's screen sends back of the latest draft when nothing was typed."""
    draft = run.draft(truth)
    figures = {"figures": streamfield([("item", run.world.figure.pk)])}
    heading = [("heading", {"text": truth.draft["body"]})] if "body" in truth.draft else []
    empty = ("column", "byline", "source_line", "review_by", "search_description", "expire_at", "go_live_at")
    names = ("title", "slug", "lead", "seo_title", "correction_note")
    form = {
        **dict.fromkeys(empty, ""),
        **{name: getattr(draft, name) for name in names},
        "agency": draft.agency_id,
        "hero_image": draft.hero_image_id or "",
        "genre": "news",
        "tags": "[]",
        "body": streamfield([("key_figures", figures), *heading]),
        "comments": inline_formset([]),
    }
    return nested_form_data(form)
