"""Pictures, documents and videos of two agencies, with words, names and uploads that are not finished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from reference import groups
from reference.models import CustomDocument, CustomImage, CustomMedia
from tests import factories
from tests.people import Cast
from tests.rights.things import SOUGHT, WORDS, Thing


def files(cast: Cast) -> Iterator[Thing]:
    yield _shared()
    for word, code, author in (("culture", "svhttdl", cast.editor), ("parks", "bqlkcn", cast.other_editor)):
        common = {"agency_id": factories.agency(code).pk, "owner_id": author.pk}
        collection = groups.collection_of(factories.agency(code))
        for kind, row, values in _rows(word, author, collection):
            yield Thing(kind, word, row, values, **common)
        used = factories.picture("dung.png", 60, 40, title_vi=f"Ảnh {WORDS[word]}", collection=collection)
        yield Thing("used", word, used, {"image_id": used.pk, "pk": used.pk}, **common)


def _shared() -> Thing:
    """Every agency may choose it; the desk changes it."""
    row = factories.picture("chung.png", 60, 40, title_vi="Ảnh chung", collection=groups.shared_collection())
    return Thing("shared", "picture", row, {"image_id": row.pk, "pk": row.pk}, is_for_every_agency=True)


def _rows(word: str, author: Any, collection: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    common = {"collection": collection, "uploaded_by_user": author}
    text, name = f"{WORDS[word]} {SOUGHT}", f"{WORDS[word]}-{SOUGHT}"
    picture = factories.picture(f"{name}.png", 60, 40, title_vi=f"Ảnh {text}", alt_vi=f"Chùm {text}", **common)
    yield "picture", picture, {"image_id": picture.pk, "pk": picture.pk, "filter_spec": "width-30"}
    document = CustomDocument(title_vi=f"Kế hoạch {text}", **common)
    document.file.save(f"{name}.pdf", ContentFile(b"%PDF-1.4 mat"), save=False)
    document.save()
    yield "document", document, {"document_id": document.pk, "doc_id": document.pk, "pk": document.pk}
    media = CustomMedia(title_vi=f"Phim {text}", type="video", **common)
    media.file.save(f"{name}.mp4", ContentFile(b"mp4"), save=False)
    media.save()
    yield "media", media, {"media_id": media.pk, "pk": media.pk}
    for kind, model in (("picture_upload", get_image_model()), ("document_upload", get_document_model())):
        upload = _upload(model, f"{name}.pdf", author)
        yield kind, upload, {"uploaded_file_id": upload.pk}


def _upload(model: type[CustomImage | CustomDocument], name: str, author: Any) -> UploadedFile:
    upload = UploadedFile(for_content_type=ContentType.objects.get_for_model(model), uploaded_by_user=author)
    upload.file.save(name, ContentFile(b"%PDF-1.4 mat"), save=False)
    upload.save()
    return upload
