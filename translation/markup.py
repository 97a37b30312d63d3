"""Inline markup of a segment as numbered placeholders, the same to people, files and machines.

`⟦1⟧words⟦/1⟧` stands for a pair of tags, `⟦2/⟧` for a single one such as a line break. A bracket `⟦` of the text itself
is written twice.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

SINGLE_TAGS = frozenset({"br"})
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-z0-9]+)(?P<attributes>[^>]*?)/?>")
_TOKEN = re.compile(r"⟦⟦|⟦(?P<closing>/?)(?P<number>\d{1,4})(?P<single>/?)⟧")


class MarkupError(ValueError):
    """The placeholders of a translation are not those of its source; the message says which."""


@dataclass(frozen=True)
class Tag:
    """What a placeholder stands for: the opening tag as written in the source, or the single one."""

    opening: str
    closing: str

    @property
    def is_single(self) -> bool:
        return not self.closing


def to_text(source: str) -> tuple[str, dict[int, Tag]]:
    """Text with placeholders, and the tag behind each number, of inline HTML that is well formed."""
    parts, tags, open_ones, position = [], {}, [], 0
    for found in _TAG.finditer(source):
        parts.append(_plain(source[position : found.start()]))
        position = found.end()
        if found["closing"]:
            parts.append(f"⟦/{open_ones.pop()}⟧")
            continue
        number = len(tags) + 1
        is_single = found["name"] in SINGLE_TAGS
        tags[number] = Tag(found[0], "" if is_single else f"</{found['name']}>")
        parts.append(f"⟦{number}/⟧" if is_single else f"⟦{number}⟧")
        if not is_single:
            open_ones.append(number)
    return "".join([*parts, _plain(source[position:])]), tags


def _plain(source: str) -> str:
    return html.unescape(source).replace("⟦", "⟦⟦")


def to_html(text: str, tags: dict[int, Tag]) -> str:
    """The tags put back. Raises MarkupError unless each placeholder comes back exactly once and well nested."""
    parts, open_ones, seen, position = [], [], set(), 0
    for found in _TOKEN.finditer(text):
        parts.append(_escaped(text[position : found.start()]))
        position = found.end()
        if found[0] == "⟦⟦":
            parts.append("⟦")
            continue
        number = int(found["number"])
        tag = tags.get(number)
        if tag is None or tag.is_single != bool(found["single"]):
            raise MarkupError(_("The placeholder %(token)s is not in the source.") % {"token": found[0]})
        if found["closing"]:
            if not open_ones or open_ones.pop() != number:
                raise MarkupError(
                    _("The placeholder %(token)s stands before or across another one.") % {"token": found[0]}
                )
            parts.append(tag.closing)
            continue
        if number in seen:
            raise MarkupError(_("The placeholder %(token)s occurs twice.") % {"token": found[0]})
        seen.add(number)
        parts.append(tag.opening)
        if not tag.is_single:
            open_ones.append(number)
    _check_all(tags, seen, open_ones)
    return "".join([*parts, _escaped(text[position:])])


def _check_all(tags: dict[int, Tag], seen: set[int], open_ones: list[int]) -> None:
    missing = [_token(number, tags[number]) for number in tags if number not in seen]
    if missing:
        raise MarkupError(_("Missing from the source: %(tokens)s.") % {"tokens": " ".join(missing)})
    if open_ones:
        tokens = " ".join(f"⟦/{number}⟧" for number in reversed(open_ones))
        raise MarkupError(_("Not closed: %(tokens)s.") % {"tokens": tokens})


def _token(number: int, tag: Tag) -> str:
    return f"⟦{number}/⟧" if tag.is_single else f"⟦{number}⟧…⟦/{number}⟧"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def check(source: str, target: str) -> None:
    """Raise MarkupError unless the target has the placeholders of the source, each once and well nested."""
    to_html(target, _tags_of(source))


def _tags_of(text: str) -> dict[int, Tag]:
    """Tags that stand for the placeholders of a text, whatever they are."""
    found = (match for match in _TOKEN.finditer(text) if match["number"] and not match["closing"])
    return {int(match["number"]): Tag("", "" if match["single"] else "</>") for match in found}


def plain(text: str) -> str:
    """The words without placeholders."""
    return _TOKEN.sub(lambda found: "⟦" if found[0] == "⟦⟦" else "", text)


def tokens(text: str) -> list[re.Match[str]]:
    """The placeholders as matches, in their order."""
    return [found for found in _TOKEN.finditer(text) if found[0] != "⟦⟦"]


def placeholders(text: str) -> list[str]:
    """The tokens in their order."""
    return [found[0] for found in tokens(text)]
