"""A journalist takes the media kit, in Japanese and without JavaScript."""

import csv
import io
import zipfile

import pytest
from PIL import Image
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
PACKED_WITHIN = 120_000  # milliseconds: the worker makes the demo's renditions first


@pytest.fixture
def reader(browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, accept_downloads=True)
    yield context.new_page()
    context.close()


def taken(page, link) -> bytes:
    with page.expect_download(timeout=PACKED_WITHIN) as download:
        link.click()
    return download.value.path().read_bytes()


def wait_until_packed(page, button) -> None:
    """The page has the link once the ZIP is there; without script one looks again."""
    for _attempt in range(PACKED_WITHIN // 2000):
        if button.count():
            return
        page.wait_for_timeout(2000)
        page.reload()
    pytest.fail("the worker has packed nothing")


def test_a_journalist_takes_the_media_kit(site, reader):
    page = reader
    page.goto(f"{site.address}/ja/")
    page.get_by_role("contentinfo").get_by_role("link", name="プレスルーム").click()
    expect(page.get_by_role("heading", level=1, name="プレスルーム")).to_be_visible()
    expect(page.get_by_role("heading", name="解禁時刻について")).to_be_visible()
    page.get_by_role("link", name="報道用画像集：フォーヒエンとリュウガンの季節").click()
    button = page.get_by_role("link", name="すべての画像をダウンロード（ZIP）")
    wait_until_packed(page, button)

    with zipfile.ZipFile(io.BytesIO(taken(page, button))) as found:
        pictures = [name for name in found.namelist() if name.endswith(".png")]
        table = list(csv.reader(io.StringIO(found.read("captions.csv").decode("utf-8-sig"))))
        sizes = {name: Image.open(found.open(name)).size for name in pictures}
        text = found.read("captions.txt").decode("utf-8-sig")
    assert len(pictures) == 8
    assert all(name.isascii() for name in pictures)
    head, *rows = table
    assert [row[0] for row in rows] == pictures
    captions = {row[0]: row[head.index("説明文")] for row in rows}
    assert all(captions.values())
    assert all(caption in text for caption in captions.values())
    assert {row[0]: row[-1] for row in rows} == {name: f"{w} × {h}" for name, (w, h) in sizes.items()}
    assert {row[head.index("クレジット")] for row in rows} == {"イラスト：フォーヒエン編集部"}

    first = page.get_by_role("listitem").filter(has_text=captions[pictures[0]])
    alone = taken(page, first.get_by_role("link", name="ダウンロード"))
    assert Image.open(io.BytesIO(alone)).size == sizes[pictures[0]]


def test_a_journalist_reads_a_clarification_and_asks_further(site, reader):
    page = reader
    page.goto(f"{site.address}/fr/press/")
    page.get_by_role("link", name="Le site de Phô Hiên est ouvert à tous les visiteurs").click()
    headings = page.locator("article h2").all_inner_texts()
    wanted = ["Ce qui est vrai", "Ce qui a été dit", "Sources"]
    assert [heading for heading in headings if heading in wanted] == wanted
    page.get_by_role("link", name="Demander un entretien, un tournage ou une visite").click()
    expect(page).to_have_url(f"{site.address}/fr/inquiries/press/")
