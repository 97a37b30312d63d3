"""Four people at four screens at once: nobody opens another language, approves their own text, or reads a draft."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.hidden import (
    Hidden,
    body_of,
    draft,
    is_refusal,
    lists,
    plain,
    rows,
    send,
    shown_of,
    standing,
    translation,
    trespasses,
    usages,
    ways_to,
)
from tests.rights.outcome import NO_RIGHT

TRANSLATOR, REVIEWER, FRENCH, OFFICER = "dich.ja", "hieudinh.ja", "dich.fr", "dieuphoi"
DRAFTS = ("mua-sen-quanh-pho-hien", "lich-mua-nhan-cho-ben-mua", "ba-cau-hoi-ve-khu-cong-nghiep")


@pytest.fixture(scope="module")
def desk(browser, site):
    return Desk(browser, site.address, (site.data / "people.json").read_text())


@pytest.fixture(scope="module")
def people(desk):
    """Signed in beside each other, each in a browser of their own."""
    with ExitStack() as stack:
        users = (TRANSLATOR, REVIEWER, FRENCH, OFFICER)
        yield {user: stack.enter_context(desk.person(user)) for user in users}


@pytest.fixture(scope="module")
def drafts(site) -> list[Hidden]:
    """Vietnamese stories of the demo that visitors do not see yet."""
    return [draft(site, slug) for slug in DRAFTS]


@pytest.fixture(scope="module")
def foreign(site) -> list[Hidden]:
    """Translations of the demo into other languages than Japanese, one under way for each."""
    found = rows(
        site,
        "SELECT min(t.id) AS id, t.language, t.page_id FROM translation_translation t"
        " JOIN wagtailcore_page p ON p.id = t.page_id"
        " JOIN translation_segment s ON s.translation_id = t.id AND s.state = 'translated'"
        " WHERE p.live = 0 AND t.language <> 'ja' GROUP BY t.language",
    )
    assert {row["language"] for row in found} == {"en", "fr", "zh-hans"}
    return [translation(site, row) for row in found]


def bench_of(pk: int) -> str:
    return reverse("translation", args=[pk])


def screen(page: Page, path: str) -> str:
    """What the person reads there."""
    page.goto(path)
    return plain(page.inner_text("body"))


@pytest.mark.parametrize("user", [TRANSLATOR, REVIEWER])
def test_the_screens_of_a_japanese_translator_show_no_other_language(user, people, foreign):
    page, others = people[user], [f"/admin/translations/?language={one.name}" for one in foreign]
    for path in ("/admin/", "/admin/pages/", *others, "/admin/translations/"):
        assert shown_of(foreign, screen(page, path)) == [], path
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.pathname)")
        assert not {bench_of(one.bench) for one in foreign}.intersection(links), path
    for board in page.locator(".board__table").all():  # of stories, and of facts
        assert board.locator("thead th").count() == 2, "more than the source and Japanese"
    for one in foreign:
        assert page.goto(bench_of(one.bench)).status == 404
        refused = screen(page, reverse("wagtailadmin_pages:edit", args=[one.page]))
        assert (urlsplit(page.url).path, gettext(NO_RIGHT) in refused) == ("/admin/", True)


def test_what_is_hidden_from_them_is_there_for_those_whose_it_is(people, foreign, drafts):
    """Else the tests around this one would find nothing to complain of."""
    french = next(one for one in foreign if one.name == "fr")
    assert shown_of([french], screen(people[FRENCH], bench_of(french.bench)))
    for one in foreign:
        assert len(shown_of([one], body_of(send(people[OFFICER], bench_of(one.bench))))) >= 2, one.name
    for one in drafts:
        edit = reverse("wagtailadmin_pages:edit", args=[one.page])
        assert set(shown_of([one], body_of(send(people[OFFICER], edit)))) == set(one.sentences), one.name
        assert all(is_refusal(send(people[user], edit)) for user in (TRANSLATOR, FRENCH)), one.name
    let_through = trespasses(people[OFFICER], "GET", ways_to(drafts[0], "GET"), drafts[:1])
    assert len([line for line in let_through if "shows" in line]) >= 20, "the addresses are filled wrongly"


@pytest.mark.parametrize(("user", "methods"), [(TRANSLATOR, ("GET", "POST")), (REVIEWER, ("GET",))])
def test_no_address_opens_a_translation_into_another_language(user, methods, people, foreign, site):
    before = standing(site, foreign)
    found = []
    for one in foreign:
        for method in methods:
            found += trespasses(people[user], method, ways_to(one, method), foreign)
    assert found == []
    assert standing(site, foreign) == before, "a forged form changed something"


def test_no_address_shows_a_draft_to_an_outside_translator(people, drafts, site):
    before = standing(site, drafts)
    found = []
    for one in drafts:
        for method in ("GET", "POST"):
            found += trespasses(people[TRANSLATOR], method, ways_to(one, method), drafts)
        found += trespasses(people[TRANSLATOR], "GET", usages(site, one), drafts)
    assert found == []
    assert standing(site, drafts) == before, "a forged form changed something"


@pytest.mark.parametrize(("user", "names"), [(TRANSLATOR, ""), (REVIEWER, ("wagtailadmin_", "translation"))])
def test_no_list_or_search_names_what_is_of_another_language(user, names, people, foreign, drafts):
    """Drafts are hidden from the office's own Japanese reviewer as well: the Vietnamese tree is not theirs."""
    ways = [way for way in lists("mùa") if way.address.name.startswith(names)]
    assert trespasses(people[user], "GET", ways, [*foreign, *drafts]) == []


