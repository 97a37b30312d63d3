"""How an address is asked: real arguments in its places, what stands in the query, what is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.core.signing import Signer
from django.urls import reverse
from wagtail.blocks import Block
from wagtail.contrib.redirects.utils import get_file_storage

from tests import factories
from tests.gate.case import article_form
from tests.rights.addresses import Address
from tests.rights.things import SOUGHT, Thing

Data = dict[str, Any]
JSON = {"content_type": "application/json", "headers": {"accept": "application/json"}}
PLACES = {  # what does not come from the thing
    "remark": 1,
    "token": "x",
    "uidb64": "x",
    "media_type": "video",
    "content_type_app_name": "content",
    "content_type_model_name": "articlepage",
    "restriction_id": 1,
    "session_id": 1,
    "rest": "1/",
}
FILES = ("customimage", "customdocument")


@dataclass(frozen=True)
class Call:
    """`query` is what is asked of the address, the same for all things; `options` go to the browser's method."""

    path: str
    data: Data = field(default_factory=dict)
    options: Data = field(default_factory=dict)
    query: str = ""


def calls(address: Address, thing: Thing, method: str) -> Iterator[Call]:
    """The ways to ask the address: more than one where the query changes what is shown."""
    path = path_of(address, thing)
    if method == "GET":
        queries = QUERIES.get(address.name) or _usual_queries(address.name)
        yield from (Call(path + _filled(query, thing), query=query) for query in queries)
        return
    make = DATA.get(address.name)
    data = make(thing) if make else {}
    query = _filled(POSTED_WITH.get(address.name, _bulk_query(address.name)), thing)
    options = JSON if address.name.startswith("wagtailadmin_api") else {}
    yield Call(path + query, data, options)


def path_of(address: Address, thing: Thing) -> str:
    if address.name in PATHS:
        return PATHS[address.name](thing)
    values = {**PLACES, **thing.values, **PLACES_OF.get(address.name, {}), **address.fixed}
    if not address.url_name:
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda place: str(values[place[1]]), address.route)
    return reverse(address.url_name, kwargs={name: values[name] for name in address.params})


def _usual_queries(name: str) -> tuple[str, ...]:
    """Lists are asked as a whole and with a search; bulk actions say what they are about."""
    if name.startswith("wagtail_bulk_action"):
        return (_bulk_query(name),)
    last = name.rpartition(":")[2]
    is_list = last in ("index", "list", "listing", "chooser", "choose") or last.endswith("results")
    return ("", f"?q={SOUGHT}") if is_list else ("",)


def _bulk_query(name: str) -> str:
    return "?id={pk}&next=/admin/" if name.startswith("wagtail_bulk_action") else ""


def _filled(query: str, thing: Thing) -> str:
    return query.format(**thing.values)


def _preview_of_block(_thing: Thing) -> str:
    return f"{reverse('wagtailadmin_block_preview')}?id={next(iter(Block.definition_registry))}"


