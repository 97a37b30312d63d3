"""Small worlds for tests, made through the product's own functions."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Page

from cms import languages
from content import trees, workflows
from content.models import ArticlePage, EventPage, HomePage, SectionPage
from reference import groups
from reference.models import Agency, CustomImage, Office

START = datetime(2024, 1, 1, 8, tzinfo=UTC)


def make_site() -> HomePage:
    """Office, five trees with sections; the Vietnamese home."""
    Office.objects.create(
        name_vi="Hưng Yên – Thông tin đối ngoại", name_en="Hung Yen to the world", tag_authority="hungyen.example"
    )
    trees.remove_welcome_page()
    for language in languages.ACTIVE:
        trees.make_tree(language)
    groups.setup()
    workflows.set_up()
    return trees.home_of("vi")


def remove_site() -> None:
    """As after the first migration: no office, no pages."""
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    Office.objects.all().delete()


def section(code: str = "vi", slug: str = "news") -> SectionPage:
    return SectionPage.objects.get(locale__language_code=code, slug=slug)


def agency(code: str = "svhttdl", **fields: object) -> Agency:
    defaults = {"name_vi": "Sở Văn hóa, Thể thao và Du lịch", "name_en": "Department of Culture, Sports and Tourism"}
    return Agency.objects.get_or_create(code=code, defaults={**defaults, **fields})[0]


def picture(name: str = "nhan.png", width: int = 1500, height: int = 1000, **fields: object) -> CustomImage:
    """A plain picture with words in two languages."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (163, 52, 31)).save(file, "PNG")
    words = {
        "title_vi": "Vườn nhãn",
        "alt_vi": "Chùm nhãn chín",
        "alt_en": "A cluster of longans",
        "caption_vi": "Nhãn lồng",
    }
    image = CustomImage(**{"licence": CustomImage.Licence.OWN, **words, **fields})
    image.file = ImageFile(file, name=name)
    image.save()
    return image


def article(
    title: str = "Mùa nhãn chín", parent: SectionPage | None = None, like: ArticlePage | None = None, **fields
) -> ArticlePage:
    """A published article; `body` as a list of stored blocks."""
    parent = parent or section()
    body = json.dumps(fields.pop("body", []))
    day = fields.pop("day", ArticlePage.objects.count())
    page = ArticlePage(
        title=title, body=body, locale=parent.locale, **{"agency": agency(), "lead": "Một câu mở đầu.", **fields}
    )
    page.first_published_at = START + timedelta(days=day)
    return trees.publish(page, parent, like)


def text(html: str) -> dict[str, str]:
    return {"type": "text", "value": html}


def items(*objects: object) -> list[dict[str, object]]:
    """A list block's stored items."""
    return [{"type": "item", "value": obj.pk, "id": str(uuid4())} for obj in objects]


def event(title: str = "Lễ hội đền Mẫu", parent: SectionPage | None = None, like: EventPage | None = None, **fields):
    """A published festival, the 10th to the 15th of the third lunar month of every year."""
    parent = parent or section("vi", "visit")
    body = json.dumps(fields.pop("body", []))
    days = {"calendar": "lunar", "is_yearly": True, "lunar_first_day": 10, "lunar_first_month": 3, "lunar_last_day": 15}
    if "first_day" in fields or "lunar_first_day" in fields:
        days = {}
    known = {"agency": agency(), "lead": "Hội bên hồ.", "venue": "Đền Mẫu", **days, **fields}
    return trees.publish(EventPage(title=title, body=body, locale=parent.locale, **known), parent, like)
