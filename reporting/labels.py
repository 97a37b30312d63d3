"""What agencies, languages, types and channels are called in a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst

from cms import languages
from planning.models import Activity
from reporting.ledger.entry import UNKNOWN_TYPE_NAME, Receipt, What
from reporting.roster import Roster
from syndication.models import Channel


@dataclass(frozen=True)
class Labels:
    roster: Roster
    channels: Mapping[int, str]

    def of(self, axis: str, value: int | str) -> str:
        """The name of one value of an axis of the cube."""
        names = {"agency": self.roster.name, "language": language, "type": type_name, "channel": self.channel}
        return names[axis](value)

    def channel(self, pk: int) -> str:
        return self.channels.get(pk, "")


def load(roster: Roster) -> Labels:
    """One query."""
    return Labels(roster, dict(Channel.objects.order_by("name").values_list("pk", "name")))


def language(code: str) -> str:
    """In Vietnamese, as everywhere at the desk; a language that was given up keeps its name."""
    return capfirst(languages.KNOWN[code].name_vi) if code in languages.KNOWN else code


def type_name(name: str) -> str:
    """Of a page's type or an activity's kind."""
    kinds = dict(Activity.Kind.choices)
    if name in kinds:
        return capfirst(str(kinds[name]))
    try:
        return capfirst(str(apps.get_model("content", name)._meta.verbose_name_plural)) if name else ""
    except LookupError:
        return str(UNKNOWN_TYPE_NAME)


def what(value: What) -> str:
    return capfirst(str(What(value).label))


def receipt(value: str) -> str:
    return capfirst(str(Receipt(value).label)) if value else ""
