"""One visit to a page, on a phone with nothing kept from the page before: what it costs, whom it asks, how it reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import barriers_on
from tests.browser.overflow import open_menu, unreadable_on

PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
WEIGHED = {"Document": "html", "Stylesheet": "css", "Font": "fonts", "Script": "script"}
PICTURES = """() => [...document.images].map(image => ({
  name: image.getAttribute("src"),
  isVector: image.currentSrc.endsWith(".svg") || image.src.endsWith(".svg"),
  isBelow: image.getBoundingClientRect().top + scrollY >= innerHeight,
  isShown: image.getClientRects().length > 0,
  lazy: image.loading === "lazy",
  alt: image.getAttribute("alt"),
  sized: Number(image.getAttribute("width")) > 0 && Number(image.getAttribute("height")) > 0,
  offered: image.getAttribute("srcset") ?? "",
  sizes: image.getAttribute("sizes") ?? "",
}))"""


@dataclass(frozen=True)
class Visit:
    """`weighed` in bytes by type; `width` in pixels, on a phone; `unreadable` at 320 pixels, menu closed and open;
    `barriers` on a wide screen, by scheme of colours."""

    weighed: Counter[str]
    pictures: list[dict]
    width: int
    unreadable: list[str]
    barriers: dict[str, list[dict]]


class Scale:
    """Adds up what a page fetches, with nothing kept from the page before."""

    def __init__(self, page: Page) -> None:
        self.kinds, self.bytes = {}, Counter()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.responseReceived", self._name)
        session.on("Network.loadingFinished", self._add)

    def clear(self) -> None:
        self.kinds, self.bytes = {}, Counter()

    def _name(self, event: dict) -> None:
        self.kinds[event["requestId"]] = WEIGHED.get(event["type"])

    def _add(self, event: dict) -> None:
        if kind := self.kinds.pop(event["requestId"], None):
            self.bytes[kind] += int(event["encodedDataLength"])


@dataclass
class Complaints:
    """What a page asked of other sites, and what the browser had to say, beside what is not there."""

    site: str
    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("request", lambda request: self._note(request.url))
        page.on("console", lambda message: self._say(message.type, message.text))
        page.on("pageerror", lambda error: self._say("error", str(error)))

    def _note(self, url: str) -> None:
        if not url.startswith(self.site):
            self.foreign.append(url)

    def _say(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "404 (Not Found)" not in text:
            self.said.append(text)


def visit_all(context: BrowserContext, pages: list, in_colour: list, complaints: Complaints) -> dict[object, Visit]:
    """Page → what was found there; colours on some of them."""
    page = context.new_page()
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    complaints.listen(page)
    scale = Scale(page)
    return {one: _visit(page, scale, one.url, one in in_colour) for one in pages}


def _visit(page: Page, scale: Scale, url: str, in_colour: bool) -> Visit:
    scale.clear()
    page.set_viewport_size(PHONE)
    page.goto(url, wait_until="load")  # scripts and what they import at once are there
    page.evaluate("document.fonts.ready.then(() => true)")
    weighed = scale.bytes
    seen = weighed, page.evaluate(PICTURES), page.evaluate("document.documentElement.scrollWidth")
    scale.clear()
    page.set_viewport_size(NARROW)
    unreadable = unreadable_on(page)
    open_menu(page)
    unreadable += unreadable_on(page)
    open_menu(page, is_open=False)
    page.set_viewport_size(WIDE)
    return Visit(*seen, unreadable, barriers_on(page, in_colour=in_colour))
