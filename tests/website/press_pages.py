"""Pages of the press room for tests, published through the product's own functions."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

from content import trees
from content.models import ArticlePage, ClarificationPage, MediaKitPage, PressRoomPage
from reference.models import CustomImage
from tests import factories
from website.press import packages


def free_picture(name: str = "nhan.png", **fields: object) -> CustomImage:
    """One that the press may use."""
    words = {"credit_vi": "Ảnh: Lan", "caption_en": "Longans", "credit_en": "Photo: Lan"}
    return factories.picture(name, **{"may_be_passed_on": True, "licence": "own", **words, **fields})


def release(title: str = "Mời thăm vườn nhãn", **fields: object) -> ArticlePage:
    return factories.article(title, genre=ArticlePage.Genre.RELEASE, **fields)


def source(**fields: str) -> dict[str, object]:
    words = {"title": "Nội quy tham quan", "publisher": "Sở Văn hóa", "date": "2026-07-01", "url": ""}
    return {"type": "source", "id": "source-1", "value": {**words, **fields}}


def clarification(
    title: str = "Phố Hiến mở cửa cho mọi người",
    code: str = "vi",
    like: ClarificationPage | None = None,
    **fields: object,
) -> ClarificationPage:
    parent = factories.section(code)
    known = {
        "agency": factories.agency(),
        "lead": "Không cần giấy phép.",
        "truth": "Ai cũng vào được.",
        "claim": "Khách nước ngoài phải mua giấy phép.",
        "claim_where": "Một bài đăng",
        "claim_date": date(2026, 7, 2),
        "signed_on": date(2026, 7, 3),
        "sources": json.dumps([source()]),
        **fields,
    }
    return trees.publish(ClarificationPage(title=title, locale=parent.locale, **known), parent, like)


def kit(
    *images: CustomImage, title: str = "Bộ ảnh nhãn", code: str = "vi", like: MediaKitPage | None = None
) -> MediaKitPage:
    parent = factories.section(code)
    chosen = [{"type": "picture", "id": f"p-{image.pk}", "value": image.pk} for image in images]
    page = MediaKitPage(title=title, lead="x", agency=factories.agency(), locale=parent.locale)
    page.pictures = json.dumps(chosen)
    return trees.publish(page, parent, like)


def room(code: str = "vi", like: PressRoomPage | None = None, **fields: object) -> PressRoomPage:
    home = trees.home_of(code)
    words = {
        "title": "Báo chí Hưng Yên",
        "lead": "Cho nhà báo.",
        "body": json.dumps([factories.text("<p>Hẹn giờ.</p>")]),
    }
    return trees.publish(PressRoomPage(locale=home.locale, **{**words, **fields}), home, like)


def zip_url(page: MediaKitPage, code: str = "") -> str:
    return f"/{code or page.language}/press/kits/{page.translation_key}.zip"


def packed(page: MediaKitPage) -> MediaKitPage:
    """After the worker's round."""
    packages.refresh_all()
    return page


def content_of(response: object) -> dict[str, bytes]:
    """Files of a ZIP that was sent, by name."""
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as found:
        return {name: found.read(name) for name in found.namelist()}
