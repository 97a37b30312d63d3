"""The workbench by keyboard alone, with an input method, and with a file from another program."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import PHONE, Desk
from tests.browser.words import english_on
from tests.cms.installation import wait_until

TRANSLATOR, LANGUAGE = "dich.zh", "zh-hans"
FIELD = '[data-part="field"]'


@pytest.fixture(scope="module")
def desk(browser, site):
    return Desk(browser, site.address, (site.data / "people.json").read_text())


@pytest.fixture(scope="module")
def page(desk):
    """A translator's half-finished story."""
    with desk.person(TRANSLATOR) as page:
        page.goto("/admin/translations/?state=working")
        page.locator("td a.state").first.click()
        expect(page.locator(".segment").first).to_be_visible()
        page.wait_for_load_state("load")  # the keys are there
        yield page


def at(page: Page) -> int:
    """The number of the segment that has the focus."""
    return page.evaluate("Number(document.activeElement.closest('.segment')?.dataset.position ?? 0)")


def segment(page: Page, position: int):
    return page.locator(f"#segment-{position}")


def open_positions(page: Page) -> list[int]:
    return page.evaluate(
        "[...document.querySelectorAll('.segment')]"
        ".filter(one => ['empty', 'suggested', 'stale'].includes(one.dataset.state))"
        ".map(one => Number(one.dataset.position))"
    )


def test_a_segment_named_in_the_address_is_in_view_on_a_phone(desk):
    with desk.person(TRANSLATOR, PHONE) as page:
        page.goto("/admin/translations/?state=live")
        address = page.locator("td a.state").first.get_attribute("href")
        page.goto(f"{address}#segment-3")
        expect(page.locator("#segment-3")).to_be_in_viewport()


