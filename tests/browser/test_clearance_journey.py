"""The way of one story, in Vietnamese, from draft to withdrawal, as its people see it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from tests.browser.desk import PHONE, Desk, decide, page_id, save_draft, submit
from tests.cms.installation import wait_until

TITLE = "Mùa sen canary bên hồ Bán Nguyệt"


@pytest.fixture
def desk(browser, site):
    return Desk(browser, site.address, (site.data / "people.json").read_text())


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "sen.jpg"
    Image.new("RGB", (1500, 1000), (180, 60, 100)).save(path)
    return path


def upload(page, photo):
    page.goto("/admin/images/add/")
    page.set_input_files("input[type=file]", str(photo))
    page.fill("[name=title_vi]", "Sen hồ Bán Nguyệt")
    page.fill("[name=alt_vi]", "Hoa sen trên mặt hồ")
    page.fill("[name=credit_vi]", "Ảnh: Đỗ Biên Tập")
    page.check("[name=shows_map]")
    with page.expect_navigation():
        page.click("footer button[type=submit], main form button[type=submit]")


def write(page, moment):
    page.goto("/admin/pages/")
    with page.expect_navigation():
        page.click("tr:has-text('Tin tức') td:last-child a")
    page.goto(re.sub(r"/pages/(\d+)/.*", r"/pages/add/content/articlepage/\1/", page.url))
    page.fill("[name=title]", TITLE)
    page.fill("[name=lead]", "Sen nở từ tháng Sáu.")
    page.click("#id_hero_image-chooser button:visible >> nth=0")
    page.click(".modal-body >> text=Sen hồ Bán Nguyệt")
    page.wait_for_selector(".modal-body", state="detached")
    page.evaluate(f"document.querySelector('[name=go_live_at]').value = '{moment:%Y-%m-%d %H:%M}'")
    save_draft(page)
    return page_id(page)


def text_of(page, address):
    """Status and body of a public address, as a stranger gets it."""
    stranger = page.context.browser.new_context()
    answer = stranger.request.get(address)
    status, text = answer.status, answer.text()
    stranger.close()
    return status, text


def test_the_way_of_a_story(desk, photo, site):
    moment = timezone.localtime() + timedelta(minutes=1)
    with desk.person("bientap.vh") as editor:
        upload(editor, photo)
        story = write(editor, moment)
        submit(editor)

    with desk.person("bientap.kcn") as stranger:
        for path in ("/admin/", "/admin/pages/", "/admin/pages/search/?q=canary", "/admin/images/?q=sen"):
            stranger.goto(path)
            assert TITLE not in stranger.inner_text("main")
        assert stranger.goto(f"/admin/stories/{story}/review/").status == 404
        assert "canary" not in stranger.request.get(f"{site.address}/admin/api/main/pages/?search=canary").text()

    with desk.person("lanhdao.vh", PHONE) as leader:
        leader.click(f"text={TITLE}")
        leader.wait_for_selector("button[value=return]")
        assert leader.evaluate("document.documentElement.scrollWidth") <= 390
        decide(leader, "return", "Xin bổ sung nguồn.")
        assert "Đã trả lại" in leader.inner_text("body")

    with desk.person("bientap.vh") as editor:
        editor.goto(f"/admin/pages/{story}/edit/")
        editor.fill("[name=source_line]", "Theo Sở Văn hóa, Thể thao và Du lịch")
        submit(editor)

    with desk.person("lanhdao.vh", PHONE) as leader:
        leader.click(f"text={TITLE}")
        decide(leader, "approve")

    with desk.person("duyetphathanh", PHONE) as officer:
        officer.click(f"text={TITLE}")
        decide(officer, "approve")  # no point confirmed: the map is among them
        assert "Bản đồ trong ảnh" in officer.inner_text("body")
        assert officer.is_visible("button[value=approve]")
        decide(officer, "approve", points=True)
        assert "Đã duyệt" in officer.inner_text("body")

    with desk.person("phutrach") as chief:
        wait_for_live(chief, story)
        chief.goto(f"/admin/pages/{story}/edit/")
        address = site.address + chief.get_attribute("a[href*='/vi/tin-tuc/']", "href").removeprefix(site.address)
        status, html = text_of(chief, address)
        assert (status, TITLE in html) == (200, True)
        picture = chief.evaluate(
            "html => new DOMParser().parseFromString(html, 'text/html').querySelector('main img').getAttribute('src')",
            html,
        )
        assert text_of(chief, site.address + picture)[0] == 200

        chief.fill("[name=lead]", "Sen nở từ tháng Sáu, sửa sau khi duyệt.")
        chief.click("footer .w-dropdown button")
        with chief.expect_navigation():
            chief.click("footer button[name=action-publish]")
        assert "chưa được duyệt phát hành" in chief.inner_text("body")
        assert "sửa sau khi duyệt" not in text_of(chief, address)[1]

    with desk.person("bientap.vh") as editor:
        editor.goto(f"/admin/pages/{story}/edit/")
        editor.fill("[name=lead]", "Sen nở từ tháng Sáu, bản của biên tập viên.")
        save_draft(editor)

    with desk.person("phutrach") as chief:
        chief.goto(f"/admin/stories/{story}/override/")
        chief.fill("[name=reason]", "Bão đổ bộ, cần đăng ngay.")
        with chief.expect_navigation():
            chief.click(".desk-screen__form button")
        assert text_of(chief, address)[0] == 200
    check_withdrawal(desk, site, story, address, picture)


def wait_for_live(page, story):
    """The worker releases it at its minute; its history says so."""
    history = f"{page.url.partition('/admin/')[0]}/admin/stories/{story}/events/"
    wait_until(lambda: "<b>Phát hành</b>" in page.request.get(history).text(), 150, "live")


def unmarked(html: str) -> str:
    """Without the marks of what a search found."""
    return html.replace('<mark class="found">', "").replace("</mark>", "")


def check_withdrawal(desk, site, story, address, picture):
    everywhere = ["/vi/feed.rss", "/vi/feed.atom", "/vi/feed.json", "/vi/tin-tuc/", "/vi/search/?q=canary"]
    with desk.person("phutrach") as chief:
        for path in everywhere:
            assert TITLE in unmarked(text_of(chief, site.address + path)[1]), path
        chief.goto(f"/admin/stories/{story}/withdraw/")
        chief.fill("[name=reason]", "Thông tin chưa chính xác.")
        with chief.expect_navigation():
            chief.click(".desk-screen__form button")
        assert text_of(chief, address)[0] == 410
        assert text_of(chief, site.address + picture)[0] == 404
        for path in everywhere:
            assert TITLE not in unmarked(text_of(chief, site.address + path)[1]), path
        assert address.rstrip("/").rpartition("/")[2] not in text_of(chief, f"{site.address}/sitemap.xml")[1]
