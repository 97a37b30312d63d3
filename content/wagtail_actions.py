"""Wagtail's actions on pages, made whole: one transaction each, with the gate where a page is only scheduled.

No publishing view of Wagtail is atomic, and a handler that fails would leave a page live without its history.
Edit, create, bulk, workflow, API and schedule all pass these classes; tests/content/test_wagtail_contracts.py
fails when Wagtail changes them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from content import gate, history, holding, occasion
from content.digest import digest_of
from content.models.base import STORED_SLUG, BasePage
from content.models.clearance import PageEvent

_MARK = "_made_whole"


def install() -> None:
    """Wrap each action once."""
    _wrap(UnpublishPageAction, _unpublish)
    _wrap(DeletePageAction, _as_it_is)
    _wrap(MovePageAction, _move)
    _wrap(PublishRevisionAction, _publish)
    _wrap(CopyPageAction, _copy)


def _wrap(action: type, around: Callable[..., Any]) -> None:
    original = action.execute
    if getattr(original, _MARK, False):
        return

    @wraps(original)
    def execute(self: Any, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic(), occasion.because(by=self.user):
            return around(self, partial(original, self, *args, **kwargs))

    setattr(execute, _MARK, True)
    action.execute = execute


def _as_it_is(action: Any, execute: Callable[[], Any]) -> Any:
    return execute()


def _unpublish(action: UnpublishPageAction, execute: Callable[[], Any]) -> Any:
    """Wagtail's action for other things than pages sends no signal, so the gate keeps pages from it."""
    with occasion.because(is_publishing=True):
        return execute()


def _move(action: MovePageAction, execute: Callable[[], Any]) -> Any:
    """Wagtail's form asks `can_move_to`; code that moves a page does not."""
    beside = action.pos in ("left", "right") or "sibling" in (action.pos or "")
    parent = action.target.get_parent() if beside else action.target
    is_elsewhere = parent.locale_id != action.page.locale_id and not action.page.is_child_of(parent)
    if is_elsewhere and isinstance(action.page.specific, BasePage):
        raise gate.RefusedError(action.page, _("“%(title)s” stays in its language.") % {"title": action.page.title})
    return execute()


def _copy(action: CopyPageAction, execute: Callable[[], Any]) -> Any:
    """A copy begins as a draft: Wagtail would put copies of live pages live."""
    action.keep_live = False
    return execute()


def _publish(action: PublishRevisionAction, execute: Callable[[], Any]) -> Any:
    """A draft made from an old revision may not know the live one: when scheduled, it would end it in silence."""
    page = action.object
    if not isinstance(page, Page):
        return execute()
    if not isinstance(action, PublishPageRevisionAction):  # sends no signal that history, search and outbox hear
        raise gate.NotPublishedError(page)
    page.live_revision_id, page.__dict__[STORED_SLUG] = _held(page)
    _check_alone(page)
    if not is_due_later(page):
        with occasion.because(is_publishing=True):
            return execute()
    check_schedule(page)
    result = execute()
    history.record(page, PageEvent.Kind.SCHEDULED, digest=digest_of(page))
    return result


def _check_alone(page: Page) -> None:
    if not occasion.current().is_together and (reason := holding.reason_for(page)):
        raise gate.HeldError(page, reason)


def is_due_later(page: Page) -> bool:
    return bool(page.go_live_at and page.go_live_at > timezone.now())


def check_schedule(page: Page) -> None:
    """Nothing is saved as live when a page is scheduled, so the gate in `save()` would let it pass."""
    gate.check_content(page)


def lock(page: Page) -> None:
    """Hold the page until the end of the transaction; SQLite holds the whole database from its beginning."""
    if connection.features.has_select_for_update:
        _held(page)


def _held(page: Page) -> tuple[int | None, str | None]:
    """The live revision's key and the slug of the page, which is now held."""
    row = Page.objects.select_for_update().filter(pk=page.pk).values_list("live_revision_id", "slug").first()
    return row or (None, None)
