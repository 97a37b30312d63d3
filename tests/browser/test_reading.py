"""Everything can be read on a narrow screen, enlarged, with wider spacing, and where words are longer.

WCAG 2.2: 1.4.4 (200 %), 1.4.10 (320 px, which is 400 % of 1280 px), 1.4.12 (spacing).
"""

import json
from contextlib import closing

import pytest

from tests.browser.overflow import open_menu, unreadable_on
from tests.browser.page_types import some
from tests.browser.visits import NARROW

DESKTOP = {"width": 1280, "height": 900}
TWICE = {"width": 640, "height": 450}  # 1280 px at 200 %
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
LONGER = """() => {
  for (const element of document.querySelectorAll("h1, h2, h3, nav a, summary, button, label, dt, th")) {
    const texts = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    for (const text of texts) text.data += " " + text.data.trim().slice(0, Math.ceil(text.data.trim().length * 0.4))
  }
}"""

SPACE = """words => document.head.append(
  Object.assign(document.createElement("style"), {id: "wide", textContent: words})
)"""
UNSPACE = "document.getElementById('wide').remove()"
WAYS = (
    ("twice as large", lambda page: None, [TWICE]),
    ("wider spacing", lambda page: page.evaluate(SPACE, SPACING), [NARROW, DESKTOP]),
    ("longer words", lambda page: (page.evaluate(UNSPACE), page.evaluate(LONGER)), [NARROW, DESKTOP]),
)


@pytest.fixture
def page(browser):
    """With a policy that lets the test add a style sheet."""
    with closing(browser.new_context(viewport=NARROW, bypass_csp=True)) as context:
        yield context.new_page()


def say(found):
    wrong = {str(one): messages for one, messages in found.items() if messages}
    assert wrong == {}, json.dumps(wrong, indent=1, ensure_ascii=False)


def test_every_type_of_page_can_be_read_at_320_pixels_in_five_languages(visits):
    say({one: visit.unreadable for one, visit in visits.items()})


def test_enlarged_with_wider_spacing_and_longer_words_everything_can_be_read(page, typical):
    """Each page is loaded once; the last way leaves its longer words behind."""
    found = {}
    for one in some(typical):
        page.set_viewport_size(DESKTOP)
        page.goto(one.url, wait_until="load")
        for way, prepare, viewports in WAYS:
            prepare(page)
            for viewport in viewports:
                page.set_viewport_size(viewport)
                open_menu(page)
                found[f"{one}, {way}, {viewport['width']} px"] = unreadable_on(page)
    say(found)


@pytest.mark.parametrize(
    "style",
    ["h1 { white-space: nowrap }", "h1 { height: 1em; overflow: hidden }", "main { position: relative; left: 300px }"],
)
def test_planted_text_that_cannot_be_read_is_found(site, page, style):
    page.goto(site.address + "/vi/du-lich/")
    page.add_style_tag(content=style)
    page.evaluate("document.querySelector('h1').textContent += ' và những nơi khác của tỉnh'.repeat(3)")
    assert unreadable_on(page)
