"""A journalist takes the media kit: each picture with its words, and never one that may not be passed on."""

import csv
import hashlib
import io
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from content import trees
from content.press_blocks import KitPictureBlock
from reference.models import CustomImage
from reference.signals import facts_confirmed
from tests import factories
from tests.website import press_pages
from website import handlers
from website.models import PressPackage
from website.press import archive, kit, packages
from website.tasks import pack_kits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def images(home):
    """Two for the press."""
    words = {"title_vi": "Đền Mẫu & hồ", "caption_vi": "Đền bên hồ", "credit_vi": "Ảnh: Hà", "caption_ja": "湖畔の神社"}
    return [
        press_pages.free_picture("mot.png"),
        press_pages.free_picture("hai.png", licence="cc_by", holder="Hà", rights_until=date(2099, 1, 31), **words),
    ]


@pytest.fixture
def page(images):
    made = press_pages.kit(*images)
    pack_kits.func()  # what the worker does after publication
    return made


def take(client, page, code=""):
    """Files of the ZIP by name; none when there is no ZIP to take."""
    response = client.get(press_pages.zip_url(page, code))
    return press_pages.content_of(response) if response.status_code == 200 else {}


def names(client, page):
    return [name for name in take(client, page) if not name.startswith("captions")]


def rows(files):
    return list(csv.reader(io.StringIO(files["captions.csv"].decode("utf-8-sig"))))


def test_a_journalist_takes_all_pictures_with_their_words(client, page, images):
    html = client.get(page.url_path).content.decode()
    assert press_pages.zip_url(page) in html
    response = client.get(press_pages.zip_url(page))
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="bo-anh-nhan-vi.zip"'
    files = press_pages.content_of(response)
    assert list(files) == ["01-vuon-nhan.png", "02-den-mau-ho.png", "captions.txt", "captions.csv"]
    for image, name in zip(images, files, strict=False):
        with image.file.open("rb") as stored:
            assert files[name] == stored.read()
    text = files["captions.txt"].decode("utf-8-sig")
    for words in ("Bộ ảnh nhãn", page.url_path, "01-vuon-nhan.png", "Nhãn lồng", "Ảnh: Lan", "Đền bên hồ", "CC BY"):
        assert words in text
    head, first, second = rows(files)
    assert first[head.index("Tệp")] == "01-vuon-nhan.png"
    assert second[2] == "Đền bên hồ"
    assert second[-3:] == ["Hà", "2099-01-31", "1500 × 1000"]


def test_each_picture_can_be_taken_alone_and_shows_size_credit_and_licence(client, page, images):
    html = client.get(page.url_path).content.decode()
    for image in images:
        assert f'href="{image.file.url}" download' in html
        assert client.get(image.file.url).status_code == 200
    for words in ("1500 × 1000 px", "Ảnh: Hà", "Creative Commons", "31/1/2099", "Đền bên hồ"):
        assert words in html


def test_the_words_are_those_of_the_readers_language(client, page, images):
    japanese = press_pages.packed(press_pages.kit(*images, title="画像集", code="ja", like=page))
    files = take(client, japanese)
    assert list(files)[:2] == ["01-vuon-nhan.png", "02-den-mau-ho.png"]
    assert "湖畔の神社" in files["captions.txt"].decode()
    assert "湖畔の神社" not in take(client, page)["captions.txt"].decode()
    assert client.get(press_pages.zip_url(page, "fr")).status_code == 404


def test_a_program_that_has_the_file_is_told_so(client, page):
    etag = client.get(press_pages.zip_url(page))["ETag"]
    again = client.get(press_pages.zip_url(page), headers={"If-None-Match": etag})
    assert (again.status_code, again["Cache-Control"]) == (304, "public, no-cache")


def take_back(image, **rights):
    CustomImage.objects.filter(pk=image.pk).update(**rights)


YESTERDAY = timezone.localdate() - timedelta(days=1)
TAKEN_BACK = [{"may_be_passed_on": False}, {"rights_until": YESTERDAY}, {"is_public": False}]


@pytest.mark.parametrize("rights", TAKEN_BACK)
def test_a_picture_that_is_taken_back_leaves_page_and_zip(client, page, images, rights):
    take_back(images[0], **rights)
    html = client.get(page.url_path).content.decode()
    assert images[0].file.url not in html
    assert images[1].file.url in html
    assert press_pages.zip_url(page) not in html
    assert take(client, page) == {}  # at once: the ZIP of before is given to nobody
    pack_kits.func()
    assert names(client, page) == ["01-den-mau-ho.png"]


def test_when_all_are_taken_back_there_is_nothing_to_take(
    client, page, images, media, django_capture_on_commit_callbacks
):
    for image in images:
        take_back(image, may_be_passed_on=False)
    with django_capture_on_commit_callbacks(execute=True):
        packages.refresh_all()
    assert take(client, page) == {}
    assert not PressPackage.objects.exists()
    assert not list(media.glob("press/*"))


