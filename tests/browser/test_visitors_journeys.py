"""What visitors come for: an investor from Japan, a traveller from France, a reader of Chinese without script."""

import email
import re
import urllib.request
from datetime import date
from email import policy
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import expect

from tests.browser.desk import DESKTOP
from tests.browser.test_clearance_journey import desk  # noqa: F401 - fixture
from tests.browser.words import english_on
from tests.cms.installation import wait_until

vobject = pytest.importorskip("vobject")
GPX = {"g": "http://www.topografix.com/GPX/1/1"}
SCHEMA = Path(__file__).parents[1] / "data" / "gpx-1.1.xsd"
SOON = 90  # seconds that the worker may take for a mail
KEYS = 40  # milliseconds between two keys: a form filled in faster than a person types is taken for a robot's
ADDRESS = "tanaka.hanako@example.jp"
QUESTION = (
    "電子部品の工場を建てる土地を探しています。"
    "三つの工業団地で、2ヘクタールの区画はいつから使えますか。地代と電気料金、日本語の分かる担当者の連絡先も教えてください。"
)
SUMMARY = "Hỏi ba khu công nghiệp: lô 2 ha cho nhà máy linh kiện điện tử, khi nào giao được, giá thuê đất, giá điện."
REPLY = "Kính gửi bà Tanaka. Lô 2 ha giao được từ quý II. Giá thuê và giá điện có trong bảng kèm theo."
REPLY_JA = "田中様\n\nお問い合わせありがとうございます。2ヘクタールの区画は第2四半期からお使いいただけます。"
# The 13th of the ninth month; before it, 2025 repeats the sixth month, 2028 the fifth, 2031 the third.
KEO = {
    2025: date(2025, 11, 2),
    2026: date(2026, 10, 22),
    2027: date(2027, 10, 12),
    2028: date(2028, 10, 30),
    2029: date(2029, 10, 20),
    2030: date(2030, 10, 9),
    2031: date(2031, 10, 28),
    2032: date(2032, 10, 16),
    2033: date(2033, 10, 5),
    2034: date(2034, 10, 24),
}


@pytest.fixture
def visitor(site, browser):
    """A page in a browser of their own, in their language."""
    contexts = []

    def come(locale, **more):
        contexts.append(browser.new_context(viewport=DESKTOP, locale=locale, base_url=site.address, **more))
        return contexts[-1].new_page()

    yield come
    for context in contexts:
        context.close()


# An investor


def test_an_investor_from_japan_compares_asks_and_is_answered_in_japanese(site, desk, visitor):  # noqa: F811
    investor = visitor("ja-JP")
    compare_three_parks(investor)
    reference = ask(investor)
    received = mails_to(site, ADDRESS, reference)[0]
    assert re.search("[ぁ-ん]", received["subject"])
    give_to_the_translator(desk, reference)
    with desk.person("dich.ja") as translator:
        write(translator, reference, "summary-text", SUMMARY)
    with desk.person("bientap.kcn") as officer:
        open_inquiry(officer, reference)
        assert SUMMARY in officer.locator("main").inner_text()
        fill_and_send(officer, "reply", REPLY)
    with desk.person("dich.ja") as translator:
        write(translator, reference, "rendering", REPLY_JA)
    with desk.person("bientap.kcn") as officer:
        open_inquiry(officer, reference)
        with officer.expect_navigation():
            officer.click("button[name=act][value=send]")
    answer = mails_to(site, ADDRESS, reference, number=2)[1]
    text = answer.get_content().replace("\r\n", "\n")
    assert text.startswith(REPLY_JA)
    assert REPLY not in text
    assert f"/ja/inquiries/invest/?earlier={reference}" in text


def compare_three_parks(page):
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    page.click(".header__bar .menu__link[href*='/invest/']")
    page.click("main a[href='/ja/invest/parks/'] >> nth=0")
    boxes = page.locator(".site-card__box")
    for number in range(3):
        boxes.nth(number).check()
    page.click(".sites__compare button")
    expect(page.locator(".compare thead th")).to_have_count(3)


def ask(page):
    """Send the inquiry about the parks that were compared; its number."""
    page.click(".compare__steps a[href*='/inquiries/']")
    if page.locator("[name=message]").count() == 0:
        page.click(".letters__kind a[href*='/inquiries/invest/']")
    expect(page.locator("[name=parks]:checked")).to_have_count(3)
    page.fill("[name=name]", "田中 花子")
    page.fill("[name=email]", ADDRESS)
    page.select_option("[name=country]", "JP")
    page.locator("[name=message]").press_sequentially(QUESTION, delay=KEYS)
    page.check("[name=consent]")
    page.click(".letters__send")
    number = page.locator(".letters__number-value")
    expect(number).to_be_visible()
    return number.inner_text()


