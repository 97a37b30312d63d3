"""Pages of two agencies and three languages, in every state that an address asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin.models import EditingSession
from wagtail.models import Comment, CommentReply, Page

from content import clearance, history
from content.digest import digest_of
from content.models import ArticlePage, Lineage, PageEvent, RefusedRelease, SectionPage
from reference.models import CustomImage
from tests import factories
from tests.people import Cast
from tests.rights.things import SOUGHT, WORDS, Thing

HARMLESS = "Mùa sen nở"
LANGUAGES = ("vi", "ja", "fr")


def pages(cast: Cast, foreign_picture: CustomImage) -> Iterator[Thing]:
    """The second agency's draft shows a picture of the first one's."""
    yield from sections()
    own, other = factories.agency("svhttdl"), factories.agency("bqlkcn")
    culture = list(_of_agency("culture", cast.editor, cast, agency=own))
    yield from culture
    parks = list(_of_agency("parks", cast.other_editor, cast, agency=other))
    yield from parks
    _show(foreign_picture, next(thing.row for thing in parks if thing.kind == "page"))
    _deleted("parks", cast.other_editor, agency=other)
    yield from _translations(cast, next(thing.row for thing in culture if thing.kind == "page"))


def sections() -> Iterator[Thing]:
    for code in LANGUAGES:
        section = factories.section(code)
        values = _values(section)
        is_source = code == "vi"
        yield Thing("section", code, section, values, language=code, is_cleared=True, is_for_every_agency=is_source)


def _of_agency(word: str, author: Any, cast: Cast, **fields: Any) -> Iterator[Thing]:
    made = {
        "page": _draft(word, author, **fields),
        "live": _live(word, author, **fields),
        "step": _submitted(_draft(word, author, **fields), author),
        "held": _held(word, author, parent=factories.section("vi", "visit"), **fields),
        "scheduled": _scheduled(word, author, cast, parent=factories.section("vi", "visit"), **fields),
    }
    for kind, page in made.items():
        _talk_about(page, word, author)
        agency_id = fields["agency"].pk
        yield Thing(kind, word, page, _values(page), agency_id=agency_id, language="vi", owner_id=author.pk)


def _translations(cast: Cast, raw: ArticlePage) -> Iterator[Thing]:
    source = factories.article("Nguồn đã duyệt", factories.section("vi", "visit"))
    for word, code, author, made_from in (
        ("raw_japanese", "ja", cast.translator, raw),
        ("japanese", "ja", cast.translator, source),
        ("french", "fr", cast.other_translator, raw),
    ):
        section, is_cleared = factories.section(code), made_from is source
        fields = {"agency": factories.agency("svhttdl"), "made_from": made_from}
        made = {
            "page": _draft(word, author, section, translation_key=made_from.translation_key, **fields),
            "live": _live(word, author, section, **fields),
            "step": _submitted(_draft(word, author, section, **fields), author),
        }
        for kind, page in made.items():
            _talk_about(page, word, author)
            yield Thing(kind, word, page, _values(page), language=code, is_cleared=is_cleared, owner_id=author.pk)


def words(word: str) -> dict[str, Any]:
    """Title, lead and body with the canary."""
    text = f"{WORDS[word]} {SOUGHT}"
    body = [("heading", {"text": f"Đề mục {text}"}), ("text", f"<p>Đoạn {text}</p>")]
    return {"title": f"Tin {text}", "lead": f"Câu mở đầu {text}.", "body": body}


def _draft(
    word: str, author: Any, parent: SectionPage | None = None, made_from: Page | None = None, **fields: Any
) -> ArticlePage:
    """Never published; two revisions, so that there is something to compare."""
    parent = parent or factories.section()
    fields = {**words(word), "slug": _slug(word), **fields}
    page = ArticlePage(locale=parent.locale, live=False, owner=author, **fields)
    parent.add_child(instance=page)
    _lineage(page, made_from)
    page.save_revision(user=author, log_action=True)
    page.lead = f"{page.lead} Sửa."
    page.save()
    page.save_revision(user=author, log_action=True)
    return page


def _live(
    word: str, author: Any, parent: SectionPage | None = None, made_from: Page | None = None, **fields: Any
) -> ArticlePage:
    """Published with harmless words; its draft has others."""
    page = factories.article(HARMLESS, parent, slug=f"sen-{ArticlePage.objects.count()}", **fields)
    _lineage(page, made_from)
    page.owner = author
    page.save()
    draft = page.get_latest_revision_as_object()
    for name, value in {**words(word), "slug": _slug(word)}.items():
        setattr(draft, name, value)
    draft.save_revision(user=author, log_action=True)
    return ArticlePage.objects.get(pk=page.pk)


def _show(picture: CustomImage, page: ArticlePage) -> None:
    page.hero_image = picture
    page.save()
    page.save_revision(user=page.owner)


def _deleted(word: str, author: Any, **fields: Any) -> None:
    """Only the log remembers its title."""
    DeletePageAction(_draft(word, author, **fields), author).execute(skip_permission_checks=True)


def _slug(word: str) -> str:
    return f"tin-{WORDS[word]}-{SOUGHT}-{ArticlePage.objects.count()}"


def _lineage(page: ArticlePage, source: Page | None) -> None:
    if source is not None:
        digest = digest_of(source.get_latest_revision_as_object())
        Lineage.objects.create(page=page, source=source, source_digest=digest)


def _submitted(page: ArticlePage, author: Any) -> ArticlePage:
    page.get_workflow().start(page, author)
    return ArticlePage.objects.get(pk=page.pk)


def _cleared(page: ArticlePage) -> ArticlePage:
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    clearance.grant(draft, clearance.keep_wording(draft), clearance.Basis.SETUP, None)
    return ArticlePage.objects.get(pk=page.pk)


def _held(word: str, author: Any, **fields: Any) -> ArticlePage:
    """Cleared, and waits for the desk to release it."""
    return _cleared(_draft(word, author, waits_for_release=True, is_hot=True, **fields))


def _scheduled(word: str, author: Any, cast: Cast, **fields: Any) -> ArticlePage:
    """Cleared and due tomorrow; somebody locked it, and a release was refused."""
    page = _cleared(_draft(word, author, go_live_at=timezone.now() + timedelta(days=1), **fields))
    revision = page.get_latest_revision()
    revision.publish(user=cast.chief)
    page = ArticlePage.objects.get(pk=page.pk)
    RefusedRelease.objects.create(page=page, revision=page.scheduled_revision, reason=f"Thiếu {WORDS[word]}.")
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=author, locked_at=timezone.now())
    return ArticlePage.objects.get(pk=page.pk)


def _talk_about(page: ArticlePage, word: str, author: Any) -> None:
    """Comments, remarks and an open editor, with the word too."""
    comment = Comment.objects.create(page=page, user=author, text=f"Ghi chú {WORDS[word]}", contentpath="lead")
    CommentReply.objects.create(comment=comment, user=author, text=f"Trả lời {WORDS[word]}")
    history.record(page, PageEvent.Kind.RETURNED, by=author, remark=f"Sửa lại {WORDS[word]}")
    EditingSession.objects.create(user=author, content_object=page, last_seen_at=timezone.now())


def _values(page: Page) -> dict[str, Any]:
    """What addresses about pages take."""
    places = ("page_id", "page_to_move_id", "page_pk", "parent_page_id", "object_id", "pk")
    revisions = page.revisions.order_by("pk").values_list("pk", flat=True)
    session = EditingSession.objects.filter(object_id=str(page.pk)).first()
    return {
        **dict.fromkeys(places, page.pk),
        "destination_id": factories.section(page.locale.language_code, "visit").pk,
        "parent_of": page.get_parent().pk,
        "app_label": "wagtailcore",
        "model_name": "page",
        "revision_id": revisions.last(),
        "first_revision_id": revisions.first(),
        "session_id": session.pk if session else 0,
        **_of_workflow(page),
    }


def _of_workflow(page: Page) -> dict[str, Any]:
    state = page.current_workflow_state
    if state is None:
        return {}
    step = state.current_task_state
    own = {"workflow_state_id": state.pk, "workflow_pk": state.workflow_id}
    return {**own, "task_state_id": step.pk, "task_id": step.task_id}
