"""A person without a mouse: going to things with Tab, and writing through an input method."""

from __future__ import annotations

from playwright.sync_api import Page

FAR = 400  # stops; no screen of ours has more


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on it."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
    raise AssertionError(f"Tab does not reach {selector} on {page.url}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Go to a link or button and use it; the next screen has come when this returns."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_load_state("load")


def compose(page: Page, letters: str, words: str, keys: list[tuple[str, int]]) -> None:
    """Type letters into an input method, press keys (code, modifiers) while it composes, and take its words.

    The keys are sent as Chromium sends those that belong to an input method.
    """
    method = page.context.new_cdp_session(page)
    end = len(letters)
    method.send("Input.imeSetComposition", {"text": letters, "selectionStart": end, "selectionEnd": end})
    for code, modifiers in keys:
        key = {"key": "Process", "code": code, "windowsVirtualKeyCode": 229, "modifiers": modifiers}
        method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        method.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    method.send("Input.insertText", {"text": words})
