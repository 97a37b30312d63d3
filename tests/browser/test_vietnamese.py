"""No English word stands on the admin's screens, as a browser in Vietnamese shows them."""

import re
import sqlite3
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Error

from tests.browser.desk import Desk
from tests.browser.words import english_on

NEVER = re.compile(
    r"/(logout|sprite|password_reset|jsi18n)|/pages/\d+/view_draft|/documents/\d+/[^/]+$|\?.*(export|sort|ordering)"
)


def screens(page, most):
    """Every kind of admin address that links lead to, one of each kind, as (address, page shown)."""
    waiting, seen = ["/admin/"], set()
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "0", urlsplit(address).path)
        if kind in seen:
            continue
        seen.add(kind)
        try:
            answer = page.goto(address)
        except Error as error:  # a file to take away is no screen
            if "Download is starting" not in str(error):
                raise
            continue
        if "html" not in answer.headers.get("content-type", ""):
            continue
        yield address, page
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
        targets = [urldefrag(urljoin(page.url, link)).url for link in links]
        waiting += [link for link in targets if "/admin/" in link and not NEVER.search(link)]


def titles_in_english(site):
    """What people wrote: titles of English pages stand in lists of all languages."""
    with sqlite3.connect(site.data / "db.sqlite3") as database:
        found = database.execute(
            "SELECT draft_title FROM wagtailcore_page JOIN wagtailcore_locale ON locale_id = wagtailcore_locale.id"
            " WHERE language_code = 'en'"
        )
        return {title for (title,) in found}


@pytest.fixture(scope="module")
def desk(browser, site):
    return Desk(browser, site.address, (site.data / "people.json").read_text())


@pytest.mark.parametrize(("user", "most"), [("phutrach", 90), ("bientap.vh", 30)])
def test_no_english_on_the_way_of(user, most, desk, site):
    named = titles_in_english(site)
    with desk.person(user) as page:
        found = {address: english_on(shown, named) for address, shown in screens(page, most)}
    assert len(found) >= most * 0.9
    assert [(address, text) for address, texts in found.items() for text in texts] == []