def test_no_public_address_shows_what_is_not_live(people, foreign, drafts):
    page, hidden = people[TRANSLATOR], [*foreign, *drafts]
    for one in hidden:
        answer = send(page, one.path)
        assert (answer.status, shown_of(hidden, body_of(answer))) == (404, []), one.path
    for code in ("vi", "en", "fr", "zh-hans"):
        for path in ("feed.rss", "feed.atom", "feed.json", "feed.ninjs.json", "search/?q=m%C3%B9a", "search/?q=usine"):
            assert shown_of(hidden, body_of(send(page, f"/{code}/{path}"))) == [], (code, path)


@dataclass(frozen=True)
class Own:
    """A Japanese translation in review, written by the translator of the demo."""

    bench: str
    page: int
    path: str
    step: int


@pytest.fixture
def own(site) -> Own:
    found = rows(
        site,
        "SELECT t.id, t.page_id, p.url_path, step.id AS step FROM translation_translation t"
        " JOIN wagtailcore_page p ON p.id = t.page_id AND p.live = 0"
        " JOIN wagtailcore_workflowstate w ON w.object_id = CAST(p.id AS TEXT) AND w.status = 'in_progress'"
        " JOIN wagtailcore_taskstate step ON step.id = w.current_task_state_id"
        " JOIN content_lineage l ON l.page_id = p.id"
        " JOIN content_lineage_translators by ON by.lineage_id = l.id"
        " JOIN accounts_user u ON u.id = by.user_id WHERE u.username = ?",
        TRANSLATOR,
    )
    return Own(bench_of(found[0]["id"]), found[0]["page_id"], found[0]["url_path"], found[0]["step"])


def try_to_approve(site, page: Page, own: Own, seen: str) -> None:
    """By every form that approves or publishes; the workbench says why not, and nothing comes of the others."""
    refused = send(page, own.bench, "POST", {"decision": "approve", "seen": seen, "remark": ""})
    assert refused.status == 409
    why = gettext("Whoever translated a text can't approve or return it, and only a reviewer may.")
    assert plain(why) in body_of(refused)
    for path, data in _forms_that_publish(own).items():
        answer = send(page, path, "POST", data)
        assert answer.status < 500, path
    (row,) = rows(site, "SELECT live FROM wagtailcore_page WHERE id = ?", own.page)
    (step,) = rows(site, "SELECT status FROM wagtailcore_taskstate WHERE id = ?", own.step)
    consents = rows(site, "SELECT id FROM content_clearance WHERE page_id = ?", own.page)
    assert (row["live"], step["status"], consents) == (0, "in_progress", [])
    assert send(page, own.path).status == 404


def _forms_that_publish(own: Own) -> dict[str, dict[str, str]]:
    at_step = [own.page, "approve", own.step]
    return {
        reverse("page_review", args=[own.page]): {"decision": "approve", "seen": "0" * 64},
        reverse("page_override", args=[own.page]): {"seen": "0" * 64, "reason": "Cần đăng ngay hôm nay."},
        reverse("page_release", args=[own.page]): {"seen": "0" * 64},
        reverse("wagtailadmin_pages:workflow_action", args=at_step): {"comment": ""},
        reverse("wagtailadmin_pages:edit", args=[own.page]): {"action-publish": "1", "title": "x"},
        reverse("wagtailadmin_api:pages:action", args=[own.page, "publish"]): {},
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={own.page}": {},
    }


def seen_by_reviewer(people, own: Own) -> str:
    """The reviewer has the button, and what a forger would have to send."""
    page = people[REVIEWER]
    page.goto(own.bench)
    expect(page.locator("button[value=approve]")).to_be_visible()
    return page.input_value("[name=seen]")


def offers_no_approval(page: Page, own: Own) -> None:
    page.goto(own.bench)
    expect(page.locator("main")).to_contain_text("Đang hiệu đính")
    assert page.locator("button[value=approve], button[value=return]").count() == 0


def test_the_translator_finds_no_way_to_approve_their_own_text(people, own, site):
    seen = seen_by_reviewer(people, own)
    offers_no_approval(people[TRANSLATOR], own)
    try_to_approve(site, people[TRANSLATOR], own, seen)


@contextmanager
def also_reviewer(desk, site):
    """The chief makes the translator a reviewer of Japanese too, and ends it afterwards."""
    (user,) = rows(site, "SELECT id FROM accounts_user WHERE username = ?", TRANSLATOR)
    with desk.person("phutrach") as chief:
        chief.goto(reverse("person_give_role", args=[user["id"]]))
        chief.select_option("[name=role]", "reviewer")
        chief.select_option("[name=language]", "ja")
        _press(chief)
        try:
            yield
        finally:
            _end_role(chief, site, user["id"])


def _end_role(chief: Page, site, user: int) -> None:
    query = "SELECT id FROM reference_membership WHERE user_id = ? AND role = 'reviewer'"
    (given,) = rows(site, query, user)
    chief.goto(reverse("person_end_role", args=[user, given["id"]]))
    _press(chief)
    assert rows(site, query, user) == []


def _press(page: Page) -> None:
    with page.expect_navigation():
        page.click("main form[method=post] button[type=submit], main form[method=post] button.button")


def test_who_is_also_a_reviewer_is_refused_for_what_they_translated(people, desk, own, site):
    seen = seen_by_reviewer(people, own)
    with also_reviewer(desk, site):
        offers_no_approval(people[TRANSLATOR], own)
        try_to_approve(site, people[TRANSLATOR], own, seen)
