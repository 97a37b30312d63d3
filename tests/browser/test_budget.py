"""What a first visit costs: at most 100 KB of HTML, CSS, fonts and script, and pictures that fit the screen."""

from collections import Counter
from contextlib import closing

import pytest

BUDGET = 100 * 1024  # bytes as they come over the wire, headers among them
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
MODERN = (".webp", ".avif")


class Scale:
    """Adds up what a page fetches, with nothing kept from the page before."""

    def __init__(self, page):
        self.kinds, self.bytes = {}, Counter()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.responseReceived", self._name)
        session.on("Network.loadingFinished", self._add)

    def _name(self, event):
        self.kinds[event["requestId"]] = WEIGHED.get(event["type"])

    def _add(self, event):
        if kind := self.kinds.pop(event["requestId"], None):
            self.bytes[kind] += int(event["encodedDataLength"])

    def take(self):
        weighed, self.bytes = self.bytes, Counter()
        return weighed


@pytest.fixture(scope="module")
def visits(browser, typical):
    """Page → its bytes by type and its pictures, seen on a phone, where fewer of them are below the fold."""
    found = {}
    with closing(browser.new_context(viewport={"width": 390, "height": 844})) as context:
        page = context.new_page()
        scale = Scale(page)
        for one in typical:
            page.goto(one.url, wait_until="load")  # scripts and what they import at once are there
            page.evaluate("document.fonts.ready.then(() => true)")
            found[one] = (scale.take(), page.evaluate(PICTURES))
    return found


def test_the_first_view_of_every_type_of_page_stays_within_its_budget(visits):
    over = [one for one, (weighed, _pictures) in visits.items() if weighed.total() > BUDGET]
    assert not over, "\n" + table(visits)


def test_every_part_is_weighed(visits):
    """A scale that sees nothing would find every page light."""
    for one, (weighed, _pictures) in visits.items():
        assert weighed["html"] > 1000, one
        assert weighed["css"] > 1000, one
    assert any(weighed["fonts"] for weighed, _pictures in visits.values())
    assert any(weighed["script"] for weighed, _pictures in visits.values())


def table(visits):
    """Kilobytes by type, the heaviest page first."""
    lines = ["  total   html    css  fonts script  page"]
    for one, (weighed, _pictures) in sorted(visits.items(), key=lambda visit: -visit[1][0].total()):
        cells = [weighed.total(), *(weighed[kind] for kind in WEIGHED.values())]
        lines.append(" ".join(f"{size / 1024:6.1f}" for size in cells) + f"  {one}")
    return "\n".join(lines)


def test_pictures_keep_their_place_and_say_what_they_show(visits):
    for one, picture in all_pictures(visits):
        assert picture["sized"], f"{one}: {picture}"
        assert picture["alt"] is not None, f"{one}: {picture}"


def test_photos_are_offered_in_several_widths_of_a_modern_format(visits):
    photos = [(one, picture) for one, picture in all_pictures(visits) if not picture["isVector"]]
    assert photos
    for one, picture in photos:
        offers = [offer.split() for offer in picture["offered"].split(",")]
        assert all(name.endswith(MODERN) for name, _width in offers), f"{one}: {picture}"
        assert picture["sizes"], f"{one}: {picture}"


def test_pictures_below_the_first_view_wait_until_they_are_near(visits):
    below = [(one, picture) for one, picture in all_pictures(visits) if picture["isBelow"] and picture["isShown"]]
    assert below
    for one, picture in below:
        assert picture["lazy"], f"{one}: {picture}"


def all_pictures(visits):
    return [(one, picture) for one, (_weighed, pictures) in visits.items() for picture in pictures]
