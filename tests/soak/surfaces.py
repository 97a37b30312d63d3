"""What the public gets: pages, feeds, search, sitemap, files. Read through the site's own views, like a stranger."""

from __future__ import annotations

import re

from django.test import Client

from content.models import ArticlePage, FileUse
from reference.models import CustomImage
from syndication.models import ItemVersion
from website.models import SearchEntry

TOKEN = re.compile(r"tok\d+x")
LISTS = ("/vi/feed.rss", "/vi/feed.atom", "/vi/feed.json", "/vi/news/", "/vi/visit/", "/vi/")


def get(address: str) -> tuple[int, str]:
    answer = Client().get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, body.decode("utf-8", "replace")


def tokens(text: str) -> set[str]:
    return set(TOKEN.findall(text))


def page_tokens(page: ArticlePage) -> set[str] | None:
    """Tokens on the page's address, its neighbours' cards aside; None when it is not there.

    Wagtail leaves a redirect behind a page that is moved; it leads nowhere when the page comes back as a draft.
    """
    status, html = get(page.url)
    assert status in (200, 301, 404, 410), (page.url, status)
    if status != 200:
        assert not tokens(html), html
        return None
    return tokens(html.partition('class="more')[0])


def listed_tokens() -> set[str]:
    """Tokens in feeds, listings and on the home page."""
    found: set[str] = set()
    for address in LISTS:
        status, text = get(address)
        assert status == 200, address
        found |= tokens(text)
    return found


def kept_tokens() -> set[str]:
    """Tokens in what search and receivers are given: rows of the index, and each item's newest version."""
    rows = SearchEntry.objects.values_list("title", "text")
    found = {token for row in rows for text in row for token in tokens(text)}
    newest = {version.item_id: version for version in ItemVersion.objects.order_by("item", "number")}
    sent = [version for version in newest.values() if version.kind != ItemVersion.Kind.WITHDRAWAL]
    return found.union(*(tokens(str(version.snapshot)) for version in sent))


def is_found(token: str) -> bool:
    """Whether visitors' search knows the word."""
    status, html = get(f"/vi/search/?q={token}")
    assert status == 200
    return "card--row result" in html  # below, the page also shows other stories


def mapped() -> set[str]:
    """Paths that the sitemap names."""
    status, text = get("/sitemap.xml")
    assert status == 200
    return set(re.findall(r"<loc>https?://[^/]+([^<]*)</loc>", text))


def is_served(image: CustomImage) -> bool:
    """Whether a stranger gets the picture; its small size goes with it."""
    answers = {get(url)[0] for url in (image.file.url, image.get_rendition("width-20").url)}
    assert answers in ({200}, {404}), answers
    return answers == {200}


def about(image: CustomImage) -> dict[str, object]:
    """What may explain why a picture is served or not."""
    row = CustomImage.objects.filter(pk=image.pk).values("is_public", "is_settled", "file").get()
    uses = list(FileUse.objects.filter(kind="image", file_id=image.pk).values_list("page_id", flat=True))
    stored = {file.name: file.storage.exists(file.name) for file in (image.file, image.get_rendition("width-20").file)}
    return {**row, "uses": uses, "stored": stored}
