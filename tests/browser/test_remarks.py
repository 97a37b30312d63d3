"""A translator asks the author on a segment by keys alone, and reads the answer; an input method sends nothing."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.keyboard import compose
from tests.browser.words import english_on

TRANSLATOR, OFFICER = "dich.zh", "dieuphoi"
QUESTION, ANSWER = "con số này lấy từ đâu?", "Lấy từ báo cáo của xã."
TEXT = ".remarks__form textarea"


def test_a_question_goes_to_the_author_and_its_answer_comes_back(browser, site):
    desk = Desk(browser, site.address, (site.data / "people.json").read_text())
    with desk.person(TRANSLATOR) as page:
        page.goto("/admin/translations/?state=working")
        page.locator("td a.state").first.click()
        page.wait_for_load_state("load")
        segment, sent = page.locator("#segment-3"), []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        segment.locator('[data-part="field"]').focus()
        page.keyboard.press("Alt+k")
        expect(segment.locator(TEXT)).to_be_focused()
        compose(page, "hoi", "Hỏi ", [("Enter", 2), ("Escape", 0), ("KeyK", 1)])
        assert sent == []
        expect(segment.locator(TEXT)).to_be_visible()
        page.keyboard.type("@hi")
        page.keyboard.press("Enter")  # takes the first person offered
        assert re.fullmatch(r"Hỏi @\S.* ", segment.locator(TEXT).input_value())
        page.keyboard.type(QUESTION)
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Shift+Tab")
        page.context.clear_cookies()  # the session ends while the question is written
        page.keyboard.press("Control+Enter")
        desk.sign_in_in_place(page, TRANSLATOR)
        expect(page.locator('[data-sheet="sign-in"]')).to_be_hidden()
        segment.locator(TEXT).focus()
        page.keyboard.press("Control+Enter")
        expect(segment.locator(".thread__text")).to_contain_text(QUESTION)
        expect(segment).to_have_attribute("data-remarks", "1")
        assert english_on(page) == []
        where = page.url

        with desk.person(OFFICER) as author:
            author.click(f"text={QUESTION[:10]} >> xpath=ancestor::li >> a")
            assert english_on(author) == []
            author.fill("[name=text]", ANSWER)
            with author.expect_navigation():
                author.click("main form button.button:has-text('Trả lời')")
            assert english_on(author) == []

        page.goto("/admin/")
        page.click(".desk-panel a[href*='#remarks-3']")
        expect(page.locator("#segment-3 .thread__answer")).to_contain_text(ANSWER)
        assert page.url.startswith(where)
