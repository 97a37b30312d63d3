"""What axe-core finds on a page, in light and in dark.

Colours are the same in every language: what is asked of them, which takes most of the time, is asked of some pages.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RUN = "options => axe.run(document, {...options, resultTypes: ['violations']}).then(found => found.violations)"
# Dark changes colours only: the second look asks what depends on them.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
NO_COLOURS = {"rules": {name: {"enabled": False} for name in COLOURS["runOnly"]["values"]}}


def barriers_on(page: Page, *, in_colour: bool) -> dict[str, list[dict]]:
    """Scheme of colours → violations; dark only if colours are asked for. The page is left in light."""
    page.evaluate(Axe().axe_script)
    if not in_colour:
        return {"light": page.evaluate(RUN, NO_COLOURS)}
    found = {"light": page.evaluate(RUN, {})}
    page.emulate_media(color_scheme="dark")
    found["dark"] = page.evaluate(RUN, COLOURS)
    page.emulate_media(color_scheme="light")
    return found
