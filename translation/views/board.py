"""The board: every story in every language, where it stands and with whom."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cms import languages
from translation import rights, states
from translation.facts import queue
from translation.views.board_filter import BoardFilter
from translation.views.bulk_forms import ReassignForm
from translation.views.screen import WorkScreen
from translation.work.board import Board, Wanted

PER_PAGE = 30


class BoardView(WorkScreen, TemplateView):
    """Story × language. Translators see their own languages."""

    template_name = "translation/board.html"
    page_title = gettext_lazy("Translations")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, may_ask = BoardFilter(self.request.GET, self.request.user), rights.may_ask(self.request.user)
        wanted = form.wanted()
        board = Board(self.request.user, wanted)
        page = Paginator(board.sources(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            form=form,
            page=page,
            lines=board.lines(page.object_list, self._codes(wanted)),
            counts=self._counts(board),
            late=board.late(),
            is_asked=bool(any(self.request.GET.get(name) for name in form.fields)),
            may_ask=may_ask,
            facts=self._facts(form, wanted),
            bulk=ReassignForm() if may_ask else None,
            query=self._query(),
            **kwargs,
        )

    def _facts(self, form: BoardFilter, wanted: Wanted) -> list[queue.Line]:
        """Facts have neither state nor people: they are shown unless more is asked than a language."""
        asked_else = any(self.request.GET.get(name) for name in form.fields if name != "language")
        return [] if asked_else else queue.lines(self._codes(wanted))

    def _query(self, **changed: str) -> str:
        """The address's question without the page, with what is changed in it."""
        query = self.request.GET.copy()
        query.pop("p", None)
        for name, value in changed.items():
            query[name] = value
        return query.urlencode()

    def _counts(self, board: Board) -> list[dict[str, Any]]:
        """Each with the address of the same board in that state only; chosen again, all of them."""
        chosen = board.wanted.state
        return [
            {
                "state": state.value,
                "name": capfirst(states.NAMES[state]),
                "number": number,
                "is_chosen": state == chosen,
                "query": self._query(state="" if state == chosen else state.value),
            }
            for state, number in board.counts()
        ]

    def _codes(self, wanted: Wanted) -> list[str]:
        """Columns: the language asked for, else those that the person works in, else all."""
        if wanted.language:
            return [wanted.language]
        roles = rights.roles_of(self.request.user)
        is_wide = self.request.user.is_superuser or roles.runs_desk or roles.clears
        return [one.code for one in languages.TRANSLATED if is_wide or one.code in roles.languages]
