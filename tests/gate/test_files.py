"""What is cleared are words with their files: another file, or other words of a picture, need consent of their own."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from content import approval
from content.digest import digest_of
from content.gate import NotClearedError
from reference.models import CustomDocument, CustomMedia, Proposal
from tests import factories, people
from tests.gate.case import CANARY, change, clear, cleared, draft, found_by_visitors
from tests.reference.posted import as_posted

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SOURCE = {"change_source": "Sở", "change_as_of": "2026-11-01"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def publish(page):
    page.get_latest_revision().publish()


def with_picture(cast):
    page = draft(cast, secret=False, hero_image=factories.picture("nhan.png", 60, 40))
    clear(page)
    return page


def another_picture(path):
    Image.new("RGB", (60, 40), (0, 0, 0)).save(path / "khac.png")
    return ImageFile((path / "khac.png").open("rb"), name="nhan.png")


def send_form_of(picture, client, **changes):
    """The picture's own form, with changes."""
    url = reverse("wagtailimages:edit", args=[picture.pk])
    data = {**as_posted(client.get(url).context["form"]), **changes}
    if data.get("file") == str(picture.file):
        del data["file"]
    client.post(url, data)
    picture.refresh_from_db()


def test_a_picture_has_its_hash_whichever_way_it_came():
    assert type(factories.picture()).objects.get().file_hash


def test_a_picture_replaced_after_clearance_by_a_program_keeps_the_page_in(cast, tmp_path):
    page = with_picture(cast)
    page.hero_image.file = another_picture(tmp_path)
    page.hero_image.save()
    with pytest.raises(NotClearedError):
        publish(page)


def test_a_picture_replaced_after_clearance_on_its_screen_keeps_the_page_in(cast, tmp_path):
    page = with_picture(cast)
    before = page.hero_image.file_hash
    send_form_of(page.hero_image, people.client_of(cast.desk), file=another_picture(tmp_path), **SOURCE)
    assert page.hero_image.file_hash != before
    with pytest.raises(NotClearedError):
        publish(page)


def test_a_document_replaced_after_clearance_keeps_the_page_in(cast):
    paper = CustomDocument(title_vi="Kế hoạch")
    paper.file.save("ke-hoach.pdf", ContentFile(b"%PDF-1.4 mot"), save=False)
    paper.save()
    page = draft(cast, secret=False, body=[("document", {"document": paper})])
    clear(page)
    paper.file.save("ke-hoach.pdf", ContentFile(b"%PDF-1.4 hai"))
    with pytest.raises(NotClearedError):
        publish(page)


def test_a_video_replaced_after_clearance_keeps_the_page_in(cast):
    video = CustomMedia(title_vi="Clip", type="video", duration=1)
    video.file.save("clip.mp4", ContentFile(b"mot"))
    page = draft(cast, secret=False, body=[("video", {"video": video})])
    clear(page)
    video.file.save("clip.mp4", ContentFile(b"hai"))
    with pytest.raises(NotClearedError):
        publish(page)


def test_words_of_a_picture_that_a_cleared_text_waits_with_are_only_proposed(cast):
    page = with_picture(cast)
    send_form_of(page.hero_image, people.client_of(cast.desk), alt_vi=f"Ảnh {CANARY}", **SOURCE)
    publish(page)
    assert found_by_visitors([page]) == set()
    assert Proposal.objects.count() == 1


def test_they_are_only_proposed_from_the_agencys_approval_on(cast):
    page = draft(cast, secret=False, hero_image=factories.picture("nhan.png", 60, 40))
    page.get_workflow().start(page, cast.editor)
    approval.approve(page, cast.leader, digest_of(page.get_latest_revision_as_object()))
    page.hero_image.refresh_from_db()
    assert page.hero_image.is_guarded
    assert not page.hero_image.is_public


def test_a_picture_of_a_draft_and_its_small_sizes_are_not_served(cast):
    page = with_picture(cast)
    rendition = page.hero_image.get_rendition("width-20")
    for url in (page.hero_image.file.url, rendition.url):
        assert Client().get(url).status_code == 404
    publish(page)
    assert Client().get(rendition.url).status_code == 200


def test_a_picture_that_only_the_newer_draft_shows_is_not_served(cast):
    page = cleared(cast)
    publish(page)
    new = factories.picture("moi.png", 60, 40)
    change(page, cast.editor, hero_image=new)
    assert Client().get(new.file.url).status_code == 404