def test_a_picture_that_was_never_free_does_not_get_in(client, home, images):
    secret = factories.picture("mat.png", title_vi="Mật", may_be_passed_on=False)
    page = press_pages.packed(press_pages.kit(images[0], secret))
    assert names(client, page) == ["01-vuon-nhan.png"]
    assert secret.file.url not in client.get(page.url_path).content.decode()


MUTANTS = {
    "rights not asked": lambda patch: patch.setattr(kit, "may_be_taken", lambda image: True),
    "any ZIP of the kit given": lambda patch: patch.setattr(
        packages, "current", lambda page: getattr(page, "press_package", None)
    ),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_without_the_guard_a_picture_that_was_taken_back_gets_out(client, page, images, monkeypatch, mutant):
    MUTANTS[mutant](monkeypatch)
    take_back(images[0], may_be_passed_on=False)
    assert "01-vuon-nhan.png" in take(client, page)


def test_new_words_or_another_order_make_a_new_file(client, page, images, media, django_capture_on_commit_callbacks):
    first = PressPackage.objects.get(page=page)
    assert packages.keep(page).pk == first.pk
    CustomImage.objects.filter(pk=images[0].pk).update(caption_vi="Nhãn đầu mùa")
    assert take(client, page) == {}
    with django_capture_on_commit_callbacks(execute=True):
        packages.refresh_all()
    assert "Nhãn đầu mùa" in take(client, page)["captions.txt"].decode()
    assert len(list(media.glob("press/*"))) == 1


def test_publishing_a_kit_and_confirming_words_of_a_picture_have_it_packed(home, images, monkeypatch):
    asked = []
    monkeypatch.setattr(handlers, "pack_kits", SimpleNamespace(enqueue=lambda: asked.append("kits")))
    factories.article("Bài")
    facts_confirmed.send(sender=CustomImage, facts=[("place", 1)])
    assert asked == []
    press_pages.kit(*images)
    assert asked == ["kits"]
    facts_confirmed.send(sender=CustomImage, facts=[("customimage", images[0].pk)])
    assert asked == ["kits", "kits"]


def test_the_same_kit_gives_the_same_bytes(page):
    def bytes_of():
        with archive.write(page, kit.pictures_of(page), "http://x/") as file:
            return hashlib.sha256(file.read()).hexdigest()

    assert bytes_of() == bytes_of()


def test_a_withdrawn_kit_takes_its_file_along(client, page, media, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert client.get(press_pages.zip_url(page)).status_code == 404
    assert not list(media.glob("press/*"))


def test_a_kit_that_is_withdrawn_while_it_is_packed_gets_none(page, monkeypatch):
    PressPackage.objects.all().delete()
    write = archive.write

    def withdrawn_meanwhile(*args):
        type(page).objects.get(pk=page.pk).unpublish()
        return write(*args)

    monkeypatch.setattr(archive, "write", withdrawn_meanwhile)
    assert packages.keep(type(page).objects.get(pk=page.pk)) is None
    assert not PressPackage.objects.exists()


def test_the_stored_file_has_no_address_of_its_own(client, page):
    package = PressPackage.objects.get(page=page)
    assert client.get(f"/media/{package.file.name}").status_code == 404


def test_a_lost_picture_stops_no_other_kit(client, page, images):
    other = press_pages.kit(images[1], title="Bộ khác")
    images[0].file.storage.delete(images[0].file.name)
    PressPackage.objects.all().delete()
    packages.refresh_all()
    assert take(client, page) == {}
    assert names(client, other) == ["01-den-mau-ho.png"]


def test_a_cell_is_never_a_formula(client, home):
    image = press_pages.free_picture(caption_vi="=HYPERLINK(1)")
    page = press_pages.packed(press_pages.kit(image))
    assert rows(take(client, page))[1][2] == "'=HYPERLINK(1)"


def test_an_editor_can_choose_only_what_may_be_passed_on(home):
    block = KitPictureBlock()
    free, closed = press_pages.free_picture(), factories.picture("mat.png")
    ended = press_pages.free_picture("cu.png", rights_until=YESTERDAY)
    assert block.clean(free) == free
    for image in (closed, ended):
        with pytest.raises(ValidationError):
            block.clean(image)


def test_a_kit_that_drops_a_picture_hides_its_file(client, page, images):
    page.pictures = page.pictures.stream_block.to_python([{"type": "picture", "id": "x", "value": images[1].pk}])
    trees.put_live(page)
    assert client.get(images[0].file.url).status_code == 404
    packages.refresh_all()
    assert names(client, page) == ["01-den-mau-ho.png"]
