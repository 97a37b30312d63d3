"""The four things that change what the public sees, each ready to be done, as its people do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from content import approval, checklist, clearance, release, withdrawal
from content.digest import digest_of
from content.models import ArticlePage, Lineage
from tests import factories, people
from tests.people import Cast

SOON = timedelta(hours=1)


@dataclass(frozen=True)
class Operation:
    """`prepare` makes the page and gives its id; `run` does it and, done already, changes nothing."""

    name: str
    prepare: Callable[[Cast], int]
    run: Callable[[int], object]


def latest(pk: int) -> ArticlePage:
    return ArticlePage.objects.get(pk=pk).get_latest_revision_as_object()


def _draft(cast: Cast, title: str, **fields: object) -> ArticlePage:
    parent = factories.section()
    page = ArticlePage(
        title=title, locale=parent.locale, live=False, owner=cast.editor, agency=factories.agency(), lead="Mở đầu."
    )
    parent.add_child(instance=page)
    return _edit(page, cast, hero_image=factories.picture(f"{page.slug}.png", 60, 40), **fields)


def _edit(page: ArticlePage, cast: Cast, **fields: object) -> ArticlePage:
    draft = latest(page.pk) if page.latest_revision_id else page
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=cast.editor)
    return page


def _approved(page: ArticlePage, cast: Cast) -> int:
    """Waits for the clearance officer."""
    page = ArticlePage.objects.get(pk=page.pk)
    page.get_workflow().start(page, cast.editor)
    _decide(page.pk, cast.leader)
    return page.pk


def _decide(pk: int, user: object) -> None:
    points = [point.code for point in checklist.POINTS]
    approval.approve(ArticlePage.objects.get(pk=pk), user, digest_of(latest(pk)), checklist=points)


def _clear(pk: int) -> None:
    """The officer's click; a second one is answered with a message."""
    try:
        _decide(pk, people.find("duyet"))
    except approval.NotPossibleError:
        assert ArticlePage.objects.get(pk=pk).current_workflow_task_state is None


def _to_publish(cast: Cast) -> int:
    return _approved(_draft(cast, "Bài đăng ngay"), cast)


def _to_release(cast: Cast) -> int:
    pk = _approved(_draft(cast, "Bài hẹn giờ", go_live_at=timezone.now() + SOON), cast)
    _decide(pk, cast.clearer)
    revision = ArticlePage.objects.get(pk=pk).scheduled_revision
    revision.content["go_live_at"] = (timezone.now() - SOON).isoformat()  # the hour has passed
    revision.approved_go_live_at = timezone.now() - SOON
    revision.save()
    return pk


def _to_correct(cast: Cast) -> int:
    pk = _to_publish(cast)
    _clear(pk)
    page = ArticlePage.objects.get(pk=pk)
    changed = {
        "lead": "Mở đầu đúng.",
        "correction_note": "Sửa lời dẫn.",
        "hero_image": factories.picture("moi.png", 60, 40),
    }
    return _approved(_edit(page, cast, **changed), cast)


def _to_withdraw(cast: Cast) -> int:
    """Live, with a translation that goes along."""
    pk = _to_publish(cast)
    _clear(pk)
    source = ArticlePage.objects.get(pk=pk)
    translation = factories.article("蓮の季節", parent=factories.section("ja"), hero_image=source.hero_image)
    Lineage.objects.create(page=translation.page_ptr, source=source, source_digest=digest_of(source))
    return pk


def _withdraw(pk: int) -> None:
    page = ArticlePage.objects.get(pk=pk)
    try:
        withdrawal.withdraw(page, people.find("phutrach"), "Số liệu sai.")
    except approval.NotPossibleError:
        assert not page.live


def _release(pk: int) -> None:
    release.release_due(timezone.now())


def _to_publish_by_itself(cast: Cast) -> int:
    page = _draft(cast, "Bài đăng thẳng")
    clearance.grant(latest(page.pk), clearance.keep_wording(latest(page.pk)), clearance.Basis.SETUP, None)
    return page.pk


def _publish_by_itself(pk: int) -> None:
    page = ArticlePage.objects.get(pk=pk)
    if not page.live:
        page.get_latest_revision().publish()


# Only Wagtail's action stands between this and the rows, so its transaction is what makes it whole.
PUBLISHING_BY_ITSELF = Operation("publishing by itself", _to_publish_by_itself, _publish_by_itself)

OPERATIONS = [
    Operation("publishing", _to_publish, _clear),
    Operation("releasing", _to_release, _release),
    Operation("correcting", _to_correct, _clear),
    Operation("withdrawing", _to_withdraw, _withdraw),
]


def due_pages(count: int) -> None:
    """Pages cleared with the installation whose date has come."""
    parent = factories.section()
    for number in range(count):
        page = ArticlePage(title=f"Bài {number}", locale=parent.locale, live=False, agency=factories.agency(), lead="x")
        parent.add_child(instance=page)
        clearance.grant(page, digest_of(page), clearance.Basis.SETUP, None)
        page.save_revision(approved_go_live_at=timezone.now() - SOON)
