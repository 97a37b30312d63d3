"""What changed between two wordings, as people read it: field by field, block by block."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.choices import ChoicesField
from content.digest import Canonical, canonical
from content.models.clearance import Wording


@dataclass(frozen=True)
class Difference:
    """One place that changed; empty text means that it was not there, or is gone."""

    label: str
    old: str
    new: str


def since(page: Page, digest: str) -> list[Difference]:
    """What changed from the wording with this digest to the page as it is; empty when it was never kept."""
    wording = Wording.objects.filter(digest=digest).first()
    return between(page, wording.content, canonical(page)) if wording else []


def from_live(page: Page) -> list[Difference]:
    """What a draft changes of its live page; empty when there is none."""
    live = type(page).objects.filter(pk=page.pk, live=True).first()
    return between(page, canonical(live), canonical(page)) if live else []


def between(page: Page, old: Canonical, new: Canonical) -> list[Difference]:
    return [
        difference
        for name in [*page.canonical_fields, "files"]
        if old.get(name) != new.get(name)
        for difference in _field(
            _label(page, name), _named(page, name, old.get(name)), _named(page, name, new.get(name))
        )
    ]


def _named(page: Page, name: str, value: Any) -> Any:
    """What was chosen from a closed list, by its names."""
    field = None if name == "files" else page._meta.get_field(name)
    if isinstance(field, ChoicesField):
        names = dict(field.choices_class.choices)
        return [str(names.get(one, one)) for one in value or []]
    names = dict(getattr(field, "flatchoices", ()))
    return str(names[value]) if isinstance(value, str) and value in names else value


def _label(page: Page, name: str) -> str:
    return _("Files") if name == "files" else capfirst(page._meta.get_field(name).verbose_name)


def _field(label: str, old: Any, new: Any) -> Iterator[Difference]:
    if not (_is_stream(old) or _is_stream(new)):
        yield Difference(label, _text(old), _text(new))
        return
    before, after = [_text(block[1]) for block in old or []], [_text(block[1]) for block in new or []]
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Difference(label, "\n".join(before[a:b]), "\n".join(after[c:d]))


def _is_stream(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, list) and len(v) == 2 for v in value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "\n".join(_text(child) for child in value.values())
    if isinstance(value, list):
        return "\n".join(_text(child) for child in value)
    return strip_tags(value).strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
