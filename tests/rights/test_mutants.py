"""With one of the guards taken out, the walk finds what it let through: so it would notice if one were lost."""

from collections.abc import Callable, Iterator

import pytest
from django.db.models import Q
from django.template import engines
from django.template.loaders.filesystem import Loader
from wagtail.admin.api.serializers import PageTranslationsField
from wagtail.admin.views import chooser
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page

from content import rights, wagtail_guard, wagtail_titles
from content.rights import EVERYTHING
from reference.models import Proposal
from reference.people import rights as people_rights
from reference.proposals import routing
from tests.rights.check import wrong
from website import media

pytestmark = pytest.mark.django_db
Patch = Callable[[pytest.MonkeyPatch], None]
NO_ACCESS = "wagtailadmin/bulk_actions/confirmation/list_items_with_no_access.html"


def seen_by_everybody(patch):
    patch.setattr(rights, "seen_by", lambda user: Q())


def visible_to_everybody(patch):
    patch.setattr(rights, "visible", lambda user: Page.objects.all())


def everybody_may_do_everything(patch):
    patch.setattr(rights, "actions_on", lambda user, page: EVERYTHING)
    patch.setattr(rights, "editable", lambda user: Q())
    patch.setattr(rights, "seen_by", lambda user: Q())


def drafts_of_live_pages_shown_outside(patch):
    patch.setattr(rights, "_made_from_cleared_text", lambda: Q())


def no_guard(patch):
    patch.setattr(wagtail_guard, "refusal", lambda request, kwargs: None)


def every_page_is_choosable(patch):
    patch.setattr(wagtail_titles, "choosable", lambda pages, user: pages)


def translations_are_named(patch):
    patch.setattr(PageTranslationsField, "to_representation", PageTranslationsField.to_representation.__wrapped__)


def links_are_named_by_drafts(patch):
    patch.setattr(chooser.ExternalLinkView, "post", chooser.ExternalLinkView.post.__wrapped__)


def reports_for_all(patch):
    patch.setattr(PageTypesUsageReportView, "any_permission_required", ["add", "change", "publish"])


def everybody_manages_people(patch):
    patch.setattr(people_rights, "manages_people", lambda actor: True)


def proposals_are_open(patch):
    patch.setattr(routing, "visible", lambda user: Proposal.objects.all())


def files_are_open(patch):
    patch.setattr(media, "may_see", lambda user, file: True)


def names_without_access(patch):
    """Wagtail's own template in the place of ours."""
    ours = Loader.get_template_sources

    def sources(self: Loader, name: str) -> Iterator[object]:
        return iter(()) if name == NO_ACCESS else ours(self, name)

    patch.setattr(Loader, "get_template_sources", sources)


MUTANTS: dict[Patch, tuple[str, ...]] = {
    seen_by_everybody: ("wagtailadmin_explore", "wagtailadmin_api:pages:detail", "page_events", "wagtailadmin_home"),
    visible_to_everybody: ("page_review", "page_draft", "wagtailadmin_api:pages:listing"),
    everybody_may_do_everything: ("wagtailadmin_pages:edit", "wagtailadmin_pages:delete"),
    drafts_of_live_pages_shown_outside: ("wagtailadmin_explore", "wagtailadmin_home"),
    no_guard: (
        "wagtailadmin_api:images:listing",
        "wagtailadmin_pages:move_confirm",
        "wagtailadmin_workflows:task_chosen",
        "wagtailimages_chooser:select_format",
        "wagtailmedia:media_usage",
    ),
    every_page_is_choosable: ("wagtailadmin_choose_page_chosen_multiple", "wagtailadmin_choose_page_search"),
    translations_are_named: ("wagtailadmin_api:pages:detail",),
    links_are_named_by_drafts: ("wagtailadmin_choose_page_external_link",),
    reports_for_all: ("wagtailadmin_reports:page_types_usage",),
    everybody_manages_people: ("people", "people_invite"),
    proposals_are_open: ("proposal", "proposals"),
    files_are_open: ("media",),
    names_without_access: ("wagtail_bulk_action:reference.customimage.delete",),
}


@pytest.fixture
def fresh_templates():
    """Loaded anew before and after."""
    loaders = engines["django"].engine.template_loaders
    yield [loader.reset() for loader in loaders]
    for loader in loaders:
        loader.reset()


@pytest.mark.parametrize(
    ("mutant", "name"),
    [(mutant, name) for mutant, names in MUTANTS.items() for name in names],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_with_a_guard_taken_out_something_is_found(mutant, name, world, monkeypatch, fresh_templates):
    mutant(monkeypatch)
    assert wrong(world, name) != []
