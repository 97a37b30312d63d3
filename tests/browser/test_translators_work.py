"""Taking work on, giving it back and sending it to somebody, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.desk import PHONE, Desk
from tests.browser.words import english_on


def test_a_translator_copies_a_row_into_a_message_and_gives_work_back(site, browser):
    desk = Desk(browser, site.address, (site.data / "people.json").read_text())
    with desk.person("dich.ja", PHONE) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/admin/translations/mine/")
        assert english_on(page) == []
        button = page.locator("[data-copy]").first
        button.click()
        expect(page.locator("[data-said]").first).not_to_be_empty()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == button.get_attribute("data-copy")
        assert "/admin/translations/" in copied

        # Where pages may not write to the clipboard, the words stand selected.
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')) }")
        button.click()
        field = page.locator(".copy__words")
        expect(field).to_be_focused()
        assert field.input_value() == copied
        assert page.evaluate("document.activeElement.selectionEnd") == len(copied)

        count = page.locator("#work-translate + ul > li").count()
        page.locator("button[value=give_back]").last.click()
        page.wait_for_url("**/translations/mine/")
        assert page.locator("button[value=take]").count() == 1
        page.locator("button[value=take]").click()
        page.wait_for_url("**/translations/mine/")
        assert page.locator("#work-translate + ul > li").count() == count
