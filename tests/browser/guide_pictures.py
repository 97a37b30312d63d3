"""Takes the guide's pictures from the demo: `python -m tests.browser.guide_pictures` (make guide-pictures)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, SWITCHES
from tests.browser.desk import DESKTOP, PHONE, Desk, decide, save_draft, submit
from tests.cms.installation import ROOT, Installation

PICTURES = ROOT / "docs" / "guide" / "hinh"
TITLE = "Mùa sen bên hồ Bán Nguyệt"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Installation(Path(folder) / "data", DEMO="1")
        site.start(ready_within=600)
        program = next(path for name in CHROMIUM if (path := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        try:
            desk = Desk(browser, site.address, (site.data / "people.json").read_text())
            take_first_steps(desk)
            take(desk)
            take_translations(desk)
            take_of_the_desk(desk)
        finally:
            browser.close()
            site.stop()


def take_first_steps(desk: Desk) -> None:
    context = desk.browser.new_context(viewport=DESKTOP, locale="vi-VN", base_url=desk.address)
    visitor = context.new_page()
    for address, name in (("/vi/", "trang-chu"), ("/admin/login/", "dang-nhap")):
        visitor.goto(address)
        visitor.screenshot(path=PICTURES / f"{name}.png")
    context.close()
    with desk.person("phutrach") as chief:
        chief.screenshot(path=PICTURES / "bang-dieu-khien.png")
        chief.goto("/admin/snippets/reference/industrialpark/")
        chief.screenshot(path=PICTURES / "du-kien.png")
        chief.click("tr:has-text('Phố Nối A') a")
        chief.wait_for_load_state("networkidle")
        chief.screenshot(path=PICTURES / "mot-khu-cong-nghiep.png")


def take(desk: Desk) -> None:
    with desk.person("bientap.vh") as editor:
        editor.goto("/admin/pages/")
        with editor.expect_navigation():
            editor.click("tr:has-text('Tin tức') td:last-child a")
        section = editor.url.rstrip("/").rpartition("/")[2].partition("?")[0]
        editor.goto(f"/admin/pages/add/content/articlepage/{section}/")
        editor.fill("[name=title]", TITLE)
        editor.fill("[name=lead]", "Sen nở từ tháng Sáu, đẹp nhất lúc sáng sớm.")
        editor.click("#id_hero_image-chooser button:visible >> nth=0")
        editor.click(".modal-body >> text=Hồ Bán Nguyệt")
        editor.wait_for_selector(".modal-body", state="detached")
        editor.evaluate("window.scrollTo(0, 0)")
        editor.screenshot(path=PICTURES / "soan-bai.png")
        save_draft(editor)
        submit(editor)
    with desk.person("lanhdao.vh", PHONE) as leader:
        leader.screenshot(path=PICTURES / "viec-cho.png")
        leader.click(f"text={TITLE}")
        leader.wait_for_load_state("networkidle")
        leader.set_viewport_size({"width": PHONE["width"], "height": 1800})
        leader.screenshot(path=PICTURES / "duyet.png")
        decide(leader, "approve")
    with desk.person("duyetphathanh") as officer:
        officer.click(f"text={TITLE}")
        officer.wait_for_load_state("networkidle")
        officer.locator(".desk-screen__form").scroll_into_view_if_needed()
        officer.screenshot(path=PICTURES / "duyet-phat-hanh.png")


def take_translations(desk: Desk) -> None:
    with desk.person("dieuphoi") as officer:
        officer.goto("/admin/translations/?state=working")
        officer.screenshot(path=PICTURES / "bang-ban-dich.png")
    with desk.person("dich.ja") as translator:
        translator.goto("/admin/translations/?language=ja&state=working")
        translator.click("td a.state--working")
        translator.wait_for_selector(".segment")
        translator.screenshot(path=PICTURES / "ban-dich.png")
    with desk.person("hieudinh.zh") as reviewer:
        reviewer.goto("/admin/translations/?language=zh-hans&state=review")
        reviewer.click("td a.state--review")
        reviewer.wait_for_selector(".segment")
        reviewer.screenshot(path=PICTURES / "hieu-dinh.png")


def take_of_the_desk(desk: Desk) -> None:
    with desk.person("dieuphoi") as officer:
        for item, name in (("Lượt gửi", "luot-gui"), ("Báo cáo định kỳ", "bao-cao")):
            officer.goto("/admin/")
            officer.goto(officer.locator(f".sidebar a:has-text('{item}')").first.get_attribute("href"))
            if name == "bao-cao":
                officer.click("text=Sáu tháng cuối năm 2024")  # the demo's year
                officer.wait_for_load_state("networkidle")
            officer.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
