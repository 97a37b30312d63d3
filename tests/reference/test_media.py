"""Pictures, documents, audio and video through Wagtail's own screens."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.search import index

from accounts.models import User
from reference.models import CustomDocument, CustomImage, CustomMedia
from tests import factories
from tests.reference.conftest import BACKEND, rights

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def png(name="nhãn lồng.png"):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), "image/png")


def root():
    return Collection.get_first_root_node().pk


def in_admin(client, active):
    """Asks for the admin's language, which belongs to the person and not to the test."""
    return client, {"accept-language": active}


@pytest.mark.parametrize("active", ["vi", "en"])
class TestUpload:
    def test_a_title_alone_becomes_the_vietnamese_title(self, administrator, active):
        client, headers = in_admin(administrator, active)
        response = client.post(
            reverse("wagtailimages:add"),
            {"title": "Vườn nhãn", "file": png(), "collection": root(), "licence": "own"},
            headers=headers,
        )
        assert response.status_code == 302, response.context["form"].errors
        image = CustomImage.objects.get()
        assert (image.title_vi, image.title_en or "", str(image)) == ("Vườn nhãn", "", "Vườn nhãn")

    def test_every_language_has_its_column(self, administrator, active):
        client, headers = in_admin(administrator, active)
        words = {"title_vi": "Vườn nhãn", "title_ja": "竜眼園", "alt_zh_hans": "龙眼园", "credit_fr": "Archives d'été"}
        client.post(
            reverse("wagtailimages:add"),
            {**words, "file": png(), "collection": root(), "licence": "cc_by"},
            headers=headers,
        )
        image = CustomImage.objects.get()
        assert {name: getattr(image, name) for name in words} == words

    def test_many_at_once_take_the_file_names(self, administrator, active):
        client, headers = in_admin(administrator, active)
        assert client.get(reverse("wagtailimages:add_multiple")).status_code == 200
        response = client.post(
            reverse("wagtailimages:add_multiple"),
            {"files[]": png(), "title": "nhãn lồng.png", "collection": root()},
            headers={**headers, "x-requested-with": "XMLHttpRequest"},
        )
        assert response.json()["success"]
        # The licence is asked for, so the picture waits until the form below it is filled in.
        assert "title_vi" in response.json()["form"]

    def test_an_edit_keeps_what_it_does_not_show(self, administrator, active):
        client, headers = in_admin(administrator, active)
        image = factories.picture(title_en="Longan garden", title_ja="竜眼園", shows_map=True)
        path = reverse("wagtailimages:edit", args=[image.pk])
        page = client.get(path, headers=headers).content.decode()
        fields = {"title_vi": "Vườn nhãn mới", "title_ja": "竜眼園", "licence": "own", "collection": root()}
        client.post(path, fields, headers=headers)
        image.refresh_from_db()
        assert 'value="竜眼園"' in page
        assert (image.title_vi, image.title_ja, image.title_en or "") == ("Vườn nhãn mới", "竜眼園", "")


def test_a_picture_without_any_title_is_refused(administrator):
    response = administrator.post(reverse("wagtailimages:add"), {"file": png(), "collection": root(), "licence": "own"})
    assert "title_vi" in response.context["form"].errors


def test_a_language_without_right_is_neither_shown_nor_written(db):
    user = User.objects.create_user("an")
    user.user_permissions.set(rights("edit_ja"))
    group = user.groups.create(name="pictures")
    from django.contrib.auth.models import Permission

    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(content_type__app_label="wagtailimages", codename="change_image"),
    )
    client = Client()
    client.force_login(user, backend=BACKEND)
    image = factories.picture(title_fr="Le verger")
    path = reverse("wagtailimages:edit", args=[image.pk])
    page = client.get(path).content.decode()
    client.post(path, {"title_vi": "giả", "title_fr": "faux", "title_ja": "竜眼園", "licence": "own"})
    image.refresh_from_db()
    assert (image.title_vi, image.title_fr, image.title_ja) == ("Vườn nhãn", "Le verger", "竜眼園")
    assert 'name="title_fr"' not in page


@pytest.mark.parametrize(
    ("active", "alt"),
    [("vi", "Chùm nhãn chín"), ("en", "A cluster of longans"), ("ja", "熟した竜眼"), ("fr", "A cluster of longans")],
)
def test_the_alternative_text_is_in_the_pages_language(active, alt):
    image = factories.picture(alt_ja="熟した竜眼")
    with translation.override(active):
        assert image.default_alt_text == alt
        assert image.get_rendition("width-20").alt == alt


def test_a_picture_without_alternative_text_does_not_read_out_its_title():
    assert factories.picture(alt_vi="", alt_en="").default_alt_text == ""


