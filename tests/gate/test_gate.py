"""Every route to "live" that the installed Wagtail has is known, and none lets uncleared words out."""

import pytest

from tests.gate import routes
from tests.gate.attempts import ATTEMPTS
from tests.gate.callers import callers
from tests.gate.case import Case, cleared, found_by_visitors, found_in_rows
from tests.gate.reach import Reach
from tests.gate.trial import KNOWN, refuse_leaks

pytestmark = [pytest.mark.django_db, pytest.mark.db]
PUBLISHING = [attempt.name for attempt in ATTEMPTS.values() if attempt.publishes]


def named(known: dict[str, str], name: str) -> set[str]:
    """The callers that the attempt is to reach."""
    return {caller for caller, by in known.items() if by == name}


def refuse_unknown(found: dict[str, set[str]]) -> None:
    unknown = {name: sorted(found[name]) for name in found.keys() - KNOWN}
    assert unknown == {}, "Wagtail has a new route. Write an attempt for it, or say why it can't reach our pages."


def test_every_caller_in_wagtails_source_is_known():
    found = callers()
    refuse_unknown(found)
    assert KNOWN - found.keys() == set(), "These are gone from Wagtail; take them out of tests/gate/routes.py."


PLANTED = """
from wagtail.actions.publish_revision import PublishRevisionAction
class Shortcut:
    def assign(self, page): page.live = True
    def name(self, page): setattr(page, "live", True)
    def rows(self, pages): pages.update(live=True)
    def many(self, pages): Page.objects.bulk_update(pages, ["title", "live"])
    def make(self): return Page(live=True)
    def date(self, revision): revision.approved_go_live_at = None
    def act(self, revision): PublishRevisionAction(revision).execute()
    def call(self, revision): revision.publish()
    def read(self, page): return page.live and Page.objects.filter(live=True)
def view(request, page): return [lambda: page.get_latest_revision().publish()]
"""


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """A package on the path that holds routes which nobody has heard of."""
    package = tmp_path / "planted" / "views"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "shortcut.py").write_text(PLANTED)
    monkeypatch.syspath_prepend(tmp_path)
    return "planted"


def test_a_planted_caller_is_found_and_refused(planted):
    found = callers(planted)
    names = ("assign", "name", "rows", "many", "make", "date", "act", "call")
    place = "planted.views.shortcut:"
    assert found.keys() == {f"{place}view", *(f"{place}Shortcut.{name}" for name in names)}
    for caller in found:
        with pytest.raises(AssertionError, match="Wagtail has a new route"):
            refuse_unknown({caller: found[caller]})


@pytest.mark.parametrize("caller", routes.APART)
def test_what_is_said_to_be_apart_is_so(caller):
    assert routes.APART[caller].is_so(), routes.APART[caller].why


def test_every_attempt_named_exists():
    assert {*routes.TRIED.values(), *(by for by, _why in routes.CLOSED.values())} <= ATTEMPTS.keys()
    assert set(routes.BEYOND.values()) <= set(PUBLISHING)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_no_route_lets_uncleared_words_out(name, world):
    reached = refuse_leaks(ATTEMPTS[name], world)
    assert named(routes.TRIED, name) <= reached
    closed = {caller: by for caller, (by, _why) in routes.CLOSED.items()}
    assert not (named(routes.BEYOND, name) | named(closed, name)) & reached


@pytest.mark.parametrize("name", PUBLISHING)
def test_the_same_route_publishes_what_is_cleared(name, world):
    page = cleared(world.cast)
    case = Case(world.cast, world.cast.chief, page.pk)
    with Reach(KNOWN) as reach:
        ATTEMPTS[name].run(case)
    assert case.page.live, [answer.status_code for answer in case.answers]
    everywhere = {case.page.url_path, "/vi/", "/vi/news/", "/vi/feed.rss", "/sitemap.xml", "search"}
    assert found_by_visitors([page]) == everywhere
    assert found_in_rows() == {"index of the search", "outbox"}
    assert named(routes.BEYOND, name) <= reach.reached
