"""What is under way in the demo's Vietnamese stories: drafts at each step, done as its people do it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from wagtail.models import Page

from cms import languages
from cms.demo import ledger, pages
from cms.demo.bodies import Known, stored
from cms.demo.files import drafts, stories
from content import approval, checklist, trees
from content.digest import digest_of
from content.models import Lineage, Story
from reference.models import Agency, Membership

Role = Membership.Role
DAYS_TO_CORRECT = 9
RETURNED, HELD = "returned", "held"  # every other draft waits for clearance


def load(pictures: dict[str, Any]) -> None:
    home = trees.home_of(languages.SOURCE)
    told = {story["slug"] for story in stories()}
    ids = dict(Story.objects.descendant_of(home).filter(slug__in=told).values_list("slug", "pk"))
    for draft in drafts():
        page = pages.draft(draft, home, pictures)
        page.body = json.dumps(stored(draft["body"], Known(pictures, ids)))
        page.waits_for_release = draft["state"] == HELD
        _bring_to(draft, page)


def _bring_to(draft: dict[str, Any], page: Page) -> None:
    submit(page)
    if draft["state"] == RETURNED:
        page = latest(page)
        approval.send_back(page, _one(Role.LEADER, page.agency), digest_of(page), draft["remark"])
        return
    agree(page)
    if draft["state"] == HELD:
        clear(page)


def correct(page: Page, story: dict[str, Any]) -> Page:
    """A live story with what its file says now, through every step; the page as it is live then."""
    begun = timezone.now()
    page = latest(page)
    page.lead, page.correction_note = story["lead"], story["correction_note"]
    submit(page)
    agree(page)
    clear(page)
    moment = datetime.fromisoformat(story["date"]) + timedelta(days=DAYS_TO_CORRECT)
    ledger.backdate(page.pk, moment, since=begun)
    Lineage.objects.filter(source=page, stale_since__gte=begun).update(stale_since=moment)
    return Page.objects.get(pk=page.pk).specific


def submit(page: Page) -> None:
    """By the editor of its agency, who wrote it."""
    editor = _one(Role.EDITOR, page.agency)
    page.owner = page.owner or editor
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)


def agree(page: Page) -> None:
    """By the leader of its agency."""
    page = latest(page)
    approval.approve(page, _one(Role.LEADER, page.agency), digest_of(page))


def clear(page: Page) -> None:
    """By the clearance officer, with every point confirmed; published unless it waits for its release."""
    page = latest(page)
    points = checklist.points_for(page, page.current_workflow_task_state.task.specific)
    officer = _one(Role.CLEARANCE_OFFICER)
    approval.approve(page, officer, digest_of(page), checklist=[point.code for point in points])


def latest(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def _one(role: str, agency: Agency | None = None) -> AbstractBaseUser:
    return get_user_model().objects.filter(memberships__role=role, memberships__agency=agency).earliest("pk")
