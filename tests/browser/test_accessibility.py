"""axe-core finds nothing: one page of each type, in five languages, in light and dark.

Colours are looked at in Vietnamese and one other language in turn; EVERY_PAGE=1 (make test-all) looks at all.
"""

import json
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.axe import COLOURS, RUN
from tests.browser.page_types import TYPES


def test_every_type_of_page_is_looked_at(typical):
    """A type whose page has moved would be passed over unseen."""
    assert {page.type for page in typical} == set(TYPES)
    assert len(typical) >= 4 * len(TYPES)


def test_axe_finds_nothing_on_any_type_of_page_in_light_and_dark(visits):
    looks = [(one, scheme, found) for one, visit in visits.items() for scheme, found in visit.barriers.items()]
    found = {f"{one}, {scheme}": violations for one, scheme, violations in looks}
    assert len(found) > len(visits), "nothing was looked at in the dark"
    wrong = {
        name: [in_short(violation) for violation in violations] for name, violations in found.items() if violations
    }
    assert wrong == {}, json.dumps(wrong, indent=1, ensure_ascii=False)


@pytest.mark.parametrize(
    ("scheme", "rule"), [("light", "image-alt"), ("light", "color-contrast"), ("dark", "color-contrast")]
)
def test_a_planted_fault_is_found(site, browser, scheme, rule):
    with closing(browser.new_context(color_scheme=scheme, bypass_csp=True)) as context:
        page = context.new_page()
        page.goto(site.address + "/vi/")
        page.evaluate(Axe().axe_script)
        page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<img src=/><p>Nhãn</p>')")
        page.evaluate("Object.assign(document.querySelector('main p').style, {color: '#999', background: '#aaa'})")
        assert rule in {violation["id"] for violation in page.evaluate(RUN, {} if scheme == "light" else COLOURS)}


def in_short(violation):
    node = violation["nodes"][0]
    return [violation["id"], len(violation["nodes"]), node["html"][:200], node["failureSummary"]]
