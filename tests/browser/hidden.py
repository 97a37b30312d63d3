"""Texts of the running demo that some people must not see, and every address that could show one."""

from __future__ import annotations

import html
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from django.urls import reverse
from playwright.sync_api import APIResponse, Page

from content.wagtail_guard import PAGES
from tests.rights.addresses import Address, addresses
from tests.rights.calls import PLACES, Call, calls
from tests.rights.outcome import REDIRECTS, REFUSED
from tests.rights.things import SOUGHT, Thing

NEVER_ASKED = ("wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog")
ADMIN = [a for a in addresses().values() if a.route.startswith("admin/") and a.name not in NEVER_ASKED]
# All facts have the same screens: one kind is enough.
FACTS = re.compile(r"wagtailsnippet\w+_reference_(?!agency:)")
SHOWN_OFTEN = 20  # characters: what is shorter may stand in other texts too


@dataclass(frozen=True)
class Hidden:
    """A text that some people must not see: its ids for the addresses, and sentences that only it has."""

    name: str
    page: int
    path: str
    thing: Thing
    sentences: tuple[str, ...]
    bench: int = 0  # the id of its translation, when it is one


def rows(site, query: str, *values: object) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(site.data / "db.sqlite3")) as database:
        database.row_factory = sqlite3.Row
        return database.execute(query, values).fetchall()


def draft(site, slug: str) -> Hidden:
    query = "SELECT id FROM wagtailcore_page WHERE slug = ? AND url_path LIKE '/vi/%' AND live = 0"
    (row,) = rows(site, query, slug)
    (story,) = rows(site, "SELECT lead FROM content_story WHERE page_ptr_id = ?", row["id"])
    return _hidden(site, slug, row["id"], [story["lead"]])


def translation(site, row: sqlite3.Row) -> Hidden:
    query = "SELECT target FROM translation_segment WHERE translation_id = ? AND state = 'translated'"
    targets = [one["target"] for one in rows(site, query, row["id"])]
    whole = sorted((text for text in targets if "⟦" not in text), key=len)[-3:]
    return _hidden(site, row["language"], row["page_id"], whole, row["id"])


def _hidden(site, name: str, page: int, sentences: list[str], bench: int = 0) -> Hidden:
    (row,) = rows(site, "SELECT * FROM wagtailcore_page WHERE id = ?", page)
    words = (plain(text) for text in (row["draft_title"], *sentences))
    kept = tuple(dict.fromkeys(text for text in words if len(text.encode()) >= SHOWN_OFTEN))
    assert kept, f"{name}: no sentence to look for"
    values = {name: page for address in ADMIN for name in address.params if name not in PLACES}
    values |= {"pk": page, "parent_of": page, "app_label": "wagtailcore", "model_name": "page"}
    values |= _of_workflow(site, row)
    thing = Thing("page", name, SimpleNamespace(pk=page, agency_id=1), values)
    return Hidden(name, page, row["url_path"], thing, kept, bench)


def _of_workflow(site, page: sqlite3.Row) -> dict[str, int]:
    """Revisions and steps of the page; some other one's where it has none yet."""
    query = (
        "SELECT s.id, s.workflow_id, t.id AS step, t.task_id FROM wagtailcore_workflowstate s"
        " JOIN wagtailcore_taskstate t ON t.workflow_state_id = s.id ORDER BY s.object_id = ? DESC, t.id DESC LIMIT 1"
    )
    (state,) = rows(site, query, str(page["id"]))
    revision = page["latest_revision_id"] or 1
    steps = {"workflow_state_id": state["id"], "task_state_id": state["step"], "task_id": state["task_id"]}
    return {"revision_id": revision, "first_revision_id": revision, "workflow_pk": state["workflow_id"], **steps}


