"""Attempts by code and by commands: what a program, a shell or a careless change of ours could do."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page, Revision

from content import release
from content.gate import RefusedError
from content.models import ArticlePage, Story
from reference.models import Tag
from tests import factories
from tests.gate.attempts import attempt
from tests.gate.case import CANARY, REFUSALS, Case, words


def each(*tries: object) -> None:
    """Every one of them, whether the one before was refused or not."""
    for one in tries:
        try:
            one()
        except REFUSALS:
            continue


@attempt(publishes=True, by_code=True)
def revision_publish(case: Case) -> None:
    case.revision.publish()


@attempt(publishes=True, by_code=True)
def page_publish(case: Case) -> None:
    case.page.publish(case.revision)


@attempt(by_code=True)
def publish_as_if_reverting(case: Case) -> None:
    for revision in case.page.revisions.all():
        each(lambda r=revision: case.page.publish(case.revision, previous_revision=r, skip_permission_checks=True))


@attempt(publishes=True, by_code=True)
def the_actions_themselves(case: Case) -> None:
    each(
        lambda: PublishPageRevisionAction(case.revision).execute(),
        lambda: PublishRevisionAction(case.revision).execute(skip_permission_checks=True),
    )


@attempt(by_code=True)
def save_as_live(case: Case) -> None:
    page = case.latest
    page.live = True
    page.save()


@attempt(by_code=True)
def save_some_fields_as_live(case: Case) -> None:
    """With a wording in memory that is cleared, with nothing but `live`, or with a page that is said not to be live."""

    def partly(names: list[str], **values: object) -> None:
        page = case.latest
        for name, value in {"live": True, **values}.items():
            setattr(page, name, value)
        page.save(update_fields=names)

    def tag() -> None:
        page = case.latest
        page.tags.add(Tag.objects.get_or_create(slug="nhan", defaults={"name_vi": CANARY})[0])
        page.save(update_fields=["tagged_items"])

    harmless = words(secret=False)
    each(
        lambda: partly(["live"]),
        lambda: partly(["live"], **harmless),
        lambda: partly(["title", "live"], **harmless),
        lambda: partly(["title", "lead", "body"]),
        lambda: partly(["lead"], lead=f"Lậu {CANARY}"),
        lambda: partly(["lead"], lead=f"Lậu {CANARY}", live=False),
        tag,
        lambda: partly(["agency_id"], agency_id=factories.agency("bqlkcn").pk),
        lambda: partly(["hero_image_id"], hero_image_id=factories.picture().pk),
    )


@attempt(by_code=True)
def save_as_another_type(case: Case) -> None:
    """The same row as a bare page or as its middle type."""

    def save(model: type[Page], names: list[str] | None = None, **values: object) -> None:
        page = model.objects.get(pk=case.page_id)
        for name, value in {"live": True, **values}.items():
            setattr(page, name, value)
        page.save(update_fields=names)

    def save_anew() -> None:
        """As if it were a new row, with the key of the old one."""
        kept = Page.objects.filter(pk=case.page_id).values().get()
        Page(**{**kept, "title": secret["title"], "live": True}).save(clean=False)

    secret = words(secret=True)
    each(
        lambda: save(Page),
        lambda: save(Page, title=secret["title"]),
        lambda: save(Page, ["title"], title=secret["title"], live=False),
        lambda: save(Page, ["live"]),
        save_anew,
        lambda: save(Story),
        lambda: save(Story, lead=secret["lead"]),
        lambda: save(Story, ["lead"], lead=secret["lead"], live=False),
    )


@attempt(by_code=True)
def add_as_live(case: Case) -> None:
    """With all its content, and as a bare page, which has but a title."""
    section, agency = factories.section(), factories.agency("svhttdl")

    def new(name: str) -> ArticlePage:
        slug = f"{name}-{case.page_id}"
        return ArticlePage(slug=slug, locale=section.locale, agency=agency, live=True, **words(secret=True))

    bare = {"title": f"Trang {CANARY}", "locale": section.locale}
    each(
        lambda: section.add_child(instance=new("con")),
        lambda: case.page.add_sibling(instance=new("em")),
        lambda: section.add_child(instance=Page(slug=f"tran-{case.page_id}", **bare)),
        lambda: section.add_child(slug=f"tran-nua-{case.page_id}", **bare),
    )


@attempt(by_code=True)
def copy_as_live(case: Case) -> None:
    target = factories.section("fr")

    def copy(number: int, **options: object) -> None:
        more = options.pop("update_attrs", {})
        case.page.copy(update_attrs={"slug": f"sao-{case.page_id}-{number}", **more}, **options)

    each(
        lambda: copy(1, keep_live=True),
        lambda: copy(2, keep_live=True, to=target, copy_revisions=False),
        lambda: copy(3, keep_live=False, update_attrs={"live": True}),
        lambda: factories.section().copy(
            recursive=True, keep_live=True, update_attrs={"slug": f"muc-{case.page_id}", "title": "Mục"}
        ),
    )
    for page in ArticlePage.objects.filter(live=False, url_path__regex="/(sao|muc)-"):
        each(page.get_latest_revision().publish)


@attempt(by_code=True)
def alias(case: Case) -> None:
    target = factories.section("fr")
    each(
        lambda: case.page.create_alias(parent=target, update_slug="bi-danh"),
        lambda: CreatePageAliasAction(case.page, parent=target, recursive=True).execute(),
        lambda: CreatePageAliasAction(factories.section(), parent=target.get_parent(), recursive=True).execute(),
    )


@attempt(by_code=True)
def follow_by_an_alias(case: Case) -> None:
    """Aliases that came into the database round the gate; Wagtail puts them live with what they follow."""
    others = [factories.article(f"Bí danh {number} {case.page_id}") for number in range(4)]
    Page.objects.filter(pk__in=[other.pk for other in others]).update(alias_of=case.page_id, live=False)
    first, second, third, fourth = [other.pk for other in others]
    each(
        case.latest.update_aliases,
        lambda: case.post("wagtailadmin_pages:convert_alias", first),
        lambda: case.api("convert_alias", page_id=second),
        lambda: ConvertAliasPageAction(ArticlePage.objects.get(pk=third)).execute(skip_permission_checks=True),
        lambda: ArticlePage.objects.get(pk=fourth).get_latest_revision().publish(),
    )


@attempt(by_code=True)
def copy_for_translation(case: Case) -> None:
    french = factories.section("fr").locale
    each(
        lambda: case.page.copy_for_translation(french, copy_parents=True),
        lambda: case.page.copy_for_translation(french, copy_parents=True, alias=True),
    )
    for page in ArticlePage.objects.filter(locale=french):
        each(page.get_latest_revision().publish)


@attempt(by_code=True)
def revert(case: Case) -> None:
    RevertToPageRevisionAction(case.page, case.revision, case.cast.desk).execute(skip_permission_checks=True)
    case.revision.publish()


@attempt(publishes=True, schedules=True, by_code=True)
def date_without_publishing(case: Case) -> None:
    """A date that is written round the publishing action is refused when it comes, and kept."""
    past = timezone.now() - timedelta(minutes=1)
    case.latest.save_revision(approved_go_live_at=past)
    release.release_due(timezone.now())


@attempt(schedules=True, by_code=True)
def date_by_reverting(case: Case) -> None:
    past = timezone.now() - timedelta(minutes=1)
    action = RevertToPageRevisionAction(case.page, case.revision, approved_go_live_at=past)
    action.execute(skip_permission_checks=True)
    release.release_due(timezone.now())


@attempt(publishes=True, schedules=True, by_code=True)
def wagtails_own_release_command(case: Case) -> None:
    past = timezone.now() - timedelta(minutes=1)
    case.latest.save_revision(approved_go_live_at=past)
    for command in ("publish_scheduled", "publish_scheduled_pages"):
        try:
            call_command(command, verbosity=0)
        except RefusedError:
            assert Revision.objects.filter(object_id=str(case.page_id), approved_go_live_at=past).exists()
    # Wagtail's command stops at the first one that is refused; the next page's would never be reached.
    Revision.objects.update(approved_go_live_at=None)


@attempt(by_code=True)
def wagtails_other_commands(case: Case) -> None:
    call_command("move_pages", factories.section(slug="visit").pk, factories.section().pk, verbosity=0)
    each(lambda: call_command("move_pages", factories.section().pk, factories.section("fr").pk, verbosity=0))
    for command in ("fixtree", "set_url_paths", "create_log_entries_from_revisions", "purge_revisions"):
        call_command(command, **({"interactive": False} if command == "fixtree" else {}), verbosity=0)


@attempt(publishes=True, by_code=True)
def wagtails_own_bulk_publishing(case: Case) -> None:
    each(
        lambda: PublishBulkAction.execute_action([factories.section().page_ptr], include_descendants=True),
        lambda: PublishBulkAction.execute_action([case.page], include_descendants=True),
    )


@attempt(by_code=True)
def wagtails_own_bulk_withdrawing(case: Case) -> None:
    each(
        lambda: UnpublishBulkAction.execute_action([case.page], include_descendants=True),
        lambda: PublishBulkAction.execute_action([case.page], user=case.cast.administrator),
    )


@attempt(by_code=True)
def take_down_and_publish(case: Case) -> None:
    each(case.page.unpublish, case.revision.publish)
    Page.objects.filter(pk=case.page_id).unpublish()
    each(case.revision.publish)


@attempt(by_code=True)
def delete_and_add_again(case: Case) -> None:
    """The revision of a deleted page brings nothing back."""
    gone = case.latest
    case.page.delete()
    gone.pk = gone.id = gone.page_ptr_id = gone.story_ptr_id = gone.path = gone.depth = None
    gone.live = True
    gone._state.adding = True
    factories.section().add_child(instance=gone)
