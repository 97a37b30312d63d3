"""The page as a file by itself: what visitors would see, without the site around it, for reading and printing anywhere.

No PDF is made on the server: this prints well from any browser.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import default_storage
from django.utils.text import get_valid_filename

from translation import building
from translation.models import Translation

IMAGE_MAX = 400_000  # bytes; larger ones are left out, their caption stays
LEFT_OUT = (
    "script, noscript, template, header.header, footer, nav, form, iframe, video, audio, source, .skip, .languages"
)
HEAD_KEPT = ("title", "meta")
FONTS = "fonts.css"  # a file by itself uses the fonts of its reader
_IMPORT = re.compile(r"@import[^;]+;|url\((?!['\"]?data:)[^)]*\)")


def file_name(translation: Translation) -> str:
    return f"preview/{get_valid_filename(translation.source.slug)}-{translation.language}.html"


def page_html(translation: Translation) -> bytes:
    """The page with what is translated so far; what is not stands there in Vietnamese. Empty if it can't be shown."""
    page = building.build(translation)
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    if hasattr(response, "render"):
        response.render()
    if response.status_code != 200:
        return b""
    return str(_by_itself(BeautifulSoup(response.content, "html.parser"))).encode()


def _by_itself(soup: BeautifulSoup) -> BeautifulSoup:
    for link in soup.select("link"):
        _take_style(soup, link)
    for element in soup.select(LEFT_OUT):
        element.decompose()
    for image in soup.select("img"):
        _take_image(image)
    for link in soup.select("a[href]"):
        if urlsplit(link["href"]).scheme not in ("http", "https", "mailto", "tel"):
            del link["href"]
    return soup


def _take_style(soup: BeautifulSoup, link: Tag) -> None:
    """Style sheets stand in the file; icons, feeds and other languages do not."""
    name = _name_below(settings.STATIC_URL, link.get("href", ""))
    if "stylesheet" not in link.get("rel", []) or not name or FONTS in name:
        link.decompose()
        return
    style = soup.new_tag("style", attrs={"media": link["media"]} if link.get("media") else {})
    style.string = _IMPORT.sub("none", _static(name)).replace("</", "<\\/")
    link.replace_with(style)


def _static(name: str) -> str:
    """From the collected files where there are any, else from where they are written."""
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return file.read().decode()
    found = finders.find(name)
    return Path(found).read_text(encoding="utf-8") if found else ""


def _take_image(image: Tag) -> None:
    for attribute in ("srcset", "sizes", "loading"):
        del image[attribute]
    name = _name_below(settings.MEDIA_URL, image.get("src", ""))
    if not name or not default_storage.exists(name) or default_storage.size(name) > IMAGE_MAX:
        image.decompose()
        return
    with default_storage.open(name) as file:
        data = base64.b64encode(file.read()).decode()
    image["src"] = f"data:{mimetypes.guess_type(name)[0] or 'image/png'};base64,{data}"


def _name_below(root: str, address: str) -> str:
    """The file's name in its storage; empty when the address leads elsewhere."""
    path = unquote(urlsplit(address).path)
    return path.removeprefix(root) if path.startswith(root) else ""
