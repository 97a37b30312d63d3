"""People of the demo at their screens, in a real browser."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.words import english_on

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class Desk:
    """The running demo, entered by any of its people."""

    def __init__(self, browser: Browser, address: str, people: str) -> None:
        self.browser = browser
        self.address = address
        self.passwords = {person["user"]: person["password"] for person in json.loads(people)}

    @contextmanager
    def person(self, user: str, viewport: dict[str, int] = DESKTOP):
        """A signed-in page of a browser of their own."""
        context = self.browser.new_context(viewport=viewport, locale="vi-VN", base_url=self.address)
        page = context.new_page()
        self.sign_in(page, user)
        yield page
        context.close()

    def sign_in(self, page: Page, user: str) -> None:
        page.goto("/admin/login/")
        page.fill("[name=username]", user)
        page.fill("[name=password]", self.passwords[user])
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")

    def sign_in_in_place(self, page: Page, user: str) -> None:
        """On the sheet that the workbench shows when the session has ended."""
        frame = page.frame_locator('[data-sheet="sign-in"] iframe')
        frame.locator("[name=username]").fill(user)
        frame.locator("[name=password]").fill(self.passwords[user])
        frame.locator("[type=submit]").click()


def page_id(page: Page) -> int:
    """The id in the editor's address."""
    return int(re.search(r"/(?:pages|stories)/(\d+)/", page.url)[1])


def save_draft(page: Page) -> None:
    assert english_on(page) == []
    with page.expect_navigation():
        page.click("footer button.action-save")


def submit(page: Page) -> None:
    page.click("footer .w-dropdown button")
    with page.expect_navigation():
        page.click("footer >> text=/Gửi (duyệt|lại)/")


def decide(page: Page, decision: str, remark: str = "", points: bool = False) -> None:
    """On the review screen, once it is there: the click that leads to it does not wait."""
    page.wait_for_selector(f"button[value={decision}]")
    assert english_on(page) == []
    if points:
        for box in page.query_selector_all("[name=points]"):
            box.check()
    page.fill("[name=remark]", remark)
    with page.expect_navigation():
        page.click(f"button[value={decision}]")
