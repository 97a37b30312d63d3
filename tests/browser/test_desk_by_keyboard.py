"""A late Japanese job from My work to the live page: translator and reviewer use no mouse, the author answers."""

from __future__ import annotations

import re
import sqlite3
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, page_id, save_draft, submit
from tests.browser.keyboard import compose, press, tab_to
from tests.browser.test_line_journey import desk, let_out, photo  # noqa: F401 - fixtures
from tests.browser.words import english_on
from tests.cms.installation import wait_until

DEMO = Path(__file__).parents[2] / "cms/demo"
LEAD = tomllib.loads((DEMO / "stories/mua-nhan-chin.toml").read_text(encoding="utf-8"))["lead"]
LEAD_JA = tomllib.loads((DEMO / "translations/ja/mua-nhan-chin.toml").read_text(encoding="utf-8"))["lead"]
TITLE, TITLE_JA = "Sáng sớm trong vườn nhãn lồng", "フンイエン産リュウガンの園の朝"
SEO_TITLE = "Vườn nhãn lúc bốn giờ sáng"
SOON = 150  # seconds that worker and machine may take
FIELD = '[data-part="field"]'
ANSWER = "Đúng, hái trước bình minh."


@pytest.fixture
def story(desk, photo):  # noqa: F811
    """Cleared and live; its lead is the lead of a translated story with other last words."""
    with desk.person("bientap.vh") as editor:
        editor.goto("/admin/images/add/")
        editor.set_input_files("input[type=file]", str(photo))
        for name, words in {"title_vi": "Vườn sớm", "alt_vi": "Vườn nhãn", "credit_vi": "Ảnh: Đỗ Biên Tập"}.items():
            editor.fill(f"[name={name}]", words)
        with editor.expect_navigation():
            editor.click("footer button[type=submit], main form button[type=submit]")
        editor.goto("/admin/pages/")
        with editor.expect_navigation():
            editor.click("tr:has-text('Tin tức') td:last-child a")
        editor.goto(re.sub(r"/pages/(\d+)/.*", r"/pages/add/content/articlepage/\1/", editor.url))
        editor.fill("[name=title]", TITLE)
        editor.fill("[name=lead]", LEAD.replace("nhạt mất mùi thơm buổi sớm", "phai hết mùi thơm ban đầu"))
        for name, words in {"seo_title": SEO_TITLE, "search_description": "Một buổi sáng hái nhãn."}.items():
            editor.evaluate(
                "([name, words]) => { document.querySelector(`[name=${name}]`).value = words }", [name, words]
            )
        editor.click("#id_hero_image-chooser button:visible >> nth=0")
        editor.click(".modal-body >> text=Vườn sớm")
        editor.wait_for_selector(".modal-body", state="detached")
        save_draft(editor)
        made = page_id(editor)
        submit(editor)
    let_out(desk, made)
    return made


@pytest.fixture
def late_job(desk, site, story):  # noqa: F811
    """Asked for by the desk, given to the translator; its day has passed since."""
    with desk.person("dieuphoi") as officer:
        officer.goto(f"/admin/translations/ask/{story}/")
        officer.check("[name=languages][value=ja]")
        for name in ("assignee_ja", "reviewer_ja"):
            options = officer.locator(f"[name={name}] option")
            values = options.evaluate_all("all => all.map(one => [one.value, one.textContent])")
            people = [value for value, text in values if value.isdigit()]
            officer.select_option(f"[name={name}]", people[0])
        with officer.expect_navigation():
            officer.click("main form[method=post] button.button")
    with sqlite3.connect(site.data / "db.sqlite3", timeout=30) as database:
        database.execute("UPDATE translation_translation SET due = date('now', '-3 days') WHERE source_id = ?", [story])


def segment(page: Page, words: str):
    """The segment whose source has these words."""
    return page.locator(".segment", has=page.locator(".segment__text", has_text=words))


def saved(page: Page):
    return page.expect_response(lambda answer: re.search(r"/segments/\d+/$", answer.url) and answer.status == 200)


def go_to(page: Page, wanted) -> None:
    """With the keys of the workbench."""
    number = wanted.get_attribute("data-position")
    for key in ["Alt+ArrowUp"] * 6 + ["Alt+ArrowDown"] * 6:
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.closest('.segment')?.dataset.position") == number:
            return
    raise AssertionError(f"segment {number} is not reached")


def open_job(page: Page) -> None:
    page.goto("/admin/translations/mine/")
    assert english_on(page) == []
    link = ".item.is-late a.item__title[href]:not([tabindex='-1'])"
    for _ in range(60):
        tab_to(page, link)
        if page.evaluate("document.activeElement.textContent") == TITLE:
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("load")
    expect(page.locator(".segment").first).to_be_visible()


def wait_for_the_machine(page: Page) -> None:
    def is_there() -> bool:
        page.reload()
        page.wait_for_load_state("load")
        return segment(page, "Một buổi sáng hái").get_attribute("data-state") == "suggested"

    wait_until(is_there, SOON, "the machine's suggestion")