PATHS: dict[str, Callable[[Thing], str]] = {
    "wagtailadmin_pages:revisions_compare": lambda page: reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.row.pk, page.values["first_revision_id"], "latest"]
    ),
    "wagtaildocs_serve": lambda document: document.row.url,
    "media": lambda file: file.row.file.url,
    "wagtail_serve": lambda page: page.row.url_path,
    "vi/^(?P<path>.+)$": lambda _thing: "/vi/khong.co",
    "wagtailadmin_block_preview": _preview_of_block,
    "admin/^.*/$": lambda _thing: "/admin/khong-co/",
}
NO_FACT = ("invest_figures", "invest_park", "invest_cluster", "invest_project", "invest_procedure", "about_agency")
PLACES_OF: dict[str, Data] = {
    **{name: {"code": "khong-co"} for name in NO_FACT},
    "inquiry_form": {"kind": "invest"},
    "inquiry_desk": {"kind": "invest"},
    "inquiry_sent": {"reference": "PH-2026-222222"},
    "error_report": {"key": "00000000-0000-0000-0000-000000000000"},
    "error_report_sent": {"key": "00000000-0000-0000-0000-000000000000"},
    "press_feed": {"form": "rss"},
    "press_kit_zip": {"key": "00000000-0000-0000-0000-000000000000"},
    "itinerary_gpx": {"key": "00000000-0000-0000-0000-000000000000"},
    "event_calendar": {"key": "00000000-0000-0000-0000-000000000000"},
    "topic": {"slug": "khong-co"},
    "column": {"slug": "khong-co"},
    "topic_feed": {"slug": "khong-co", "form": "rss"},
    "column_feed": {"slug": "khong-co", "form": "rss"},
    "section_feed": {"slug": "news", "form": "rss"},
    "translation_take": {"form": "xliff12"},
    "translation_glossary_take": {"language": "ja"},
    "translation_take_mine": {"language": "ja", "form": "xliff12"},
    "translation_memory_take": {"language": "ja"},
    "wagtailadmin_tag_model_autocomplete": {"app_name": "taggit", "model_name": "tag"},
    "wagtailadmin_pages:workflow_action": {"action_name": "approve"},
    "wagtailadmin_pages:collect_workflow_action_data": {"action_name": "approve"},
    "wagtailadmin_pages:choose_parent": {"app_label": "content", "model_name": "articlepage"},
    "wagtailadmin_workflows:add_task": {"app_label": "wagtailcore", "model_name": "groupapprovaltask"},
    "wagtailsettings:edit/2": {"app_name": "reference", "model_name": "office"},
    "wagtailsettings:edit/3": {"app_name": "reference", "model_name": "office"},
    "wagtailsettings:preview_on_edit": {"app_name": "reference", "model_name": "office"},
}
EXPORTS = ("", "?export=csv", "?export=xlsx")
QUERIES: dict[str, tuple[str, ...]] = {
    "wagtailadmin_explore": ("", f"?q={SOUGHT}"),
    "wagtailadmin_explore_results": ("", f"?q={SOUGHT}"),
    "wagtailadmin_pages:search": (f"?q={SOUGHT}",),
    "wagtailadmin_pages:search_results": (f"?q={SOUGHT}",),
    "wagtailadmin_api:pages:listing": (
        "?fields=*&for_explorer=1&child_of={pk}",
        f"?fields=*&search={SOUGHT}&descendant_of={{pk}}",
        "?fields=_,title,admin_display_title,translations,parent&child_of={pk}",
    ),
    "wagtailadmin_api:pages:detail": ("?fields=*",),
    "wagtailadmin_api:pages:find": ("?id={pk}",),
    "wagtailadmin_api:images:listing": ("?fields=*", f"?search={SOUGHT}"),
    "wagtailadmin_api:images:find": ("?id={pk}",),
    "wagtailadmin_api:documents:listing": ("?fields=*", f"?search={SOUGHT}"),
    "wagtailadmin_api:documents:find": ("?id={pk}",),
    "wagtailadmin_choose_page": ("", "?page_type=content.articlepage", "?user_perms=copy_to"),
    "wagtailadmin_choose_page_child": ("", "?page_type=content.articlepage", "?user_perms=copy_to"),
    "wagtailadmin_choose_page_search": (f"?q={SOUGHT}", f"?q={SOUGHT}&page_type=content.articlepage"),
    "wagtailadmin_choose_page_chosen_multiple": ("?id={pk}",),
    "wagtailimages_chooser:chosen_multiple": ("?id={pk}",),
    "wagtaildocs_chooser:chosen_multiple": ("?id={pk}",),
    "wagtailadmin_tag_autocomplete": ("?term=nh",),
    "wagtailadmin_tag_model_autocomplete": ("?term=nh",),
    "wagtailimages_chooser:select_format": ("?alt_text=x",),
    "wagtailimages:url_generator_output": ("?filter_method=width&width=10",),
    "search": ("", f"?q={SOUGHT}"),
    "wagtailadmin_reports:site_history_results": ("",),
    "wagtailadmin_reports:workflow_results": ("",),
    "wagtailadmin_reports:workflow_tasks_results": ("",),
    "wagtailadmin_reports:locked_pages_results": ("",),
    "wagtailadmin_pages:type_use_results": ("",),
    "wagtailmedia:index": ("", f"?q={SOUGHT}"),
    "wagtailmedia:chooser": ("", f"?q={SOUGHT}"),
    "wagtailmedia:chooser_typed": ("", f"?q={SOUGHT}"),
    "proposals": ("", "?shown=all"),
    "report": ("", "?export=xlsx", "?export=docx"),
    "people": ("", "?state=all"),
    "fact_history": ("", "?kind=customimage"),
    "activities:index": ("", f"?q={SOUGHT}", "?export=csv", "?export=xlsx"),
    "planned_items:index": ("", f"?q={SOUGHT}"),
    "plan_tasks:index": ("", "?export=csv"),
    **{
        f"wagtailadmin_reports:{name}": EXPORTS
        for name in ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages", "page_types_usage")
    },
}


def _page_form(page: Thing, **more: Any) -> Data:
    """The editor's form of a story, with harmless words."""
    agency = getattr(page.row, "agency_id", None) or factories.agency("svhttdl").pk
    words = {"title": "Mùa sen", "lead": "Câu mới.", "slug": "mua-sen-moi", "agency": agency, "body": []}
    return {**article_form(**words), **more}


def _copy_form(page: Thing) -> Data:
    return {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": page.values["parent_of"]}


@cache
def _redirects() -> Data:
    """The second step of an import; its file is removed when it was read."""
    file = get_file_storage()()
    file.save(b"/cu-hon,/vi/\n")
    signed = {"import_file_name": Path(file.name).name, "input_format": "0"}
    return {"from_index": "0", "to_index": "1", **{name: Signer().sign(value) for name, value in signed.items()}}


DATA: dict[str, Callable[[Thing], Data]] = {
    "wagtailadmin_pages:add": _page_form,
    "wagtailadmin_pages:preview_on_add": _page_form,
    "wagtailadmin_pages:edit": _page_form,
    "wagtailadmin_pages:revisions_revert": _page_form,
    "wagtailadmin_pages:preview_on_edit": _page_form,
    "wagtailadmin_pages:copy": _copy_form,
    "wagtailredirects:process_import": lambda _thing: _redirects(),
    "wagtailadmin_choose_page_external_link": lambda page: {
        "external-link-chooser-url": page.row.full_url,
        "external-link-chooser-link_text": "x",
    },
    "wagtail_bulk_action:wagtailcore.page.move": lambda page: {"chooser": page.values["destination_id"]},
    "wagtail_bulk_action:wagtailcore.page.unpublish": lambda _page: {"reason": "Sai số liệu, phải gỡ."},
    **{f"wagtail_bulk_action:reference.{kind}.add_tags": lambda _file: {"tags": "mới"} for kind in FILES},
    **{
        f"wagtail_bulk_action:reference.{kind}.add_to_collection": lambda file: {"collection": file.row.collection_id}
        for kind in FILES
    },
}
POSTED_WITH: dict[str, str] = {"wagtailadmin_pages:set_page_position": "?position=0"}
