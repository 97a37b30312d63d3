"""Two people write the same segments in two browsers: no text is lost, and every conflict is shown to who caused it."""

from __future__ import annotations

import random
import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk

SAVES, POSITIONS, SEED = 100, (1, 2), 20261126
PEOPLE = ("dich.fr", "hieudinh.fr")
FIELD = '[data-part="field"]'
SAVED = re.compile(r"/segments/\d+/$")


class Writer:
    """One person's browser, and which text of each segment it has in view."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        page.wait_for_load_state("load")
        self.seen = {position: self.text(position) for position in POSITIONS}

    def segment(self, position: int):
        return self.page.locator(f"#segment-{position}")

    def text(self, position: int) -> str:
        return self.segment(position).locator(FIELD).text_content().strip()

    def save(self, position: int, words: str) -> int:
        """Status of the server's answer."""
        self.segment(position).locator(FIELD).focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)
        with self.page.expect_response(SAVED) as answer:
            self.page.keyboard.press("Control+Enter")
        return answer.value.status

    def decide(self, position: int, *, mine: bool) -> None:
        """Of both texts that are shown."""
        button = self.segment(position).locator(".segment__conflict button").nth(1 if mine else 0)
        if not mine:
            button.click()
            return
        with self.page.expect_response(SAVED) as answer:
            button.click()
        assert answer.value.status == 200


def open_job(page: Page) -> str:
    """Where a translation stands that nobody has finished."""
    for state in ("working", "asked"):
        page.goto(f"/admin/translations/?language=fr&state={state}")
        links = page.locator("td a.state")
        if links.count():
            return links.first.get_attribute("href")
    raise AssertionError("the demo has no open French translation")


def history(page: Page, address: str, position: int) -> str:
    """Every save's words, without those that are marked as gone since the one before."""
    html = page.request.get(f"{address}segments/{position}/history/").text()
    return re.sub(r"<[^>]+>", "", re.sub(r"<del>.*?</del>", "", html, flags=re.DOTALL))


def test_a_hundred_interleaved_saves_lose_nothing_and_show_every_conflict(browser, site):
    desk, chance = Desk(browser, site.address, (site.data / "people.json").read_text()), random.Random(SEED)
    with desk.person(PEOPLE[0]) as first, desk.person(PEOPLE[1]) as second:
        address = open_job(first)
        writers = (Writer(first, address), Writer(second, address))
        stands = dict(writers[0].seen)  # what the server has, as this test knows it
        written: dict[int, list[str]] = {position: [] for position in POSITIONS}
        conflicts = 0
        for number in range(SAVES):
            writer, position = chance.choice(writers), chance.choice(POSITIONS)
            words = f"Phrase numéro {number}."
            is_stale = writer.seen[position] != stands[position]
            assert writer.save(position, words) == (409 if is_stale else 200), number
            if is_stale:
                conflicts += 1
                box = writer.segment(position).locator(".segment__conflict")
                expect(box).to_contain_text(stands[position])
                assert writer.text(position) == words
                if not (mine := chance.random() < 0.5):
                    writer.decide(position, mine=False)
                    writer.seen[position] = stands[position]
                    expect(writer.segment(position).locator(FIELD)).to_have_text(stands[position])
                    continue
                writer.decide(position, mine=mine)
            expect(writer.segment(position).locator(".segment__conflict")).to_have_count(0)
            stands[position] = writer.seen[position] = words
            written[position].append(words)
        assert conflicts > SAVES // 5
        for position in POSITIONS:
            kept = history(first, address, position)
            assert [words for words in written[position] if words not in kept] == []
            first.goto(address)
            assert Writer(first, address).text(position) == stands[position]