def plain(text: str) -> str:
    """As people read it, whatever it is wrapped in: entities and escapes resolved, spaces alike."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return " ".join(html.unescape(text).split())


def body_of(answer: APIResponse) -> str:
    """The whole answer, with where it leads; the sheets of a workbook too."""
    content = answer.body()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            content = b"".join(workbook.read(name) for name in workbook.namelist())
    return plain(f"{answer.headers.get('location', '')} {content.decode('utf-8', 'replace')}")


class Way(NamedTuple):
    """A request that could show a text. Lists need not be refused, only silent."""

    address: Address
    call: Call
    must_refuse: bool


def names_page(address: Address) -> bool:
    """Whether the address is about the page whose id stands in it."""
    of_api = address.name.startswith("wagtailadmin_api:pages:") and "pk" in address.params
    is_compared = address.name == "wagtailadmin_pages:revisions_compare"
    return of_api or is_compared or bool({*PAGES, "object_id"}.intersection(address.params))


def ways_to(hidden: Hidden, method: str) -> Iterator[Way]:
    """Every address that can be about the text."""
    for address in ADMIN:
        is_named = names_page(address)
        if method == "POST" and not is_named:
            continue
        for call in calls(address, hidden.thing, method):
            if is_named or "{" in call.query:
                yield Way(address, call, is_named)
    yield from _ways_to_bench(hidden, method)


def _ways_to_bench(hidden: Hidden, method: str) -> Iterator[Way]:
    thing = Thing("translation", hidden.name, None, {"pk": hidden.bench, "position": 1})
    for address in ADMIN:
        is_of_facts = address.name.startswith("translation_fact")  # another table's numbers, see tests/rights/work.py
        if hidden.bench and address.name.startswith("translation") and "pk" in address.params and not is_of_facts:
            yield from (Way(address, call, must_refuse=True) for call in calls(address, thing, method))


def lists(words: str) -> Iterator[Way]:
    """Every address that is about no page, and may list some: asked once, and searched for words."""
    some = Thing("row", "-", None, {name: 1 for address in ADMIN for name in address.params if name not in PLACES})
    for address in ADMIN:
        if not names_page(address) and not FACTS.match(address.name):
            for call in calls(address, some, "GET"):
                if "{" not in call.query:
                    yield Way(address, Call(call.path.replace(SOUGHT, quote(words))), must_refuse=False)


def usages(site, hidden: Hidden) -> Iterator[Way]:
    """Where pictures and facts say by which pages they are used."""
    names = {address.name: address for address in ADMIN}
    used = rows(
        site,
        "SELECT DISTINCT c.model, r.to_object_id FROM wagtailcore_referenceindex r"
        " JOIN django_content_type c ON c.id = r.to_content_type_id WHERE r.object_id = ?",
        str(hidden.page),
    )
    for model, pk in used:
        name = {"customimage": "wagtailimages:image_usage"}.get(model, f"wagtailsnippets_reference_{model}:usage")
        if name in names:
            yield Way(names[name], Call(reverse(name, args=[pk])), must_refuse=False)


def trespasses(page: Page, method: str, ways: Iterable[Way], hidden: list[Hidden]) -> list[str]:
    """What the person got from an address that they should not have, in words."""
    found = []
    for address, call, must_refuse in ways:
        answer = send(page, call.path, method, call.data if method == "POST" else None)
        said = f"{method} {call.path} ({address.name}) answers {answer.status}"
        found += [f"{said} and shows “{text}”" for text in shown_of(hidden, body_of(answer))]
        if must_refuse and not is_refusal(answer):
            found.append(f"{said} to {answer.headers.get('location', 'nowhere else')}, which is no refusal")
        elif answer.status >= 500 and answer.status != 503:
            found.append(f"{said}: it broke")
    return found


def send(page: Page, path: str, method: str = "GET", data: dict | None = None) -> APIResponse:
    """With the session of the person's browser, as a forged form would come."""
    form, headers = None, {}
    if data is not None:
        form = {name: str(value) for name, value in data.items()}
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        headers = {"X-CSRFToken": cookies["csrftoken"]}
    answer = page.request.fetch(path, method=method, form=form, headers=headers, max_redirects=0)
    assert answer.status != 403 or "CSRF" not in answer.text(), f"{path}: the form was not taken for the person's own"
    return answer


def shown_of(hidden: Iterable[Hidden], text: str) -> list[str]:
    return [sentence for one in hidden for sentence in one.sentences if sentence in text]


def is_refusal(answer: APIResponse) -> bool:
    """Said so, or led to where those without a right are told."""
    place = urlsplit(answer.headers.get("location", "")).path
    return answer.status in REFUSED or (answer.status in REDIRECTS and place in ("/admin/", "/admin/login/"))


def standing(site, hidden: Iterable[Hidden]) -> list[tuple]:
    """What a forged form could have changed."""
    page = "SELECT path, live, locked, latest_revision_id, draft_title, slug FROM wagtailcore_page WHERE id = ?"
    segments = "SELECT sum(version), count(*) FROM translation_segment WHERE translation_id = ?"
    return [(one.name, *rows(site, page, one.page)[0], *rows(site, segments, one.bench)[0]) for one in hidden]
