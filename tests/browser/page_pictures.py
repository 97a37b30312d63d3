"""Takes a picture of every type of page: `python -m tests.browser.page_pictures` (make pictures).

var/pictures/<type>/<language>-<width>.png, from a demo of its own; SCHEME=dark takes them as at night.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, SWITCHES
from tests.browser.page_types import TypicalPage, typical_pages
from tests.cms.installation import ROOT, Installation

PICTURES = ROOT / "var" / "pictures"
WIDTHS = {390: 844, 768: 1024, 1440: 900}  # pixels wide: high
SCHEMES = ("light", "dark")
# Lazy ones are asked for when they are made eager, and are on the screen when they are decoded.
ALL_PICTURES = """async () => {
  const all = [...document.images]
  all.forEach(image => { image.loading = 'eager' })
  await Promise.all(all.map(image => image.decode().catch(() => {})))
}"""


def main() -> None:
    scheme = os.environ.get("SCHEME", "light")
    if scheme not in SCHEMES:
        raise SystemExit(f"SCHEME is {scheme!r}; it may be one of: {', '.join(SCHEMES)}.")
    look_for_fonts()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Installation(Path(folder) / "data", DEMO="1")
        site.start(ready_within=600)
        program = next(path for name in CHROMIUM if (path := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        try:
            take_all(browser, typical_pages(site.address), scheme)
        finally:
            browser.close()
            site.stop()


def look_for_fonts() -> None:
    """Without them the pictures would show empty boxes."""
    for language in ("zh-cn", "ja"):
        if not subprocess.run(["fc-list", f":lang={language}"], capture_output=True, text=True).stdout:
            raise SystemExit(f"No font for {language}. Install one (Debian, Ubuntu: apt-get install fonts-noto-cjk).")


def take_all(browser: Browser, pages: list[TypicalPage], scheme: str, folder: Path = PICTURES) -> None:
    """Whole pages, one width after the other; pictures below the fold are fetched before they are taken."""
    suffix = "" if scheme == "light" else f"-{scheme}"
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    screen = context.new_page()
    for width, height in WIDTHS.items():
        screen.set_viewport_size({"width": width, "height": height})
        for page in pages:
            screen.goto(page.url, wait_until="load")
            screen.evaluate(ALL_PICTURES)
            target = folder / page.type.replace(" ", "-") / f"{page.code}-{width}{suffix}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            screen.screenshot(path=target, full_page=True)
    context.close()


if __name__ == "__main__":
    main()
