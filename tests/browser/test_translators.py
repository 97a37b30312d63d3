"""Four people at four screens at once: nobody opens another language, approves their own text, or reads a draft."""

from __future__ import annotations

import html
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import APIResponse, Page, expect

from content.wagtail_guard import PAGES
from tests.browser.desk import Desk
from tests.rights.addresses import Address, addresses
from tests.rights.calls import PLACES, Call, calls
from tests.rights.outcome import NO_RIGHT, REDIRECTS, REFUSED
from tests.rights.things import SOUGHT, Thing

TRANSLATOR, REVIEWER, FRENCH, OFFICER = "dich.ja", "hieudinh.ja", "dich.fr", "dieuphoi"
DRAFTS = ("mua-sen-quanh-pho-hien", "lich-mua-nhan-cho-ben-mua", "ba-cau-hoi-ve-khu-cong-nghiep")
NEVER_ASKED = ("wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog")
ADMIN = [a for a in addresses().values() if a.route.startswith("admin/") and a.name not in NEVER_ASKED]
FACTS = re.compile(
    r"wagtailsnippet\w+_reference_(?!agency:)"
)  # all kinds of facts have the same screens: one is enough
SHOWN_OFTEN = 20  # characters: what is shorter may stand in other texts too


@dataclass(frozen=True)
class Hidden:
    """A text that some people must not see: its ids for the addresses, and sentences that only it has."""

    name: str
    page: int
    path: str
    thing: Thing
    sentences: tuple[str, ...]
    bench: int = 0  # the id of its translation, when it is one


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
    return [_draft(site, slug) for slug in DRAFTS]


@pytest.fixture(scope="module")
def foreign(site) -> list[Hidden]:
    """Translations of the demo into other languages than Japanese, one under way for each."""
    found = _rows(
        site,
        "SELECT min(t.id) AS id, t.language, t.page_id FROM translation_translation t"
        " JOIN wagtailcore_page p ON p.id = t.page_id"
        " JOIN translation_segment s ON s.translation_id = t.id AND s.state = 'translated'"
        " WHERE p.live = 0 AND t.language <> 'ja' GROUP BY t.language",
    )
    assert {row["language"] for row in found} == {"en", "fr", "zh-hans"}
    return [_translation(site, row) for row in found]


def _rows(site, query: str, *values: object) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(site.data / "db.sqlite3")) as database:
        database.row_factory = sqlite3.Row
        return database.execute(query, values).fetchall()


def _draft(site, slug: str) -> Hidden:
    query = "SELECT id FROM wagtailcore_page WHERE slug = ? AND url_path LIKE '/vi/%' AND live = 0"
    (row,) = _rows(site, query, slug)
    (story,) = _rows(site, "SELECT lead FROM content_story WHERE page_ptr_id = ?", row["id"])
    return _hidden(site, slug, row["id"], [story["lead"]])


def _translation(site, row: sqlite3.Row) -> Hidden:
    query = "SELECT target FROM translation_segment WHERE translation_id = ? AND state = 'translated'"
    targets = [one["target"] for one in _rows(site, query, row["id"])]
    whole = sorted((text for text in targets if "⟦" not in text), key=len)[-3:]
    return _hidden(site, row["language"], row["page_id"], whole, row["id"])


def _hidden(site, name: str, page: int, sentences: list[str], bench: int = 0) -> Hidden:
    (row,) = _rows(site, "SELECT * FROM wagtailcore_page WHERE id = ?", page)
    words = (_plain(text) for text in (row["draft_title"], *sentences))
    kept = tuple(dict.fromkeys(text for text in words if len(text.encode()) >= SHOWN_OFTEN))
    assert kept, f"{name}: no sentence to look for"
    values = {name: page for address in ADMIN for name in address.params if name not in PLACES}
    values |= {
        "pk": page,
        "app_label": "wagtailcore",
        "model_name": "page",
        "parent_of": page,
        **_of_workflow(site, row),
    }
    thing = Thing("page", name, SimpleNamespace(pk=page, agency_id=1), values)
    return Hidden(name, page, row["url_path"], thing, kept, bench)


def _of_workflow(site, page: sqlite3.Row) -> dict[str, int]:
    """Revisions and steps of the page; some other one's where it has none yet."""
    query = (
        "SELECT s.id, s.workflow_id, t.id AS step, t.task_id FROM wagtailcore_workflowstate s"
        " JOIN wagtailcore_taskstate t ON t.workflow_state_id = s.id ORDER BY s.object_id = ? DESC, t.id DESC LIMIT 1"
    )
    (state,) = _rows(site, query, str(page["id"]))
    revision = page["latest_revision_id"] or 1
    steps = {"workflow_state_id": state["id"], "task_state_id": state["step"], "task_id": state["task_id"]}
    return {"revision_id": revision, "first_revision_id": revision, "workflow_pk": state["workflow_id"], **steps}