def write_title(page: Page) -> None:
    """An input method writes; the term is inserted by its number. Nothing is sent while it composes."""
    title, sent = segment(page, TITLE), []
    page.on("request", lambda request: sent.append(request.url) if "/segments/" in request.url else None)
    go_to(page, title)
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+t")
    page.keyboard.press("1")
    page.keyboard.press("End")
    posted = len(sent)
    compose(
        page, "noennoasa", TITLE_JA.removeprefix("フンイエン産リュウガン"), [("Enter", 0), ("Enter", 2), ("KeyN", 1)]
    )
    assert [url for url in sent[posted:] if url.endswith("/")] == []
    assert title.locator(FIELD).inner_text().strip() == TITLE_JA
    with saved(page):
        page.keyboard.press("Control+Enter")


def take_the_match(page: Page) -> None:
    lead = segment(page, "kéo bấm")
    go_to(page, lead)
    match = lead.locator("[data-match]").first
    expect(match).to_be_visible()
    score = int(re.search(r"\d+", lead.locator(".match__score").first.inner_text())[0])
    assert score == 92
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+m")
    page.keyboard.press("1")
    assert lead.locator(FIELD).inner_text().strip() == LEAD_JA
    with saved(page):
        page.keyboard.press("Control+Enter")
    expect(lead).to_have_attribute("data-state", "translated")


def accept_the_machine(page: Page) -> None:
    described = segment(page, "Một buổi sáng hái")
    go_to(page, described)
    with saved(page):
        page.keyboard.press("Alt+a")
    expect(described).to_have_attribute("data-state", "translated")


def let_a_warning_stand(page: Page) -> None:
    seo = segment(page, SEO_TITLE)
    go_to(page, seo)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("午前4時のリュウガン園。")
    with saved(page):
        page.keyboard.press("Control+Enter")
    expect(seo.locator(".finding--warning").first).to_be_visible()
    go_to(page, seo)
    page.keyboard.press("Alt+s")
    page.keyboard.type("Câu trọn ý.")
    page.keyboard.press("Enter")
    expect(seo.locator(".finding--aside")).to_have_count(1)


def ask_the_author(page: Page) -> None:
    lead = segment(page, "kéo bấm")
    go_to(page, lead)
    page.keyboard.press("Alt+k")
    expect(lead.locator(".remarks__form textarea")).to_be_focused()
    page.keyboard.type("Hái trước khi trời sáng?")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+Enter")
    expect(lead.locator(".thread__text")).to_contain_text("Hái trước khi trời sáng?")


def answer_as_author(desk: Desk) -> None:  # noqa: F811
    with desk.person("bientap.vh") as author:
        author.click("text=Hái trước khi >> xpath=ancestor::li >> a")
        author.fill("[name=text]", ANSWER)
        with author.expect_navigation():
            author.click("main form button.button:has-text('Trả lời')")


def send_back(page: Page) -> None:
    """The reviewer says on the segment what is wrong, and returns the text."""
    open_review(page)
    seo = segment(page, SEO_TITLE)
    go_to(page, seo)
    page.keyboard.press("Alt+k")
    expect(seo.locator(".remarks__form textarea")).to_be_focused()
    page.keyboard.type("Bỏ dấu chấm câu.")
    page.keyboard.press("Control+Enter")
    expect(seo.locator(".thread__text")).to_contain_text("Bỏ dấu chấm câu.")
    tab_to(page, "[name=remark]")
    page.keyboard.type("Xem ghi chú ở đầu đề cho máy tìm kiếm.")
    press(page, "button[value=return]")
    assert english_on(page) == []


def open_review(page: Page) -> None:
    page.goto("/admin/translations/mine/")
    for _ in range(60):
        tab_to(page, "#work-review + ul a.item__title")
        if page.evaluate("document.activeElement.textContent") == TITLE:
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("load")


def mend(page: Page) -> None:
    open_job(page)
    assert "Xem ghi chú" in page.inner_text("main")
    seo = segment(page, SEO_TITLE)
    go_to(page, seo)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("午前4時のリュウガン園")
    with saved(page):
        page.keyboard.press("Control+Enter")
    press(page, "button[value=submit]")


def test_a_late_job_goes_live_without_a_mouse(desk, late_job):  # noqa: F811
    with desk.person("dich.ja") as translator:
        open_job(translator)
        wait_for_the_machine(translator)
        write_title(translator)
        take_the_match(translator)
        accept_the_machine(translator)
        let_a_warning_stand(translator)
        ask_the_author(translator)
        answer_as_author(desk)
        translator.goto("/admin/")
        press(translator, ".desk-panel a[href*='#remarks-']")
        expect(translator.locator(".thread__answer")).to_contain_text(ANSWER)
        press(translator, "button[value=submit]")
        assert english_on(translator) == []
        with desk.person("hieudinh.ja") as reviewer:
            send_back(reviewer)
            mend(translator)
            open_review(reviewer)
            press(reviewer, "button[value=approve]")
            assert "Đã đăng" in reviewer.inner_text("main")
    stranger = desk.browser.new_context(base_url=desk.address, locale="ja-JP").new_page()
    stranger.goto("/ja/search/?q=リュウガン")
    stranger.goto("/ja/feed.json")
    assert TITLE_JA in stranger.inner_text("body")
    stranger.context.close()
