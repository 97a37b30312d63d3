"""Pictures for shared links: drawn for live pages in every script, public as long as their page is."""

import io
from pathlib import Path

import pytest
from PIL import Image

from cms import languages
from tests import factories
from website.share_images import drawing, fonts, lines, store
from website.share_images.drawing import Card
from website.share_images.models import ShareImage
from website.tasks import prepare_pictures

pytestmark = pytest.mark.django_db
TITLES = {
    "vi": "Nghi thức rước kiệu “Ông Hoàng” ở lễ hội đền Mẫu",
    "en": "Longans reach Japanese shelves",
    "zh-hans": "兴安龙眼首次空运日本，“宪庯”老街再迎八方来客",
    "ja": "フンイエン省のロンガン、日本へ初出荷。「フォーヒエン」の旧市街に客が集う",
    "fr": "Pourquoi investir ? Les « parcs » : terrains et prix",
}


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def no_cjk(monkeypatch):
    """A bare machine."""
    monkeypatch.setattr(fonts, "FOLDERS", (Path("/nowhere"),))
    fonts.stack.cache_clear()
    yield
    fonts.stack.cache_clear()


def og(client, page):
    html = client.get(page.url_path).content.decode()
    return html.split('property="og:image" content="')[1].split('"')[0] if "og:image" in html else ""


def draw(page):
    return prepare_pictures.func(page.pk)


def path_of(address):
    return address.removeprefix("http://testserver")


def test_a_published_page_has_a_picture_that_goes_when_it_is_withdrawn(
    client, home, media, django_capture_on_commit_callbacks
):
    page = factories.article(TITLES["vi"], hero_image=factories.picture())
    assert "share" not in og(client, page)  # until the worker has drawn it, the main picture stands
    draw(page)
    address = og(client, page)
    response = client.get(path_of(address))
    assert response.status_code == 200
    picture = Image.open(io.BytesIO(b"".join(response.streaming_content)))
    assert (picture.size, picture.format) == ((1200, 630), "JPEG")
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert client.get(path_of(address)).status_code == 404
    assert not list(media.glob("share/*"))


def test_a_picture_of_a_page_that_is_not_live_is_not_shown(client, home, media):
    """Even where its row was left behind."""
    page = factories.article("Bài")
    draw(page)
    address = og(client, page)
    row = ShareImage.objects.get()
    page.unpublish()
    ShareImage.objects.bulk_create([row])
    assert client.get(path_of(address)).status_code == 404


def test_a_shared_link_to_a_list_or_form_shows_the_picture_of_the_home_page(
    client, home, media, django_capture_on_commit_callbacks
):
    """A journalist passes the press room on, an investor the comparison: pages without a picture of their own."""
    assert 'property="og:image"' not in client.get("/vi/press/").content.decode()  # nothing was drawn yet
    with django_capture_on_commit_callbacks(execute=True):
        drawn = store.keep(home)
    for address in ("/vi/press/", "/vi/invest/compare/", "/vi/inquiries/invest/", "/vi/events/"):
        assert (
            f'property="og:image" content="http://testserver{drawn.file.url}"' in client.get(address).content.decode()
        )
    assert 'property="og:image"' not in client.get("/en/press/").content.decode()  # in another language


def test_a_draft_has_none(home, media):
    page = factories.article("Bài")
    page.unpublish()
    draw(page)
    assert not ShareImage.objects.exists()


def test_it_is_drawn_anew_only_when_something_on_it_changed(home, media, monkeypatch):
    page = factories.article("Bài")
    first = store.keep(page)
    monkeypatch.setattr(drawing, "draw", lambda *args: pytest.fail("drawn twice"))
    assert store.keep(page).pk == first.pk
    monkeypatch.undo()
    page.title = "Bài khác"
    assert store.keep(page).file.name != first.file.name


def test_the_worker_draws_what_is_missing_and_then_has_nothing_to_do(home, media):
    factories.article("Bài")
    while store.fill_gaps():
        pass
    assert ShareImage.objects.exclude(file="").count() >= 11  # homes and sections too
    assert store.fill_gaps() == 0


@pytest.mark.parametrize("code", ["vi", "en", "fr"])
def test_latin_titles_are_drawn_on_a_bare_machine(home, no_cjk, code):
    assert drawing.draw(Card(code, TITLES[code], "Tin", "Office", "brand"), None)


@pytest.mark.parametrize("code", ["zh-hans", "ja"])
def test_without_a_font_no_box_is_drawn_and_the_main_picture_stands(client, home, media, no_cjk, code):
    page = factories.article(TITLES[code], parent=factories.section(code), hero_image=factories.picture())
    draw(page)
    assert ShareImage.objects.get(page=page).file.name == ""
    assert "/share/" not in og(client, page)
    assert og(client, page)


def test_a_font_that_came_later_is_used(home, media, no_cjk, monkeypatch):
    page = factories.article(TITLES["ja"], parent=factories.section("ja"))
    draw(page)
    monkeypatch.undo()
    fonts.stack.cache_clear()
    if not fonts.stack(languages.get("ja"))[0].name.startswith("Noto"):
        pytest.skip("fonts-noto-cjk is not installed")
    while store.fill_gaps():
        pass
    assert ShareImage.objects.get(page=page).file


def test_a_file_that_is_lost_stops_nobody(home, media):
    page = factories.article("Bài", hero_image=factories.picture())
    draw(page)
    ShareImage.objects.all().delete()
    for file in media.rglob("*.jpg"):
        file.unlink()
    assert store.keep(page).file.name == ""


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("vi", "Mùa nhãn chín", ["Mùa ", "nhãn ", "chín"]),
        ("fr", "Investir ? Oui : « ici »", ["Investir\u00a0? ", "Oui\u00a0: ", "«\u00a0ici\u00a0»"]),
        ("zh-hans", "日本，“宪庯”老街", ["日", "本，", "“宪", "庯”", "老", "街"]),
        (
            "ja",
            "ロンガン、日本へ初出荷。「ヒエン」の町",
            ["ロンガン、", "日本へ", "初出荷。", "「ヒエン」", "の", "町"],
        ),
        ("ja", "フンイエン省のFDI誘致", ["フンイエン省の", "FDI", "誘致"]),
    ],
)
def test_lines_end_where_the_language_lets_them(code, text, expected):
    assert lines.pieces(text, code) == expected


@pytest.mark.parametrize("code", TITLES)
def test_lines_fit_hold_every_word_and_are_even(code):
    parts = lines.pieces(TITLES[code], code)
    for limit in (6, 10, 25):
        greedy, even = lines.wrap(parts, len, limit), lines.balanced(parts, len, limit, step=1)
        assert all(len(line) <= limit for line in greedy + even)
        assert "".join("".join(even).split()) == "".join("".join(parts).split())
        assert len(even) == len(greedy)
