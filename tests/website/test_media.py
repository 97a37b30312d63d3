"""Files are public only by use; withdrawn pages say that they were withdrawn."""

import pytest
from django.core.files.base import ContentFile

from content import trees
from reference import groups
from reference.models import CustomDocument, CustomImage, Place
from tests import factories, people

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def document(**fields):
    made = CustomDocument(title_vi="Kế hoạch", **fields)
    made.file.save("ke-hoach.pdf", ContentFile(b"%PDF-1.4 mat"), save=False)
    made.save()
    return made


def is_public(file):
    return type(file).objects.get(pk=file.pk).is_public


def test_a_picture_is_public_while_a_live_page_shows_it(client, home):
    image = factories.picture()
    rendition = image.get_rendition("width-100")
    assert client.get(image.file.url).status_code == 404
    assert client.get(rendition.url).status_code == 404
    page = factories.article(hero_image=image)
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=3600"
    page.unpublish()
    assert client.get(rendition.url).status_code == 404


def test_a_picture_that_two_pages_show_stays_until_both_are_gone(home):
    image = factories.picture()
    first, second = factories.article("Một", hero_image=image), factories.article("Hai", hero_image=image)
    first.unpublish()
    assert is_public(image)
    second.unpublish()
    assert not is_public(image)


def test_a_picture_that_a_new_version_drops_is_not_public_any_more(home):
    old, new = factories.picture("a.png"), factories.picture("b.png")
    page = factories.article(hero_image=old)
    page.hero_image = new
    trees.put_live(page)
    assert (is_public(old), is_public(new)) == (False, True)


def test_a_document_linked_in_the_text_is_public_and_another_is_not(client, home):
    linked, other = document(), document()
    factories.article(body=[factories.text(f'<p><a linktype="document" id="{linked.pk}">Tải về</a></p>')])
    assert client.get(linked.file.url).status_code == 200
    assert client.get(linked.url).status_code == 200
    assert client.get(other.file.url).status_code == 404
    assert client.get(other.url).status_code == 404


def test_a_facts_picture_is_public_while_the_fact_shows_it(home):
    old, new = factories.picture("a.png"), factories.picture("b.png")
    place = Place.objects.create(name_vi="Chùa Chuông", kind="relic", image=old)
    assert is_public(old)
    place.image = new
    place.save()
    assert (is_public(old), is_public(new)) == (False, True)
    place.delete()
    assert not is_public(new)


def test_the_agency_sees_its_own_files_and_no_other(home, cast):
    own = factories.picture("rieng.png", collection=groups.collection_of(factories.agency("svhttdl")))
    assert people.client_of(cast.editor).get(own.file.url)["Cache-Control"] == "private, no-store"
    assert people.client_of(cast.clearer).get(own.file.url).status_code == 200
    for user in (cast.other_editor, cast.translator, cast.outsider):
        assert people.client_of(user).get(own.file.url).status_code == 404


@pytest.mark.parametrize("path", ["nothing.png", "../manage.py", "original_images/", "a%00b"])
def test_what_belongs_to_no_file_is_not_found(client, home, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_nginx_sends_the_file_when_it_stands_in_front(client, home, settings):
    settings.MEDIA_ACCEL = "/protected/"
    image = factories.picture("nhãn lồng.png")
    factories.article(hero_image=image)
    answer = client.get(image.file.url)
    assert answer["X-Accel-Redirect"].startswith("/protected/original_images/nh")
    assert answer.content == b""


def test_a_withdrawn_page_says_so_in_the_readers_language(client, home):
    page = factories.article("La saison", parent=factories.section("fr"))
    path = page.url_path
    page.unpublish()
    answer = client.get(path)
    assert answer.status_code == 410
    assert "retirée" in answer.content.decode()
    page.delete()
    assert client.get(path).status_code == 410


def test_a_draft_that_was_never_public_leaves_no_trace(client, home):
    page = factories.article("Nháp")
    other = CustomImage.objects.count()
    draft = type(page)(title="Mật", locale=page.locale, agency=page.agency, live=False)
    page.get_parent().add_child(instance=draft)
    path = draft.url_path
    draft.delete()
    assert client.get(path).status_code == 404
    assert CustomImage.objects.count() == other


def test_a_page_that_came_back_is_shown(client, home):
    page = factories.article("Lại về")
    page.unpublish()
    trees.put_live(page)
    assert client.get(page.url_path).status_code == 200


def test_a_public_file_is_neither_replaced_nor_deleted(home, cast):
    from django.urls import reverse

    from reference.models.media import FileInUseError

    image = factories.picture()
    page = factories.article(hero_image=image)
    image.refresh_from_db()
    old = image.file.name
    image.file = factories.picture("khac.png").file
    with pytest.raises(FileInUseError):
        image.save()
    client = people.client_of(cast.desk)
    client.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert CustomImage.objects.get(pk=image.pk).file.name == old
    page.unpublish()
    page.hero_image = None
    page.save_revision()
    type(page).objects.filter(pk=page.pk).update(hero_image=None)
    CustomImage.objects.get(pk=image.pk).delete()


def test_replacing_a_public_file_by_the_form_is_refused_with_a_message(home, cast):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse

    image = factories.picture()
    factories.article(hero_image=image)
    with factories.picture("moi.png").file.open() as file:
        upload = SimpleUploadedFile("moi.png", file.read(), "image/png")
    data = {"title_vi": "Mới", "licence": "own", "collection": image.collection_id, "file": upload}
    answer = people.client_of(cast.desk).post(reverse("wagtailimages:edit", args=[image.pk]), data, follow=True)
    assert "Hãy tải lên tệp mới" in answer.content.decode()