@pytest.mark.parametrize("query", ["vuon nhan", "Vườn nhãn", "longan garden", "竜眼園"])
def test_a_picture_is_found_however_it_is_typed(administrator, query):
    image = factories.picture(title_en="Longan garden", title_ja="竜眼園")
    other = factories.picture(title_vi="Đền Mẫu", alt_vi="Cổng đền", alt_en="A gate", caption_vi="")
    for row in (image, other):
        index.insert_or_update_object(row)  # what Wagtail does after the commit
    found = administrator.get(reverse("wagtailimages:index"), {"q": query}).context["page_obj"].object_list
    assert [row.pk for row in found] == [image.pk]


@pytest.mark.parametrize("active", ["vi", "en"])
def test_a_document_has_a_title_per_language(administrator, active):
    client, headers = in_admin(administrator, active)
    file = SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.4", "application/pdf")
    fields = {"title": "Kế hoạch 84", "title_ja": "計画84号", "file": file, "collection": root()}
    response = client.post(reverse("wagtaildocs:add"), fields, headers=headers)
    document = CustomDocument.objects.get()
    assert response.status_code == 302
    assert (document.title_vi, document.title_en or "", document.title_ja) == ("Kế hoạch 84", "", "計画84号")


def test_documents_are_uploaded_many_at_once(administrator):
    file = SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.4", "application/pdf")
    assert administrator.get(reverse("wagtaildocs:add_multiple")).status_code == 200
    response = administrator.post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": file, "title": "Kế hoạch", "collection": root()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.json()["success"]
    assert CustomDocument.objects.get().title_vi == "Kế hoạch"


VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\nXin ch\xc3\xa0o\n"


@pytest.mark.parametrize("active", ["vi", "en"])
def test_a_video_carries_captions_per_language(administrator, active):
    client, headers = in_admin(administrator, active)
    path = reverse("wagtailmedia:add", args=["video"])
    assert client.get(path).status_code == 200
    fields = {
        "title_vi": "Lễ hội",
        "title_ja": "祭り",
        "file": SimpleUploadedFile("le-hoi.mp4", b"0", "video/mp4"),
        "captions_vi": SimpleUploadedFile("vi.vtt", VTT),
        "captions_ja": SimpleUploadedFile("ja.vtt", VTT + b"ja"),
        "transcript_fr": "Fête d'été",
        "licence": "own",
        "duration": 0,
        "collection": root(),
    }
    response = client.post(path, fields, headers=headers)
    assert response.status_code == 302, response.context["form"].errors
    media = CustomMedia.objects.get()
    tracks = media.caption_tracks()
    assert [track.language.code for track in tracks] == ["vi", "ja"]
    assert len({track.url for track in tracks}) == 2
    assert media.captions_ja.read().endswith(b"ja")
    assert media.transcript_fr == "Fête d'été"


def test_a_replaced_video_never_takes_the_name_of_the_old_one(administrator):
    media = CustomMedia(title_vi="Lễ hội", type="video", duration=0)
    media.file.save("a.mp4", ContentFile(b"0"))
    before = media.file.name
    fields = {"title_vi": "Lễ hội", "licence": "own", "duration": 0, "collection": root(), "tags": ""}
    path = reverse("wagtailmedia:edit", args=[media.pk])
    response = administrator.post(path, {**fields, "file": SimpleUploadedFile("a.mp4", b"1")})
    assert response.status_code == 302, response.context["form"].errors
    media.refresh_from_db()
    assert media.file.name != before
    assert media.file.read() == b"1"


def test_captions_are_webvtt(administrator):
    fields = {
        "title_vi": "Lễ hội",
        "file": SimpleUploadedFile("a.mp4", b"0"),
        "captions_vi": SimpleUploadedFile("a.srt", b"1"),
        "licence": "own",
    }
    response = administrator.post(reverse("wagtailmedia:add", args=["video"]), fields)
    assert "captions_vi" in response.context["form"].errors


def test_saving_a_video_again_keeps_its_files():
    media = CustomMedia(title_vi="Lễ hội", type="video")
    media.file.save("a.mp4", ContentFile(b"0"), save=False)
    media.captions_en.save("en.vtt", ContentFile(VTT), save=False)
    media.save()
    before = media.captions_en.name
    for active in ("vi", "en", "ja"):
        with translation.override(active):
            again = CustomMedia.objects.get(pk=media.pk)
            again.save()
    assert CustomMedia.objects.get(pk=media.pk).captions_en.name == before
    assert [track.language.code for track in again.caption_tracks()] == ["en"]
