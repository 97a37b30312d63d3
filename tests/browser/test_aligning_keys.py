"""A translator puts a finished translation beside its source by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.hidden import rows
from tests.translation.aligning.stories import DEMO, pieces
from tests.translation.manuscripts import docx

TRANSLATOR, STORY = "dich.ja", "xe-do-thu-sy"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def desk(browser, site):
    return Desk(browser, site.address, (site.data / "people.json").read_text())


def number_of(site) -> int:
    query = """SELECT t.id FROM translation_translation t JOIN wagtailcore_page p ON p.id = t.source_id
        WHERE p.slug = ? AND t.language = 'ja'"""
    (row,) = rows(site, query, STORY)
    return row["id"]


def field_of(page: Page, number: int):
    return page.locator(f"textarea[name=t{number}]")


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def compose(page: Page, key: str) -> None:
    """A key that an input method takes for itself."""
    page.evaluate(
        """key => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {code: key, altKey: true, isComposing: true, bubbles: true}))""",
        key,
    )


def puts_rows_right(page: Page, number: int) -> None:
    texts = [piece.text for piece in pieces(DEMO / "translations" / "ja" / f"{STORY}.toml", "ja")]
    page.goto(f"/admin/translations/{number}/align/")
    file = {"name": "a.docx", "mimeType": WORD, "buffer": docx(*texts)}
    page.set_input_files("[name=file]", file)
    page.focus("form[enctype] button")
    press(page, "Enter")
    lead = next(place for place in range(20) if field_of(page, place).input_value() == texts[1])
    field_of(page, lead).focus()
    compose(page, "ArrowDown")
    expect(field_of(page, lead)).to_have_value(texts[1])
    press(page, "Alt+ArrowDown")
    expect(field_of(page, lead + 1)).to_be_focused()
    expect(field_of(page, lead + 1)).to_have_value(texts[1])
    press(page, "Alt+ArrowUp")
    expect(field_of(page, lead)).to_be_focused()
    page.keyboard.press("Control+Home")
    for _each in range(5):
        page.keyboard.press("ArrowRight")
    press(page, "Alt+s")
    expect(field_of(page, lead)).to_have_value(texts[1][:5])
    expect(field_of(page, lead + 1)).to_have_value(texts[1][5:])
    page.keyboard.press("Alt+x")
    expect(page.locator(f"input[name=out{lead + 1}]")).to_be_checked()
    page.focus("button[value=discard]")
    press(page, "Enter")


def test_rows_are_moved_split_and_left_out_by_keyboard_alone(desk, site):
    with desk.person(TRANSLATOR) as page:
        puts_rows_right(page, number_of(site))
        assert rows(site, "SELECT count(*) AS number FROM translation_alignment")[0]["number"] == 0
