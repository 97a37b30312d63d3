"""One page of each type in every language that has it: what accessibility, weight and pictures are looked at on.

A new page type is one line in TYPES. Addresses in other languages are found through the page's alternates.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from cms import languages
from tests.browser.crawl import Answer, fetch

TYPES = {
    "home": "/vi/",
    "section": "/vi/dau-tu/",
    "section of news": "/vi/tin-tuc/",
    "section of travel": "/vi/du-lich/",
    "article": "/vi/tin-tuc/mua-nhan-chin/",
    "investment profile": "/vi/dau-tu/kcn-thang-long-ii/",
    "destination": "/vi/du-lich/den-da-hoa/",
    "event": "/vi/du-lich/le-hoi-chua-keo/",
    "itinerary": "/vi/du-lich/pho-hien-trong-mot-ngay/",
    "gallery": "/vi/du-lich/ho-ban-nguyet-pho-cu/",
    "standard page": "/vi/gioi-thieu/",
    "topics": "/vi/topics/",
    "topic": "/vi/topics/nong-san/",
    "column": "/vi/columns/di-san-hung-yen/",
    "narrowed list": "/vi/tin-tuc/?topic=nong-san",
    "events": "/vi/events/",
    "figures for investors": "/vi/invest/why/",
    "industrial parks": "/vi/invest/parks/",
    "narrowed parks": "/vi/invest/parks/?state=operating",
    "industrial park": "/vi/invest/parks/tl2/",
    "clusters": "/vi/invest/clusters/",
    "comparison": "/vi/invest/compare/?parks=pna,tl2,so1,nope",
    "projects": "/vi/invest/projects/",
    "project": "/vi/invest/projects/du-an-che-bien-nong-san/",
    "procedures": "/vi/invest/procedures/",
    "procedure": "/vi/invest/procedures/dang-ky-dau-tu/",
    "incentives": "/vi/invest/incentives/",
    "kinds of inquiries": "/vi/inquiries/",
    "inquiry": "/vi/inquiries/press/",
    "inquiry about parks": "/vi/inquiries/invest/?parks=pna,tl2",
    "destinations": "/vi/visit/destinations/",
    "services": "/vi/visit/services/",
    "products": "/vi/visit/products/",
    "itineraries": "/vi/visit/itineraries/",
    "map": "/vi/map/",
    "overseas Vietnamese": "/vi/kieu-bao/",
    "press room": "/vi/press/",
    "news releases": "/vi/press/releases/",
    "clarification": "/vi/tin-tuc/khach-nuoc-ngoai-tham-pho-hien/",
    "media kit": "/vi/tin-tuc/bo-anh-pho-hien/",
    "agencies": "/vi/about/agencies/",
    "agency": "/vi/about/agencies/svhttdl/",
    "officials": "/vi/about/officials/",
    "publications": "/vi/publications/",
    "publication": "/vi/tin-tuc/an-pham-gioi-thieu-so-1/",
    "site map": "/vi/site-map/",
    "search": "/vi/search/?q=nhan",
    "empty search": "/vi/search/?q=zzz",
    "error": "/vi/nothing/",
}


@dataclass(frozen=True)
class TypicalPage:
    """A page of a type in a language."""

    type: str
    code: str
    url: str

    def __str__(self) -> str:
        return f"{self.type} ({self.code})"


def typical_pages(site: str) -> list[TypicalPage]:
    """Of the site at this address: every type, its languages side by side."""
    found = []
    for name, path in TYPES.items():
        addresses = _addresses(site, fetch(site + path))
        found += [TypicalPage(name, code, addresses[code]) for code in languages.CODES if code in addresses]
    return found


def some(pages: list[TypicalPage]) -> list[TypicalPage]:
    """Vietnamese and one other language of each type, in turn: for what takes long."""
    others = [code for code in languages.CODES if code != languages.SOURCE]
    turn = {name: others[number % len(others)] for number, name in enumerate(TYPES)}
    types_in = {(page.type, page.code) for page in pages}
    return [
        page
        for page in pages
        if page.code in (languages.SOURCE, turn[page.type]) or (page.type, languages.SOURCE) not in types_in
    ]


def _addresses(site: str, answer: Answer) -> dict[str, str]:
    """Language → address. A page without alternates, such as an error, has the same address in every language."""
    codes = {language.bcp47: language.code for language in languages.ACTIVE}
    query = urlsplit(answer.url).query
    links = answer.all("//link[@rel='alternate'][@hreflang]")
    if not links:
        _empty, _code, rest = urlsplit(answer.url).path.split("/", 2)
        return {code: f"{site}/{code}/{rest}" + (f"?{query}" if query else "") for code in languages.CODES}
    found = {codes[link.get("hreflang")]: link.get("href") for link in links if link.get("hreflang") in codes}
    return {code: url + (f"?{query}" if query else "") for code, url in found.items()}