def _plain(text: str) -> str:
    """As people read it, whatever it is wrapped in: entities and escapes resolved, spaces alike."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return " ".join(html.unescape(text).split())


def _body(answer: APIResponse) -> str:
    """The whole answer, with where it leads; the sheets of a workbook too."""
    content = answer.body()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            content = b"".join(workbook.read(name) for name in workbook.namelist())
    return _plain(f"{answer.headers.get('location', '')} {content.decode('utf-8', 'replace')}")


def names_page(address: Address) -> bool:
    """Whether the address is about the page whose id stands in it."""
    of_api = address.name.startswith("wagtailadmin_api:pages:") and "pk" in address.params
    is_compared = address.name == "wagtailadmin_pages:revisions_compare"
    return of_api or is_compared or bool({*PAGES, "object_id"}.intersection(address.params))


def ways_to(hidden: Hidden, method: str) -> Iterator[tuple[Address, Call, bool]]:
    """Every address that can be about the text, and whether it must be refused: lists need only be silent."""
    for address in ADMIN:
        is_named = names_page(address)
        if method == "POST" and not is_named:
            continue
        for call in calls(address, hidden.thing, method):
            if is_named or "{" in call.query:
                yield address, call, is_named
    yield from _ways_to_bench(hidden, method)


def _ways_to_bench(hidden: Hidden, method: str) -> Iterator[tuple[Address, Call, bool]]:
    thing = Thing("translation", hidden.name, None, {"pk": hidden.bench, "position": 1})
    for address in ADMIN:
        if hidden.bench and address.name.startswith("translation") and "pk" in address.params:
            yield from ((address, call, True) for call in calls(address, thing, method))


def lists(words: str) -> Iterator[tuple[Address, Call, bool]]:
    """Every address that is about no page, and may list some: asked once, and searched for words."""
    some = Thing("row", "-", None, {name: 1 for address in ADMIN for name in address.params if name not in PLACES})
    for address in ADMIN:
        if not names_page(address) and not FACTS.match(address.name):
            for call in calls(address, some, "GET"):
                if "{" not in call.query:
                    yield address, Call(call.path.replace(SOUGHT, quote(words))), False


def usages(site, hidden: Hidden) -> Iterator[tuple[Address, Call, bool]]:
    """Where pictures and facts say by which pages they are used."""
    names = {address.name: address for address in ADMIN}
    used = _rows(
        site,
        "SELECT DISTINCT c.model, r.to_object_id FROM wagtailcore_referenceindex r"
        " JOIN django_content_type c ON c.id = r.to_content_type_id WHERE r.object_id = ?",
        str(hidden.page),
    )
    for model, pk in used:
        name = {"customimage": "wagtailimages:image_usage"}.get(model, f"wagtailsnippets_reference_{model}:usage")
        if name in names:
            yield names[name], Call(reverse(name, args=[pk])), False


def trespasses(page: Page, method: str, ways: Iterable[tuple[Address, Call, bool]], hidden: list[Hidden]) -> list[str]:
    """What the person got from an address that they should not have, in words."""
    found = []
    for address, call, must_refuse in ways:
        answer = send(page, call.path, method, call.data if method == "POST" else None)
        said = f"{method} {call.path} ({address.name}) answers {answer.status}"
        found += [f"{said} and shows “{text}”" for text in shown_of(hidden, _body(answer))]
        if must_refuse and not is_refusal(answer):
            found.append(f"{said} to {answer.headers.get('location', 'nowhere else')}, which is no refusal")
        elif answer.status >= 500 and answer.status != 503:
            found.append(f"{said}: it broke")
    return found


def send(page: Page, path: str, method: str = "GET", data: dict | None = None) -> APIResponse:
    """With the session of the person's browser, as a forged form would come."""
    form, headers = None, {}
    if data is not None:
        form = {name: str(value) for name, value in data.items()}
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        headers = {"X-CSRFToken": cookies["csrftoken"]}
    return page.request.fetch(path, method=method, form=form, headers=headers, max_redirects=0)


def shown_of(hidden: Iterable[Hidden], text: str) -> list[str]:
    return [sentence for one in hidden for sentence in one.sentences if sentence in text]


def is_refusal(answer: APIResponse) -> bool:
    """Said so, or led to where those without a right are told."""
    place = urlsplit(answer.headers.get("location", "")).path
    return answer.status in REFUSED or (answer.status in REDIRECTS and place in ("/admin/", "/admin/login/"))


def standing(site, hidden: Iterable[Hidden]) -> list[tuple]:
    """What a forged form could have changed."""
    page = "SELECT path, live, locked, latest_revision_id, draft_title, slug FROM wagtailcore_page WHERE id = ?"
    segments = "SELECT sum(version), count(*) FROM translation_segment WHERE translation_id = ?"
    return [(one.name, *_rows(site, page, one.page)[0], *_rows(site, segments, one.bench)[0]) for one in hidden]