def test_the_screen_is_in_vietnamese_with_its_sheet_of_keys(page):
    page.keyboard.press("Alt+h")
    sheet = page.locator("[data-keys-help]")
    expect(sheet).to_be_visible()
    assert english_on(page) == []
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_open_segments_are_found_written_and_saved_without_a_mouse(page):
    first, second = open_positions(page)[:2]
    segment(page, 1).locator(FIELD).focus()
    page.keyboard.press("Alt+n")
    assert at(page) == first
    page.keyboard.press("Alt+c")
    assert segment(page, first).locator(FIELD).inner_text().strip()
    page.keyboard.press("Control+a")
    page.keyboard.type("一二三。")
    with page.expect_response(re.compile(rf"/segments/{first}/$")) as saved:
        page.keyboard.press("Control+Enter")
    assert saved.value.status == 200
    expect(segment(page, first)).to_have_attribute("data-state", "translated")
    expect(segment(page, second).locator(FIELD)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    assert at(page) < second


def test_a_term_and_a_placeholder_are_inserted_by_number(page):
    with_terms = page.locator(".segment:has(.segment__terms [data-insert])").first
    term = with_terms.locator(".segment__terms [data-insert]").first.get_attribute("data-insert")
    with_terms.locator(FIELD).focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+t")
    page.keyboard.press("1")
    assert term in with_terms.locator(FIELD).inner_text()


def test_matches_show_for_the_segment_in_hand_only(page):
    first, second = (page.locator(".segment").nth(number) for number in (0, 1))
    for one in (first, second, first):
        one.locator(FIELD).focus()
        expect(one.locator('[data-part="matches"]')).to_be_visible()
    expect(second.locator('[data-part="matches"]')).to_be_hidden()


def test_the_digits_that_a_key_waits_for_are_shown(page):
    field = page.locator(".segment:has(.segment__terms [data-insert]) " + FIELD).first
    field.focus()
    page.keyboard.press("Alt+t")
    expect(page.locator(".segment[data-waits=KeyT]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".segment[data-waits]")).to_have_count(0)


def test_what_is_copied_pasted_or_inserted_can_be_taken_back(page):
    field = page.locator(".segment:has(.segment__text .chip) " + FIELD).first
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("两个字")
    page.keyboard.press("Alt+c")
    expect(field.locator(".chip").first).to_be_visible()
    page.keyboard.press("Control+z")
    expect(field).to_have_text("两个字")


def test_a_placeholder_goes_around_the_words_that_are_marked(page):
    field = page.locator(".segment:has(.segment__text .chip) " + FIELD).first
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("选竹。其余")
    page.keyboard.press("Home")
    for _sign in "选竹。":
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Alt+p")
    page.keyboard.press("1")
    expect(field).to_have_text("⟦1⟧选竹。⟦/1⟧其余")


def put_into_placeholder(page: Page, words: str):
    """The field of a segment that now holds the words between a pair of placeholders, and nothing else."""
    field = page.locator(".segment:has(.segment__text .chip) " + FIELD).first
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+p")
    page.keyboard.press("1")
    return field


def test_what_is_typed_after_a_placeholder_at_the_end_stands_after_it(page):
    field = put_into_placeholder(page, "选竹")
    page.keyboard.type("。")
    expect(field).to_have_text("⟦1⟧选竹⟦/1⟧。")


def test_home_and_end_lead_past_placeholders_at_the_edges(page):
    field = put_into_placeholder(page, "选竹")
    page.keyboard.press("Home")
    page.keyboard.type("甲")
    page.keyboard.press("End")
    page.keyboard.type("。")
    expect(field).to_have_text("甲⟦1⟧选竹⟦/1⟧。")


def test_marked_words_are_looked_up_by_a_key_and_escape_goes_back(page):
    page.locator(FIELD).first.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    marked = page.evaluate("getSelection().toString()")
    page.keyboard.press("Alt+l")
    expect(page.locator("#look-up")).to_be_focused()
    expect(page.locator("#look-up")).to_have_value(marked)
    page.keyboard.press("Escape")
    assert (at(page), page.evaluate("getSelection().toString()")) == (1, marked)


def test_a_warning_stands_with_a_reason_by_keys(page):
    position = open_positions(page)[0]
    field = segment(page, position).locator(FIELD)
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("一二三")
    with page.expect_response(re.compile(rf"/segments/{position}/$")):
        page.keyboard.press("Control+Enter")
    expect(segment(page, position)).to_have_attribute("data-state", "translated")
    warning = segment(page, position).locator(".finding--warning").first
    expect(warning).to_be_visible()
    count = segment(page, position).locator(".finding--aside").count()
    field.focus()
    page.keyboard.press("Alt+s")
    page.keyboard.type("Đầu đề không có dấu chấm.")
    page.keyboard.press("Enter")
    expect(segment(page, position).locator(".finding--aside")).to_have_count(count + 1)
    assert "Đầu đề không có dấu chấm." in segment(page, position).locator(".finding--aside").first.inner_text()


def test_segments_are_filtered_by_state(page):
    state = page.locator(f"#segment-{open_positions(page)[0]}").get_attribute("data-state")
    page.click(f'[data-filter="{state}"]')
    shown = page.locator(".segment:visible")
    assert set(shown.evaluate_all("all => all.map(one => one.dataset.state)")) == {state}
    assert int(page.locator(f'[data-filter="{state}"] [data-count]').inner_text()) == shown.count()
    page.click('[data-filter="all"]')
    assert page.locator(".segment:visible").count() == page.locator(".segment").count()


def test_nothing_is_sent_while_an_input_method_composes(page):
    """Enter takes the proposal of the input method; as our key it would save half a word."""
    position = open_positions(page)[0]
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/segments/" in request.url else None)
    segment(page, position).locator(FIELD).focus()
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "zhong", "selectionStart": 5, "selectionEnd": 5})
    for code, modifiers in (("Enter", 0), ("Enter", 2), ("KeyN", 1), ("ArrowDown", 1)):
        key = {"key": "Process", "code": code, "windowsVirtualKeyCode": 229, "modifiers": modifiers}
        method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        method.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    assert at(page) == position
    assert sent == []
    method.send("Input.insertText", {"text": "中"})
    assert "中" in segment(page, position).locator(FIELD).inner_text()
    with page.expect_response(re.compile(rf"/segments/{position}/$")):
        page.keyboard.press("Control+Enter")
    assert [url for url in sent if url.endswith(f"/segments/{position}/")] == sent[:1]


def expect_kept(page: Page, number: int) -> None:
    """So many texts are kept in the browser because the server has not confirmed them."""
    counted = "Object.keys(localStorage).filter(name => name.startsWith('pho-hien.kept')).length"
    wait_until(lambda: page.evaluate(counted) == number, 10, f"{number} texts kept")


def type_without_session(page: Page, position: int, words: str) -> None:
    field = segment(page, position).locator(FIELD)
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    page.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    expect(page.locator('[data-sheet="sign-in"]')).to_be_visible()


def test_an_ended_session_loses_nothing_and_another_person_sees_nothing(page, desk):
    position, sheet = open_positions(page)[0], page.locator('[data-sheet="sign-in"]')
    field = segment(page, position).locator(FIELD)
    type_without_session(page, position, "没有丢失。")
    with page.expect_response(lambda answer: f"/segments/{position}/" in answer.url and answer.status == 200):
        desk.sign_in_in_place(page, TRANSLATOR)
    expect(sheet).to_be_hidden()
    expect(segment(page, position)).to_have_attribute("data-state", "translated")
    expect_kept(page, 0)

    type_without_session(page, position, "还是没有丢失。")
    desk.sign_in_in_place(page, "dich.fr")
    expect(sheet.locator('[role="alert"]')).to_be_visible()
    assert english_on(page) == []
    expect(page.locator("[data-workbench]")).to_be_hidden()
    expect_kept(page, 1)

    page.on("dialog", lambda dialog: dialog.accept())
    page.context.clear_cookies()
    bench = page.url
    desk.sign_in(page, TRANSLATOR)
    page.goto(bench)
    expect(page.locator("[data-kept-box]")).to_be_visible()
    assert field.text_content() == "还是没有丢失。"
    assert english_on(page) == []
    with page.expect_response(re.compile(rf"/segments/{position}/$")) as saved:
        page.locator('[data-act="save-kept"]').click()
    assert saved.value.status == 200
    expect(page.locator("[data-kept-box]")).to_be_hidden()
    expect_kept(page, 0)


def test_the_preview_stands_beside_the_segments_and_follows_what_is_saved(page):
    position = open_positions(page)[0]
    segment(page, position).locator(FIELD).focus()
    page.keyboard.press("Alt+v")
    shown = page.frame_locator("[data-preview] iframe:not([hidden])")
    expect(shown.locator("main")).to_be_visible()
    assert at(page) == position
    page.keyboard.press("Control+a")
    page.keyboard.type("预览里的新句子。")
    page.keyboard.press("Control+Enter")
    expect(shown.get_by_text("预览里的新句子。").first).to_be_attached(timeout=20_000)
    page.keyboard.press("Alt+v")
    expect(page.locator("[data-preview]")).to_be_hidden()


def test_what_is_typed_while_a_save_is_on_its_way_goes_into_the_next_segment(page):
    position = open_positions(page)[0]
    held, address = [], re.compile(rf"/segments/{position}/$")
    page.route(address, lambda route: held.append(route))
    field = segment(page, position).locator(FIELD)
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("第一句。")
    page.keyboard.press("Control+Enter")
    following = at(page)
    assert following != position
    page.keyboard.press("Control+a")
    page.keyboard.type("第二句。")
    wait_until(lambda: held, 10, "the save is on its way")
    with page.expect_response(address) as answer:
        held[0].continue_()
    page.unroute(address)
    assert answer.value.status == 200
    expect(segment(page, position)).to_have_attribute("data-state", "translated")
    assert field.text_content().strip() == "第一句。"
    assert segment(page, following).locator(FIELD).text_content().strip() == "第二句。"
    assert at(page) == following
    with page.expect_response(re.compile(rf"/segments/{following}/$")):
        page.keyboard.press("Control+Enter")


def test_a_refused_save_brings_the_person_back_to_it(page):
    position = open_positions(page)[0]
    address = re.compile(rf"/segments/{position}/$")
    refusal = json.dumps({"message": "Quá dài."})
    page.route(address, lambda route: route.fulfill(status=422, content_type="application/json", body=refusal))
    segment(page, position).locator(FIELD).focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("第三句。")
    page.keyboard.press("Control+Enter")
    expect(segment(page, position).locator('[data-part="saved"]')).to_have_text("Quá dài.")
    expect(segment(page, position).locator(FIELD)).to_be_focused()
    page.unroute(address)
    page.keyboard.type("。")
    with page.expect_response(address):
        page.keyboard.press("Control+Enter")


def test_words_are_replaced_and_put_back_by_keys(page):
    position = open_positions(page)[0]
    field = segment(page, position).locator(FIELD)
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("独一无二的词。")
    with page.expect_response(re.compile(rf"/segments/{position}/$")):
        page.keyboard.press("Control+Enter")
    bench = page.url
    with page.expect_navigation():
        page.keyboard.press("Alt+f")
    page.fill("[name=find]", "独一无二")
    page.fill("[name=replace]", "绝无仅有")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert english_on(page) == []
    with page.expect_navigation():
        page.locator("[name=take]").press("Enter")
    expect(page.locator(".replace [role=status]").first).to_be_visible()
    assert english_on(page) == []

    page.goto(bench)
    page.wait_for_load_state("load")
    assert field.text_content().strip() == "绝无仅有的词。"
    field.focus()
    page.keyboard.press("Alt+y")
    first = page.locator("[data-restore]").first
    expect(first).to_be_visible()
    assert english_on(page) == []
    with page.expect_response(re.compile(rf"/segments/{position}/$")):
        first.press("Enter")
    expect(page.locator('[data-sheet="history"]')).to_be_hidden()
    assert at(page) == position
    assert field.text_content() == "独一无二的词。"


def test_a_story_goes_away_as_a_file_and_is_handed_back(page):
    page.click("text=Phần mềm khác")
    assert english_on(page) == []
    with page.expect_download() as download:
        page.click("text=Word, bảng hai ngôn ngữ")
    path = download.value.path()
    page.set_input_files("[name=file]", {"name": "a.docx", "mimeType": "", "buffer": path.read_bytes()})
    with page.expect_navigation():
        page.click("button:has-text('Nộp tệp')")
    assert english_on(page) == []
    assert "đoạn không đổi" in page.locator(".exchange__report").inner_text()
    page.set_input_files("[name=file]", {"name": "a.sdlxliff", "mimeType": "", "buffer": b"<x/>"})
    with page.expect_navigation():
        page.click("button:has-text('Nộp tệp')")
    assert "Trados" in page.locator(".w-field__errors").first.inner_text()
