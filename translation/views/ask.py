"""Asking for translations: of one story, or of several at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.models import Page

from cms import languages
from content import rights as page_rights
from content.views.screen import visible_page
from translation import asking, rights
from translation.errors import NotPossibleError
from translation.models import NotAsked, Translation
from translation.source import cleared_wording
from translation.views.bulk_forms import AskForm, AskManyForm
from translation.views.screen import DeskScreen
from translation.work import bulk, unasked, working_days

PER_PAGE = 30
TOLD = 20  # refusals in one message


class AskView(DeskScreen, FormView):
    """The desk asks for translations of a cleared text."""

    template_name = "translation/ask.html"
    form_class = AskForm
    page_title = gettext_lazy("Ask for translations")
    source: Page

    def look_up(self) -> None:
        super().look_up()
        self.source = visible_page(self.request.user, self.kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return self.source.get_admin_display_title()

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = set(Translation.objects.filter(source=self.source.pk).values_list("language", flat=True))
        own = self.source.locale.language_code
        left = [one for one in languages.ACTIVE if one.code not in asked and one.code != own]
        return {**super().get_form_kwargs(), "open_languages": left}

    def form_valid(self, form: AskForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            with transaction.atomic():
                known = asking.cleared(self.source)
                for code in given["languages"]:
                    asking.ask(known, code, self.request.user, due=given["due"], **form.asked_for(code))
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, _("Translations were asked for."))
        tell_day_off(self.request, given["due"])
        return redirect(reverse("translations"))

    def form_invalid(self, form: AskForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wording = cleared_wording(self.source)
        asked = Translation.objects.filter(source=self.source.pk).select_related("assignee").order_by("language")
        return super().get_context_data(source=self.source, wording=wording, asked=asked, **kwargs)


class UnaskedView(DeskScreen, FormView):
    """Cleared stories that lack languages: ask for several at once. And what a rule could not ask for."""

    template_name = "translation/unasked.html"
    form_class = AskManyForm
    page_title = gettext_lazy("Cleared, not asked for")

    def form_valid(self, form: AskManyForm) -> HttpResponse:
        given = form.cleaned_data
        chosen = bulk.numbers(self.request.POST.getlist("story"))
        if not chosen:
            form.add_error(None, _("Tick at least one story."))
            return self.form_invalid(form)
        stories = list(rights_pages(self.request.user, chosen))
        try:
            outcome = bulk.ask(stories, given["languages"], self.request.user, given["due"])
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        tell(self.request, outcome, _asked(outcome.done))
        tell_day_off(self.request, given["due"])
        return redirect(self.request.get_full_path())

    def form_invalid(self, form: AskManyForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = unasked.stories(none_at_all=self.request.GET.get("all") != "1")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(
            page=page,
            lines=unasked.lines(page.object_list),
            failures=unasked.failures(),
            chosen=bulk.numbers(self.request.POST.getlist("story")),
            shows_all=self.request.GET.get("all") == "1",
            query=query.urlencode(),
            **kwargs,
        )


@require_POST
def forget_failure(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk has seen why a rule could not ask."""
    if not rights.may_ask(request.user):
        raise PermissionDenied
    NotAsked.objects.filter(pk=pk).delete()
    return redirect(reverse("translation_unasked"))


def rights_pages(user: Any, pks: list[int]) -> list[Page]:
    """The pages that the person may know of, in the order of the keys."""
    found = page_rights.visible(user).in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _asked(number: int) -> str:
    return ngettext("%(count)d translation was asked for.", "%(count)d translations were asked for.", number) % {
        "count": number
    }


def tell(request: HttpRequest, outcome: bulk.Outcome, done: str) -> None:
    """What was done, and each refusal with its reason."""
    if outcome.done:
        messages.success(request, done)
    for reason in outcome.refused[:TOLD]:
        messages.error(request, reason)
    if len(outcome.refused) > TOLD:
        left = len(outcome.refused) - TOLD
        more = ngettext("%(count)d more was refused.", "%(count)d more were refused.", left)
        messages.error(request, more % {"count": left})


def tell_day_off(request: HttpRequest, due: Any) -> None:
    """A due day on which nobody works is taken, and named."""
    if note := working_days.note(due):
        messages.warning(request, note)
