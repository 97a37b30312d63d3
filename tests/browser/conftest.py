"""The running demo and a real Chromium."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from cms import languages
from syndication import signing
from tests import prepared
from tests.browser.crawl import crawl, fetch
from tests.browser.page_types import some, typical_pages
from tests.browser.visits import PHONE, Complaints, visit_all
from tests.cms.installation import Installation
from tests.deliveries.receiver import Receiver
from tests.translation.libretranslate_server import LibreTranslateServer

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30_000  # milliseconds for what a page should show: both cores may be busy with other tests
STARTS = [
    *(f"/{code}/" for code in languages.CODES),
    "/vi/search/?q=dau+tu",
    "/vi/search/?q=duong",
    "/vi/search/?q=nhan+long",
    "/ja/search/?q=",
    "/fr/search/?q=x",
    "/sitemap.xml",
    "/robots.txt",
]
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    """One installation and one browser for all of these tests: they stay on one process."""
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture(scope="session")
def machine():
    """A translation machine in the office's network."""
    with LibreTranslateServer() as server:
        yield server


@pytest.fixture(scope="session")
def receiver():
    """A portal that checks signatures."""
    secret = signing.new_secret()
    portal = Receiver(secret)
    portal.secret = secret
    threading.Thread(target=portal.serve_forever, daemon=True).start()
    yield portal
    portal.shutdown()


@pytest.fixture(scope="session")
def site(tmp_path_factory, machine, receiver, shelf):
    """Site and worker with the demo, as `make run` starts them, beside a machine and a portal."""
    beside = {"MACHINE_TRANSLATION_URL": machine.url, "DELIVERY_ALLOWED_HOSTS": receiver.host}
    data = shutil.copytree(prepared.with_demo(shelf), tmp_path_factory.mktemp("site") / "data")
    installation = Installation(data, DEMO="1", **beside)
    installation.start(ready_within=600)
    installation.first_tasks = tasks_of(installation.data)
    yield installation
    installation.stop()


def tasks_of(data: Path) -> set[str]:
    """Names of all tasks that were ever handed to the worker."""
    with closing(sqlite3.connect(data / "db.sqlite3", timeout=30)) as database:
        return {name for (name,) in database.execute("SELECT task_path FROM django_tasks_database_dbtaskresult")}


@pytest.fixture(scope="session")
def browser():
    program = next(path for name in CHROMIUM if (path := shutil.which(name)))
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def answers(site):
    """Address → what the site answered, for all that links lead to."""
    return crawl(site.address, STARTS)


@pytest.fixture(scope="session")
def pages(answers):
    """HTML pages that exist, search among them."""
    return [answer for answer in answers.values() if answer.is_html and answer.status == 200]


@pytest.fixture(scope="session")
def errors(site):
    return [fetch(f"{site.address}/{code}/khong-co-trang-nay/") for code in languages.CODES]


@pytest.fixture(scope="session")
def typical(site):
    """One page of each type, in every language that has it."""
    return typical_pages(site.address)


@pytest.fixture(scope="session")
def complaints(site):
    """What the browser had to say about all pages that were visited."""
    return Complaints(site.address)


@pytest.fixture(scope="session")
def visits(browser, typical, complaints):
    """Typical page → what one visit found there."""
    in_colour = typical if os.environ.get("EVERY_PAGE") else some(typical)
    with closing(browser.new_context(viewport=PHONE)) as context:
        return visit_all(context, typical, in_colour, complaints)