def bench_of(pk: int) -> str:
    return reverse("translation", args=[pk])


def screen(page: Page, path: str) -> str:
    """What the person reads there."""
    page.goto(path)
    return _plain(page.inner_text("body"))


@pytest.mark.parametrize("user", [TRANSLATOR, REVIEWER])
def test_the_screens_of_a_japanese_translator_show_no_other_language(user, people, foreign):
    page = people[user]
    for one in foreign:
        for path in ("/admin/", "/admin/pages/", "/admin/translations/", f"/admin/translations/?language={one.name}"):
            assert shown_of(foreign, screen(page, path)) == [], path
            assert page.locator(f"a[href*='{bench_of(one.bench)}']").count() == 0, path
        assert page.goto(bench_of(one.bench)).status == 404
        refused = screen(page, reverse("wagtailadmin_pages:edit", args=[one.page]))
        assert urlsplit(page.url).path == "/admin/"
        assert gettext(NO_RIGHT) in refused
    page.goto("/admin/translations/")
    assert page.locator(".board__table thead th").count() == 2, "source and Japanese"


def test_what_is_hidden_from_them_is_there_for_those_whose_it_is(people, foreign, drafts):
    """Else the tests around this one would find nothing to complain of."""
    french = next(one for one in foreign if one.name == "fr")
    assert shown_of([french], screen(people[FRENCH], bench_of(french.bench)))
    for one in foreign:
        assert len(shown_of([one], _body(send(people[OFFICER], bench_of(one.bench))))) >= 2, one.name
    for one in drafts:
        edit = reverse("wagtailadmin_pages:edit", args=[one.page])
        assert set(shown_of([one], _body(send(people[OFFICER], edit)))) == set(one.sentences), one.name
        assert all(is_refusal(send(people[user], edit)) for user in (TRANSLATOR, FRENCH)), one.name


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


@pytest.mark.parametrize("user", [TRANSLATOR, REVIEWER])
def test_no_list_or_search_names_what_is_of_another_language(user, people, foreign, drafts):
    """Drafts are hidden from the office's own Japanese reviewer as well: the Vietnamese tree is not theirs."""
    assert trespasses(people[user], "GET", lists("mùa"), [*foreign, *drafts]) == []


def test_no_public_address_shows_what_is_not_live(people, foreign, drafts):
    page, hidden = people[TRANSLATOR], [*foreign, *drafts]
    for one in hidden:
        answer = send(page, one.path)
        assert (answer.status, shown_of(hidden, _body(answer))) == (404, []), one.path
    for code in ("vi", "en", "fr", "zh-hans"):
        for path in ("feed.rss", "feed.atom", "feed.json", "feed.ninjs.json", "search/?q=m%C3%B9a", "search/?q=usine"):
            assert shown_of(hidden, _body(send(page, f"/{code}/{path}"))) == [], (code, path)


@dataclass(frozen=True)
class Own:
    """A Japanese translation in review, written by the translator of the demo."""

    bench: str
    page: int
    path: str
    step: int


@pytest.fixture
def own(site) -> Own:
    found = _rows(
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
    assert _plain(why) in _body(refused)
    for path, data in _forms_that_publish(own).items():
        answer = send(page, path, "POST", data)
        assert answer.status < 500, path
    (row,) = _rows(site, "SELECT live FROM wagtailcore_page WHERE id = ?", own.page)
    (step,) = _rows(site, "SELECT status FROM wagtailcore_taskstate WHERE id = ?", own.step)
    consents = _rows(site, "SELECT id FROM content_clearance WHERE page_id = ?", own.page)
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
    (user,) = _rows(site, "SELECT id FROM accounts_user WHERE username = ?", TRANSLATOR)
    with desk.person("phutrach") as chief:
        chief.goto(reverse("person_give_role", args=[user["id"]]))
        chief.select_option("[name=role]", "reviewer")
        chief.select_option("[name=language]", "ja")
        _press(chief)
        yield
        query = "SELECT id FROM reference_membership WHERE user_id = ? AND role = 'reviewer'"
        (given,) = _rows(site, query, user["id"])
        chief.goto(reverse("person_end_role", args=[user["id"], given["id"]]))
        _press(chief)
        assert _rows(site, query, user["id"]) == []


def _press(page: Page) -> None:
    with page.expect_navigation():
        page.click("main form[method=post] button[type=submit], main form[method=post] button.button")


def test_who_is_also_a_reviewer_is_refused_for_what_they_translated(people, desk, own, site):
    seen = seen_by_reviewer(people, own)
    with also_reviewer(desk, site):
        offers_no_approval(people[TRANSLATOR], own)
        try_to_approve(site, people[TRANSLATOR], own, seen)
