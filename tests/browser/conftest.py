"""The running demo and a real Chromium."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.cms.installation import Installation

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items):
    """One installation and one browser for all of these tests: they stay on one process."""
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Site and worker with the demo, as `make run` starts them."""
    installation = Installation(tmp_path_factory.mktemp("site") / "data", DEMO="1")
    installation.start(ready_within=600)
    yield installation
    installation.stop()


@pytest.fixture(scope="session")
def browser():
    program = next(path for name in CHROMIUM if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield chromium
        chromium.close()
