"""Words of tables for people: kinds, states, and what stands beside a text."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from translation.exchange.jobs import CONTEXT_SCORE, State, Unit


def kind(name: str) -> str:
    """The kind's name on screen; an unknown one as it is."""
    labels = {
        "title": _("title"),
        "heading": _("heading"),
        "paragraph": _("paragraph"),
        "list_item": _("list item"),
        "caption": _("caption"),
        "alt": _("alternative text"),
        "seo": _("for search engines"),
        "label": pgettext("segment", "label"),
    }
    return labels.get(name, name)


def state(value: State) -> str:
    return {
        State.EMPTY: _("empty"),
        State.SUGGESTED: _("suggested"),
        State.TRANSLATED: _("translated"),
        State.APPROVED: pgettext("segment", "approved"),
        State.STALE: _("needs updating"),
    }[value]


def beside(unit: Unit) -> list[str]:
    """Notes, terms, matches and limit of a unit, a line each; its kind stands in the table already."""
    notes = (note for note in unit.notes if note != kind(unit.kind))
    lines = [*notes, *(term(one.source, one.target) for one in unit.terms)]
    for match in unit.matches:
        values = {"score": min(match.score, CONTEXT_SCORE - 1), "text": match.target, "origin": match.origin}
        lines.append(_("%(score)s %% (%(origin)s): %(text)s") % values)
    if unit.max_length is not None:
        lines.append(_("At most %(number)s characters.") % {"number": unit.max_length})
    return lines


def term(source: str, target: str) -> str:
    return _("Glossary: %(source)s = %(target)s") % {"source": source, "target": target}
