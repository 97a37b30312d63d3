"""What readers see around a story: whether it was translated and reviewed, corrections, pictures, paper."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext
from lxml import html as lxml_html

from content import clearance, trees
from content.models import Clearance, Lineage
from tests import factories
from website import players

pytestmark = pytest.mark.django_db
Basis = Clearance.Basis


@pytest.fixture
def source(home):
    return factories.article("Mùa nhãn chín")


def translated(source, basis, monkeypatch, cast=None):
    """The Japanese page, published with a clearance on this basis."""
    grant = clearance.grant

    def granted(page, digest, _basis, by, **more):
        made = grant(page, digest, Basis.SETUP, by=None)
        Clearance.objects.filter(pk=made.pk).update(basis=basis, by=cast, reason="x")
        return made

    monkeypatch.setattr(clearance, "grant", granted)
    page = factories.article("竜眼の季節", parent=factories.section("ja"), like=source)
    Lineage.objects.create(page=page, source=source, source_digest="x")
    return page


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (Basis.TRANSLATION, "Translated from Vietnamese and reviewed"),
        (Basis.FORMAL_CHECK, "Translated from Vietnamese; checked for form, not reviewed"),
        (Basis.OVERRIDE, "Translated from Vietnamese"),
    ],
)
def test_only_what_a_second_person_read_is_called_reviewed(client, source, cast, monkeypatch, basis, words):
    page = translated(source, basis, monkeypatch, cast.reviewer)
    byline = client.get(page.url_path).content.decode().split("byline__translated")[1].split("</p>")[0]
    with translation.override("ja"):
        assert gettext(words) in byline
        assert (gettext("Translated from Vietnamese and reviewed") in byline) == (basis == Basis.TRANSLATION)
    assert f'href="{source.url_path}" hreflang="vi"' in byline


def test_a_text_of_its_own_language_is_no_translation(client, source):
    assert "byline__translated" not in client.get(source.url_path).content.decode()


def test_a_story_in_another_language_says_so_where_it_is_named(client, source):
    other = factories.article("Hồ Bán Nguyệt")
    body = [{"type": "related", "value": {"pages": factories.items(other)}}]
    page = factories.article("竜眼の季節", parent=factories.section("ja"), like=source, body=body)
    card = lxml_html.fromstring(client.get(page.url_path).content).xpath("//section[@class='body__related']//article")[
        0
    ]
    assert card.get("lang") == "vi"
    assert card.xpath("string(.//span[@lang='vi'])") == "Tiếng Việt"
    html = client.get(factories.article("Bài khác", body=body).url_path).content.decode()
    assert "Tiếng Việt" not in html.split("body__related")[1].split("</section>")[0]


def test_a_correction_says_when_it_was_made(client, source, monkeypatch):
    for year, note, lead in (
        (2037, "Bài trước ghi sai năm.", source.lead),
        (2038, "Bài trước ghi sai năm.", "Câu khác."),
    ):
        monkeypatch.setattr(timezone, "now", lambda year=year: factories.START.replace(year=year, month=5, day=4))
        source.correction_note, source.lead = note, lead
        trees.put_live(source)
    html = client.get(source.url_path).content.decode()
    block = html.split('class="story__correction"')[1].split("</section>")[0]
    assert "Bài trước ghi sai năm." in block
    assert "4/5/2037" in block


def test_pictures_of_a_gallery_lead_to_the_whole_picture_without_script(client, home):
    images = [factories.picture(f"{n}.png", width=900, height=1600) for n in range(2)]
    page = factories.article(body=[{"type": "gallery", "value": {"images": factories.items(*images)}}])
    html = client.get(page.url_path).content.decode()
    links = re.findall(r'class="figure__large" href="([^"]+)" data-pswp-width="(\d+)" data-pswp-height="(\d+)"', html)
    assert [(int(width), int(height)) for _url, width, height in links] == [(900, 1600)] * 2
    assert client.get(links[0][0]).status_code == 200
    assert html.count('type="module"') == 1
    assert "style=" not in html


def test_a_story_without_gallery_asks_for_no_script(client, source):
    html = client.get(source.url_path).content.decode()
    assert "gallery.js" not in html
    assert "photoswipe" not in html


def test_links_carry_their_whole_address_for_paper(client, home, source):
    link = factories.text(
        f'<p><a linktype="page" id="{source.pk}">a</a> <a href="https://example.vn/x">b</a> <a href="/x">c</a></p>'
    )
    html = client.get(factories.article("Có liên kết", body=[link]).url_path).content.decode()
    assert f'<a data-site="http://testserver" href="{source.url_path}">a</a>' in html
    assert '<a href="https://example.vn/x">b</a>' in html


def test_paper_says_where_and_when_the_story_was_read(client, source, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2026, 5, 4))
    html = client.get(source.url_path).content.decode()
    address = html.split('class="address', 1)[1].split("</p>")[0]
    assert f"http://testserver{source.url_path}" in address
    assert "4/5/2026" in address


def test_a_video_elsewhere_is_a_link_that_says_where_it_leads(client, home):
    value = {"title": "Lễ hội nhìn từ trên cao", "url": "https://www.example.vn/xem?v=1&t=2", "image": None}
    page = factories.article(body=[{"type": "outside_video", "value": value}])
    html = client.get(page.url_path).content.decode()
    figure = html.split("outside-video", 1)[1].split("</figure>")[0]
    assert 'href="https://www.example.vn/xem?v=1&amp;t=2"' in figure
    assert "example.vn." in figure
    assert "<iframe" not in html
    assert "Lễ hội nhìn từ trên cao" in client.get("/vi/feed.ninjs.json").content.decode()


WATCH = "https://www.youtube.com/watch?v=abcdefghijk"
PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"


def test_a_video_of_a_known_player_waits_for_the_readers_click(client, home):
    """Nothing is asked of the other site before; without script the link leads there, as for other videos."""
    page = factories.article(
        body=[{"type": "outside_video", "value": {"title": "Lễ hội", "url": WATCH, "image": None}}]
    )
    response = client.get(page.url_path)
    tree = lxml_html.fromstring(response.content)
    (button,) = tree.xpath("//figure//*[@hidden]/button")
    assert button.get("data-player") == PLAYER
    assert "youtube.com" in button.text_content()
    assert tree.xpath(f"//figure//a/@href = '{WATCH}'")
    assert not tree.xpath("//iframe | //link[contains(@href, 'youtube')] | //script[contains(@src, 'youtube')]")
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    assert policy["frame-src"].split() == ["'self'", *settings.VIDEO_PLAYERS]
    assert policy["default-src"] == "'self'"


@pytest.mark.parametrize(
    ("url", "player"),
    [
        (WATCH, PLAYER),
        ("https://m.youtube.com/watch?app=x&v=abcdefghijk", PLAYER),
        ("https://youtu.be/abcdefghijk?t=3", PLAYER),
        ("https://www.youtube.com/shorts/abcdefghijk", PLAYER),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"),
        ("https://vimeo.com/channels/staffpicks", ""),
        ("https://www.youtube.com/@hungyen", ""),
        ("https://www.youtube.com/watch?v=abc%22onload", ""),
        ("https://youtube.com.example.vn/watch?v=abcdefghijk", ""),
        ("https://vtv.vn/video/1.htm", ""),
        ("https://[bad", ""),
    ],
)
def test_a_player_is_known_by_its_site_and_the_videos_number_alone(url, player):
    found = players.address(url)
    assert found == player
    assert not found or found.startswith(settings.VIDEO_PLAYERS)
