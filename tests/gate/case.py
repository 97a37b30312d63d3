"""One page in one state, a person at the keyboard, and what of its secret words has come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content import clearance
from content.approval import NotPossibleError
from content.digest import digest_of
from content.gate import RefusedError
from content.models import ArticlePage, BasePage, Clearance
from syndication.models import ItemVersion
from tests import factories
from tests.people import Cast
from website.models import SearchEntry

CANARY = "kimtuocbay"  # the word that must not come out
HARMLESS = "Mùa sen nở"
REFUSALS = (RefusedError, PermissionDenied, NotPossibleError)


def words(secret: bool) -> dict[str, object]:
    """Title, lead and body of the page, with the canary or without."""
    word = CANARY if secret else HARMLESS
    return {"title": f"Tin {word}", "lead": f"Câu mở đầu {word}.", "body": [("heading", {"text": f"Đề mục {word}"})]}


@dataclass
class Case:
    """`page` is read anew each time; `post` refuses server errors."""

    cast: Cast
    user: object
    page_id: int
    answers: list[HttpResponse] = field(default_factory=list)

    @property
    def page(self) -> ArticlePage:
        return ArticlePage.objects.get(pk=self.page_id)

    @property
    def latest(self) -> ArticlePage:
        return self.page.get_latest_revision_as_object()

    @property
    def revision(self) -> Revision:
        return self.page.get_latest_revision()

    def client(self, user: object = None) -> Client:
        client = Client(headers={"accept-language": "vi"}, raise_request_exception=False)
        client.force_login(user or self.user)
        return client

    def post(
        self, name: str, *args: object, data: object = None, user: object = None, **options: object
    ) -> HttpResponse:
        """Send a form, or JSON with `content_type`; anything but a server error will do."""
        query = options.pop("query", "")
        answer = self.client(user).post(reverse(name, args=args) + query, data or {}, **options)
        assert answer.status_code < 500, f"{name} answered {answer.status_code}"
        self.answers.append(answer)
        return answer

    def api(self, action: str, data: dict[str, object] | None = None, page_id: int | None = None) -> HttpResponse:
        """An action of the admin's API."""
        options = {"content_type": "application/json", "headers": {"accept": "application/json"}}
        return self.post("wagtailadmin_api:pages:action", page_id or self.page_id, action, data=data or {}, **options)

    def form(self, **changes: object) -> dict[str, object]:
        """What the editor sends for the latest draft, with changes."""
        draft = self.latest
        body = [(block.block_type, block.value) for block in draft.body]
        return article_form(
            **{
                "title": draft.title,
                "slug": draft.slug,
                "lead": draft.lead,
                "agency": draft.agency_id,
                "body": body,
                **changes,
            }
        )


def article_form(body: list[tuple[str, object]], **fields: object) -> dict[str, object]:
    empty = ("column", "hero_image", "byline", "source_line", "correction_note", "review_by", "seo_title")
    empty += ("search_description", "go_live_at", "expire_at")
    form = {
        **dict.fromkeys(empty, ""),
        "genre": "news",
        "tags": "[]",
        "body": streamfield(body),
        "comments": inline_formset([]),
        **fields,
    }
    return nested_form_data(form)


def draft(cast: Cast, secret: bool, **fields: object) -> ArticlePage:
    """A draft of the editor's agency, written by the editor."""
    parent = factories.section()
    page = ArticlePage(
        locale=parent.locale,
        live=False,
        owner=cast.editor,
        agency=factories.agency("svhttdl"),
        **{**words(secret), **fields},
    )
    parent.add_child(instance=page)
    page.save_revision(user=cast.editor)
    return page


def change(page: ArticlePage, user: object, **changes: object) -> Revision:
    """A new draft, saved as the editor does: what is not live is saved as a row too."""
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    if not draft.live:
        draft.save()
    return draft.save_revision(user=user)


def clear(page: ArticlePage) -> None:
    """Consent to the latest draft as it is now, without releasing it."""
    latest = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    clearance.grant(latest, clearance.keep_wording(latest), Clearance.Basis.SETUP, None)


def never_cleared(cast: Cast) -> ArticlePage:
    return draft(cast, secret=True)


def changed_after_clearance(cast: Cast) -> ArticlePage:
    page = draft(cast, secret=False)
    clear(page)
    change(page, cast.editor, **words(secret=True))
    return page


def changed_while_live(cast: Cast) -> ArticlePage:
    page = draft(cast, secret=False)
    clear(page)
    page.get_latest_revision().publish()
    change(page, cast.editor, **words(secret=True))
    return page


def cleared(cast: Cast) -> ArticlePage:
    """For controls: the very words that the others may not publish."""
    page = draft(cast, secret=True)
    clear(page)
    return page


UNCLEARED: tuple[Callable[[Cast], ArticlePage], ...] = (never_cleared, changed_after_clearance, changed_while_live)


def come_due(case: Case) -> None:
    """Let the date of what is scheduled come, without waiting for it."""
    past = timezone.now() - timedelta(seconds=5)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past.isoformat()
        revision.save()


def uncleared_live_pages() -> list[str]:
    """Live pages whose content, read anew from the database, has no clearance in force."""
    pages = Page.objects.live().filter(depth__gt=1).specific()
    return [f"{type(page).__name__} {page.pk} {page.title}" for page in pages if not _is_cleared(page)]


def _is_cleared(page: Page) -> bool:
    if not isinstance(page, BasePage):
        return False
    return Clearance.objects.filter(page_id=page.pk, digest=digest_of(page), revoked_at=None).exists()


def uncleared_schedules() -> list[str]:
    """Revisions that wait for their date without clearance."""
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    pages = [revision.as_object() for revision in waiting]
    return [f"{page.pk} {page.title} is scheduled" for page in pages if not _is_cleared(page)]


def found_in_rows(word: str = CANARY) -> set[str]:
    """Where the word stands in what search and receivers are given."""
    found = set()
    if SearchEntry.objects.filter(text__contains=word).exists():
        found.add("index of the search")
    if any(word in str(version.snapshot) for version in ItemVersion.objects.all()):
        found.add("outbox")
    return found


def found_by_visitors(pages: list[ArticlePage], word: str = CANARY) -> set[str]:
    """Public addresses that show the word; the feeds of a language hold the same items, so one of them is asked."""
    cache.clear()
    visitor = Client(raise_request_exception=False)
    own = Page.objects.filter(pk__in=[page.pk for page in pages]).values_list("url_path", flat=True)
    found = set()
    for address in [*own, "/vi/", "/vi/news/", "/vi/feed.rss", "/sitemap.xml"]:
        answer = visitor.get(address)
        assert answer.status_code < 500, f"{address} answers {answer.status_code}"
        if word in answer.content.decode():
            found.add(address)
    if visitor.get("/vi/search/", {"q": word}).context["listing"].total:
        found.add("search")
    return found
