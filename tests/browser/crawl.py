"""Visits every public page of the running site and keeps what a test needs of each."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

NOT_PUBLIC = ("/admin/", "/setup/")
ALIKE = "/report/"  # a form per story, closed to robots by rel=nofollow; tests/website/inquiries looks at it


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


OPENER = urllib.request.build_opener(_NoRedirect)


@dataclass
class Answer:
    """What the site sent for an address."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def is_html(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")

    @cached_property
    def tree(self):
        return html.fromstring(self.body.decode())

    def all(self, xpath: str) -> list:
        return self.tree.xpath(xpath)

    def one(self, xpath: str) -> str:
        found = self.all(xpath)
        assert len(found) == 1, f"{self.url}: {xpath} gives {found}"
        return str(found[0]).strip()

    @property
    def links(self) -> list[str]:
        """Addresses of links, pictures, style sheets and alternates, without fragments."""
        found = self.all("//a/@href | //img/@src | //link/@href | //source/@src | //form/@action")
        found += [part.split()[0] for srcset in self.all("//img/@srcset") for part in srcset.split(",")]
        absolute = {urldefrag(urljoin(self.url, link)).url for link in found}
        return sorted(url for url in absolute if urlsplit(url).scheme in {"http", "https"})


def fetch(url: str) -> Answer:
    try:
        with OPENER.open(urllib.request.Request(url), timeout=60) as answer:
            return Answer(url, answer.status, _lower(answer.headers), answer.read())
    except urllib.error.HTTPError as error:
        return Answer(url, error.code, _lower(error.headers), error.read())


def _lower(headers) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def is_one_of_many(url: str) -> bool:
    """The map drawn closer around a point, a list opened at a place: tests/website holds them."""
    query = urlsplit(url).query
    return "at=" in query or "find=" in query


def crawl(base: str, starts: list[str]) -> dict[str, Answer]:
    """Every answer reached from the starting paths by links that stay on the site."""
    answers: dict[str, Answer] = {}
    waiting = [base + path for path in starts]
    while waiting:
        url = waiting.pop()
        if url in answers or urlsplit(url).path.startswith(NOT_PUBLIC) or ALIKE in url or is_one_of_many(url):
            continue
        answers[url] = answer = fetch(url)
        if answer.is_html and answer.status == 200:
            waiting += [link for link in answer.links if link.startswith(base + "/")]
    return answers