def mails_to(site, address, reference, number=1):
    """The mails that the visitor has got, oldest first, when there are so many."""

    def found():
        files = sorted((site.data / "mail").glob("*"), key=lambda path: path.stat().st_mtime)
        mails = [mail for path in files for mail in read_mails(path)]
        mine = [mail for mail in mails if address in mail["to"] and reference in mail["subject"]]
        return mine if len(mine) >= number else None

    return wait_until(found, SOON, f"{number} mails to {address}")


def read_mails(path):
    """Those of one file as the worker writes them, one after the other, with a line of hyphens behind each."""
    parts = re.split(rb"^-{70,}\n", path.read_bytes(), flags=re.M)
    return [email.message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]


def open_inquiry(page, reference):
    page.goto("/admin/inquiries/")
    assert english_on(page) == []
    with page.expect_navigation():
        page.click(f"a.letters-desk__number:text-is('{reference}')")


def give_to_the_translator(desk, reference):  # noqa: F811
    with desk.person("bientap.kcn") as officer:
        open_inquiry(officer, reference)
        assert "田中 花子" in officer.locator("main").inner_text()
        name = officer.locator("#translator option", has_text="Cao Biên Dịch").inner_text()
        officer.select_option("#translator", label=name)
        with officer.expect_navigation():
            officer.click("button[name=act][value=translator]")


def write(page, reference, field, text):
    """From My work; the translator reads neither name nor address."""
    page.goto("/admin/translations/mine/")
    with page.expect_navigation():
        page.click(f"a.item__title:has-text('{reference}')")
    shown = page.locator("main").inner_text()
    assert QUESTION[:20] in shown
    assert ADDRESS not in shown
    assert "花子" not in shown
    fill_and_send(page, field, text)


def fill_and_send(page, field, text):
    page.fill(f"#{field}", text)
    with page.expect_navigation():
        page.locator("form", has=page.locator(f"#{field}")).locator("button[name=act]").click()


# A traveller


def test_a_french_traveller_follows_an_itinerary_with_a_device(visitor):
    traveller = visitor("fr-FR")
    traveller.goto("/")
    traveller.click(".header__bar .menu__link[href='/fr/visiter/']")
    traveller.click("main a[href='/fr/visit/itineraries/'] >> nth=0")
    traveller.click("main .card__link >> nth=0")
    stops = traveller.locator(".stop__name")
    expect(stops.first).to_be_visible()
    shown = [words.strip() for words in stops.all_inner_texts()]
    with traveller.expect_download() as begun:
        traveller.click(".itinerary__gpx a")
    tree = etree.parse(begun.value.path())
    etree.XMLSchema(file=str(SCHEMA)).assertValid(tree)
    route = tree.xpath("//g:rte/g:rtept/g:name/text()", namespaces=GPX)
    assert len(route) >= 3
    assert route == [name for name in shown if name in route]
    for point in tree.iterfind(".//g:rtept", GPX):  # in the province
        assert 20.2 < float(point.get("lat")) < 21.1
        assert 105.8 < float(point.get("lon")) < 106.7


def test_a_french_traveller_subscribes_to_the_festivals_over_leap_months(visitor):
    traveller = visitor("fr-FR")
    traveller.goto("/fr/events/")
    address = traveller.locator(".event-subscribe__link").first.get_attribute("href")
    assert address.startswith("webcal://")
    with urllib.request.urlopen("http" + address.removeprefix("webcal"), timeout=60) as answer:
        calendar = vobject.readOne(answer.read().decode())
    days = {
        event.dtstart.value.year: event.dtstart.value
        for event in calendar.vevent_list
        if event.summary.value.startswith("Fête d’automne de la pagode Keo")
    }
    assert len(days) >= 3
    assert days == {year: KEO[year] for year in days}
    last = {event.dtend.value - event.dtstart.value for event in calendar.vevent_list}
    assert all(length.days > 0 for length in last)


# A reader without script


def test_a_visitor_without_script_searches_in_chinese(visitor):
    reader = visitor("zh-CN", java_script_enabled=False)
    reader.goto("/")
    assert reader.url.endswith("/zh-hans/")
    reader.fill(".header__bar [name=q]", "宪庯 古迹")
    reader.click(".header__bar .search-form button")
    first = reader.locator(".result .card__link").first
    expect(first).to_contain_text("宪庯")
    expect(reader.locator(".result mark").first).to_be_visible()
    title = first.inner_text().strip()
    first.click()
    expect(reader.locator("h1")).to_have_text(title)
    expect(reader.locator("html")).to_have_attribute("lang", re.compile("zh-Hans"))
