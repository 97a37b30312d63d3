"""The whole line: let out, translated, reviewed, delivered, corrected, withdrawn, counted; by different people."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import decide, page_id, save_draft, submit
from tests.browser.test_clearance_journey import desk, photo, text_of  # noqa: F401 - fixtures
from tests.cms.installation import wait_until
from tests.deliveries.receiver import Receiver
from tests.syndication.schemas import problems

TITLE = "Lớp học làm hương ở Cao Thôn"
TITLES = {
    "en": "An incense class in Cao Thon",
    "zh-hans": "高村的制香课",
    "ja": "カオトン村の線香づくり教室",
    "fr": "Un atelier d’encens à Cao Thôn",
}
LEADS = {
    "en": "In 2024 the village holds 17 classes for visitors.",
    "zh-hans": "2024年，村里为游客开设17个班。",
    "fr": "En 2024, le village propose 17 ateliers aux visiteurs.",
}
PEOPLE = {"en": "en", "zh-hans": "zh", "ja": "ja", "fr": "fr"}
LANGUAGES = ("vi", *TITLES)
SOON = 150  # seconds that the worker may take


@pytest.fixture
def channel(desk, receiver):  # noqa: F811
    """The desk sets up the portal's channel; the receiver keeps the secret."""
    with desk.person("dieuphoi") as officer:
        officer.goto("/admin/deliveries/channels/add/")
        officer.fill("[name=name]", "Cổng thử")
        officer.fill("[name=short_name]", "Thử")
        officer.select_option("[name=transport]", "webhook")
        officer.fill("[name=endpoint]", receiver.url)
        officer.fill("[name=secret]", receiver.secret)
        with officer.expect_navigation():
            officer.click(".deliveries__form button.button >> nth=0")
    return receiver


def shown(receiver: Receiver) -> dict[str, dict]:
    """Language → what the portal shows of our story."""
    found = receiver.book.as_data()["shown"]
    mine = {uri: item for uri, item in found.items() if uri in receiver.ours}
    return {receiver.ours[uri]: item for uri, item in mine.items()}


def follow(receiver: Receiver) -> None:
    """Remember which items are of this story, and check every body against the schemas."""
    receiver.ours, receiver.wrong = {}, []

    def answer(message: dict) -> tuple[int, dict, bytes]:
        data = message["data"]
        if data["title"] in (TITLE, *TITLES.values()):
            language = {"zh-Hans": "zh-hans"}.get(data["language"], data["language"])
            receiver.ours[data["uri"]] = language
            receiver.wrong += problems(data)
        return 200, {}, b""

    receiver.answer = answer


def let_out(desk, story):  # noqa: F811
    with desk.person("lanhdao.vh") as leader:
        leader.goto(f"/admin/stories/{story}/review/")
        decide(leader, "approve")
    with desk.person("duyetphathanh") as officer:
        officer.goto(f"/admin/stories/{story}/review/")
        decide(officer, "approve", points=True)


def write(page, photo):  # noqa: F811
    page.goto("/admin/images/add/")
    page.set_input_files("input[type=file]", str(photo))
    page.fill("[name=title_vi]", "Làm hương")
    page.fill("[name=alt_vi]", "Bó hương phơi nắng")
    page.fill("[name=credit_vi]", "Ảnh: Đỗ Biên Tập")
    with page.expect_navigation():
        page.click("footer button[type=submit], main form button[type=submit]")
    page.goto("/admin/pages/")
    with page.expect_navigation():
        page.click("tr:has-text('Tin tức') td:last-child a")
    page.goto(re.sub(r"/pages/(\d+)/.*", r"/pages/add/content/articlepage/\1/", page.url))
    page.fill("[name=title]", TITLE)
    page.fill("[name=lead]", "Năm 2024, làng mở 17 lớp cho du khách.")
    page.click("#id_hero_image-chooser button:visible >> nth=0")
    page.click(".modal-body >> text=Làm hương")
    page.wait_for_selector(".modal-body", state="detached")
    save_draft(page)
    story = page_id(page)
    submit(page)
    return story


def ask(desk, story):  # noqa: F811
    with desk.person("dieuphoi") as officer:
        officer.goto(f"/admin/translations/ask/{story}/")
        for code in TITLES:
            officer.check(f"[name=languages][value={code}]")
        with officer.expect_navigation():
            officer.click("main form[method=post] button.button")
        officer.goto(f"/admin/translations/ask/{story}/")
        links = officer.eval_on_selector_all(".board__asked a", "links => links.map(link => link.pathname)")
    return dict(zip(sorted(TITLES), links, strict=True))


def type_into(page, position, words):
    field = page.locator(f"#segment-{position} [data-part=field]")
    field.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(words)
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#segment-{position} [data-part=saved]")).to_have_text("Đã lưu")


