"""A person's own work, and what they choose about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from reference.roles import roles_of
from translation import rights
from translation.facts import queue, texts
from translation.views.screen import WorkScreen
from translation.work import mine, other_work
from translation.work.mine import Item, Work

SHOWN = 50


@dataclass(frozen=True)
class Part:
    """A headed list; `empty` says what to do when there is nothing in it."""

    name: str
    heading: str
    items: list[Item]
    empty: str
    more: int = 0


class MineView(WorkScreen, TemplateView):
    """What waits for the person."""

    template_name = "translation/mine.html"
    page_title = gettext_lazy("My work")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parts = _parts(mine.of(self.request.user), self.request.user)
        late = sum(item.is_late for part in parts for item in part.items if part.name in ("translate", "review"))
        others = other_work.of(self.request.user)
        return super().get_context_data(parts=parts, late=late, facts=self._facts(), others=others, **kwargs)

    def _facts(self) -> list[queue.Group]:
        """Of the languages that the person works in."""
        own = roles_of(self.request.user).languages
        return queue.groups(code for code in texts.CODES if code in own) if own else []


def _parts(work: Work, user: Any) -> list[Part]:
    """Lists that can concern the person."""
    roles, found = roles_of(user), []
    if roles.translates:
        found += [
            _part("translate", _("To translate"), work.translate, _nothing_to_translate(work)),
            _part("free", _("Free to take"), work.free, _("Nothing waits for a translator in your languages.")),
        ]
    if roles.reviews:
        nothing = _("Nothing waits for your review. You get a mail when a translation is submitted.")
        found += [
            _part("review", _("To review"), work.review, nothing),
            _part("returned", _("Returned by you"), work.returned, _("What you return stands here until it is back.")),
        ]
    if rights.may_ask(user):
        unasked = _("Nothing that you asked for is open. See “Not asked for” for cleared stories.")
        found.append(_part("asked", _("Asked for by you"), work.asked, unasked))
    return found


def _nothing_to_translate(work: Work) -> str:
    if work.free:
        return _("You have nothing to translate. Take one of the free ones below.")
    return _("You have nothing to translate. New work comes here, and into your morning mail.")


def _part(name: str, heading: str, items: list[Item], empty: str) -> Part:
    return Part(name, heading, items[:SHOWN], empty, max(0, len(items) - SHOWN))
