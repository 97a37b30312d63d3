"""What a format is made from: one version of an item, and where the site stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings

from cms import languages
from syndication.models import Item, ItemVersion

SAFE = "/:?#@!$&'()*+,;=%-._~"  # RFC 3986; "%" because parts may be encoded already


@dataclass(frozen=True)
class Content:
    """A version as data. Paths become addresses under `site`."""

    uri: str
    number: int
    is_withdrawn: bool
    language: str  # BCP 47
    first_made: datetime
    made: datetime
    digest: str
    snapshot: dict[str, Any]
    site: str  # address without the trailing slash

    def url(self, path: str) -> str:
        """The path as an address, percent-encoded."""
        site = "" if path.startswith(("http://", "https://")) else self.site
        return site + quote(path, safe=SAFE)

    def file_url(self, name: str) -> str:
        """The address of a stored file by its name."""
        return self.url(settings.MEDIA_URL + quote(name))


def of(version: ItemVersion, item: Item, site: str = "") -> Content:
    """Under PUBLIC_URL, unless the address of the site is given."""
    return Content(
        uri=item.uri,
        number=version.number,
        is_withdrawn=version.is_withdrawal,
        language=tag_of(item.language),
        first_made=item.minted_at,
        made=version.made_at,
        digest=version.digest,
        snapshot=version.snapshot,
        site=site or settings.PUBLIC_URL or settings.WAGTAILADMIN_BASE_URL,
    )


def tag_of(code: str) -> str:
    """BCP 47; items outlive languages that the office has given up."""
    return languages.KNOWN[code].bcp47 if code in languages.KNOWN else code
