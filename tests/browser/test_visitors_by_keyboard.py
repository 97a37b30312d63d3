"""A visitor without a mouse goes everywhere, always sees where they are, and never gets stuck."""

import re
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.desk import DESKTOP, PHONE
from tests.browser.keyboard import FAR, press, tab_to

# What can be reached with Tab; a radio group is one stop, what is closed or not displayed is none.
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && one.type !== "radio")
  .length"""
WHERE = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const style = getComputedStyle(one), box = one.getBoundingClientRect()
  const ring = one.querySelector(":scope > .map__target")  // an outline of a drawing's part is not to be had everywhere
  const isRinged = ring ? getComputedStyle(ring).stroke !== "none" : style.outlineStyle !== "none"
  const isMarked = one.matches(":focus-visible") && isRinged && (ring || parseFloat(style.outlineWidth) >= 2)
  const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0
  return {name: `${one.localName} “${one.textContent.trim().slice(0, 40)}”`, isSeen: isMarked && isInView}
}"""
WALKED = ["home", "article", "industrial parks", "comparison", "map", "inquiry", "search", "itinerary", "events"]


@pytest.fixture
def page(site, browser):
    with closing(browser.new_context(viewport=DESKTOP, base_url=site.address)) as context:
        yield context.new_page()


def walk(page):
    """Tab from the page's start until its end; how many stops there were. Each is seen."""
    for number in range(FAR):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if where is None:
            return number
        assert where["isSeen"], f"{page.url}: focus is not seen on {where['name']}"
    raise AssertionError(f"Tab does not come to an end on {page.url}")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", WALKED)
def test_tab_goes_through_the_whole_page_and_is_always_seen(page, typical, name, viewport):
    page.set_viewport_size(viewport)
    page.goto(next(one.url for one in typical if one.type == name))
    radios = page.locator("input[type=radio]").count()
    assert walk(page) == page.evaluate(STOPS) + (1 if radios else 0)


def test_the_first_stop_leads_past_the_menu(page):
    page.goto("/vi/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_leads_on_and_closes(page):
    page.set_viewport_size(PHONE)
    page.goto("/vi/")
    tab_to(page, "header summary")
    page.keyboard.press("Enter")
    expect(page.locator(".header__panel .menu__link").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".header__panel .menu__link").first).to_be_hidden()
    page.keyboard.press("Space")
    press(page, ".header__panel .menu__link[href='/vi/du-lich/']")
    expect(page.locator("h1")).to_have_text("Du lịch")


def test_the_menu_of_a_desktop_and_the_languages_lead_on(page):
    page.goto("/vi/")
    press(page, ".header__bar .menu__link[href='/vi/dau-tu/']")
    expect(page.locator(".header__bar .menu__link[aria-current=page]")).to_have_attribute("href", "/vi/dau-tu/")
    press(page, ".header__languages a[hreflang=ja]")
    expect(page.locator("html")).to_have_attribute("lang", "ja")


def test_parks_are_narrowed_and_compared(page):
    page.goto("/en/invest/parks/")
    tab_to(page, ".filters__select[name=sort]")
    page.keyboard.press("ArrowDown")
    press(page, ".filters__button")
    assert "sort=" in page.url
    press(page, ".filters__quick .filters__link")
    expect(page.locator(".filters__remove")).to_be_visible()
    press(page, ".filters__remove")
    for _ in range(3):
        tab_to(page, ".site-card__box")
        page.keyboard.press("Space")
    press(page, ".sites__compare button")
    expect(page.locator(".compare thead th")).to_have_count(3)
    press(page, ".compare__away")
    expect(page.locator(".compare thead th")).to_have_count(2)


def test_marks_and_list_of_the_map_lead_on(page):
    page.goto("/fr/map/")
    press(page, "a.map__mark--several")
    tab_to(page, "a.map__mark")
    press(page, ".map__back a")
    press(page, ".map__list a")
    expect(page.locator("h1")).to_be_visible()
    assert "/map/" not in page.url or "#" in page.url


def test_a_gallery_opens_turns_and_closes_and_gives_the_focus_back(page):
    page.goto("/vi/du-lich/ho-ban-nguyet-pho-cu/", wait_until="networkidle")
    tab_to(page, "[data-pswp-width]")
    expect(page.locator("[data-gallery][data-ready]")).to_be_attached()  # fetched once it is near
    page.keyboard.press("Enter")
    shown = page.locator(".pswp--ui-visible[role=dialog]")
    expect(shown).to_be_focused()  # it has come to rest
    counter = page.locator(".pswp__counter")
    first = counter.inner_text()
    page.keyboard.press("ArrowRight")
    expect(counter).not_to_have_text(first)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.matches('body > :not(.pswp), body > :not(.pswp) *')")
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(page.locator("[data-pswp-width]").first).to_be_focused()


def test_an_inquiry_is_sent_after_its_errors_were_mended(page):
    page.goto("/fr/inquiries/invest/?parks=pna,tl2")
    press(page, ".letters__send")
    expect(page.locator(".letters__errors")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first error leads to its field
    expect(page.locator("[name=name]")).to_be_focused()
    page.keyboard.type("Claire Martin")
    for field, words in {"email": "claire@example.fr", "message": "Quels lots restent libres ?"}.items():
        tab_to(page, f"[name={field}]")
        page.keyboard.type(words)
    tab_to(page, "[name=consent]")
    page.keyboard.press("Space")
    press(page, ".letters__send")
    expect(page.locator(".letters__number-value")).to_have_text(re.compile(r"HY-\d{4}-[2-9A-Z]{6}"))