def translate(desk, code, bench):  # noqa: F811
    with desk.person(f"dich.{PEOPLE[code]}") as translator:
        translator.goto(bench)
        if code == "ja":
            take_the_machines_words(translator, bench)
        else:
            type_into(translator, 1, TITLES[code])
            type_into(translator, 2, LEADS[code])
        expect(translator.locator("[data-part=done]")).to_have_text("2")
        with translator.expect_navigation():
            translator.click("button[value=submit]")
        assert "Đang hiệu đính" in translator.inner_text("main")


def take_the_machines_words(page, bench):
    """What the machine suggests is accepted for the lead; its title is written by hand."""

    def is_suggested() -> bool:
        page.goto(bench)
        return page.locator("[data-state=suggested]").count() == 2

    wait_until(is_suggested, SOON, "suggestions")
    assert "17" in page.inner_text("#segment-2 [data-part=field]")
    page.click("#segment-2 [data-act=accept]")
    expect(page.locator("#segment-2 [data-part=saved]")).to_have_text("Đã lưu")
    type_into(page, 1, TITLES["ja"])


def review(desk, code, bench):  # noqa: F811
    with desk.person(f"hieudinh.{PEOPLE[code]}") as reviewer:
        reviewer.goto(bench)
        with reviewer.expect_navigation():
            reviewer.click("button[value=approve]")
        assert "Đã đăng" in reviewer.inner_text("main")


def correct(desk, story):  # noqa: F811
    with desk.person("bientap.vh") as editor:
        editor.goto(f"/admin/pages/{story}/edit/")
        editor.fill("[name=lead]", "Năm 2024, làng mở 19 lớp cho du khách.")
        editor.fill("[name=correction_note]", "Số lớp đúng là 19, không phải 17.")
        save_draft(editor)
        submit(editor)
    let_out(desk, story)


def test_the_whole_line(desk, photo, site, channel):  # noqa: F811
    follow(channel)
    with desk.person("bientap.vh") as editor:
        story = write(editor, photo)
    let_out(desk, story)
    benches = ask(desk, story)
    for code, bench in benches.items():
        translate(desk, code, bench)
    for code, bench in benches.items():
        review(desk, code, bench)

    wait_until(lambda: set(shown(channel)) == set(LANGUAGES), SOON, "five items at the portal")
    assert channel.wrong == []
    assert {item["version"] for item in shown(channel).values()} == {1}
    switch_through_languages(desk, story)

    correct(desk, story)
    wait_until(lambda: shown(channel)["vi"]["version"] == 2, SOON, "the correction at the portal")
    with desk.person("dich.en") as translator:
        translator.goto(benches["en"])
        assert "Cần cập nhật" in translator.inner_text("main")
        assert translator.inner_text("#segment-2 del") == "17"
    withdraw(desk, site, story, channel)
    report(desk)


def switch_through_languages(desk, story):  # noqa: F811
    context = desk.browser.new_context(base_url=desk.address, locale="vi-VN")
    page = context.new_page()
    page.goto("/vi/search/?q=huong+cao+thon")
    page.click(f"main >> text={TITLE}")
    for code, title in TITLES.items():
        page.click(f"nav a[hreflang='{'zh-Hans' if code == 'zh-hans' else code}'] >> nth=0")
        expect(page.locator("h1")).to_have_text(title)
        assert page.url.startswith(f"{desk.address}/{code}/")
    context.close()


def withdraw(desk, site, story, channel):  # noqa: F811
    with desk.person("phutrach") as chief:
        addresses = [chief.request.get(f"/{code}/feed.json").json()["items"] for code in LANGUAGES]
        pages = {item["url"] for items in addresses for item in items if item["title"] in (TITLE, *TITLES.values())}
        assert len(pages) == len(LANGUAGES)
        chief.goto(f"/admin/stories/{story}/withdraw/")
        chief.fill("[name=reason]", "Lớp học đã hủy.")
        with chief.expect_navigation():
            chief.click(".desk-screen__form button")
        for address in pages:
            assert text_of(chief, address)[0] == 410, address
        for code in LANGUAGES:
            for path in (f"/{code}/feed.json", f"/{code}/feed.rss", f"/{code}/search/?q=Cao"):
                text = text_of(chief, site.address + path)[1]
                assert not any(title in text for title in (TITLE, *TITLES.values())), path
    gone = {"canceled"}
    wait_until(lambda: {item["status"] for item in shown(channel).values()} == gone, SOON, "withdrawn at the portal")


def report(desk):  # noqa: F811
    with desk.person("phutrach") as chief:
        chief.goto("/admin/reports/")
        text = chief.inner_text("main")
        assert "Sở Văn hóa, Thể thao và Du lịch" in text
        assert "Cổng thử" in text
