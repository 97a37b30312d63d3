"""Taking a translation on, giving it back, and the desk giving out several."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from translation import rights
from translation.errors import NotPossibleError
from translation.views.ask import tell, tell_day_off
from translation.views.bulk_forms import ReassignForm
from translation.views.screen import visible_translation
from translation.work import assigning, bulk
from translation.work.assigning import Who


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """`act` is take or give_back."""
    translation = visible_translation(request.user, pk)
    act = request.POST.get("act", "")
    try:
        if act == "give_back":
            assigning.give_back(translation, request.user)
            messages.success(request, _("Given back. Somebody else may take it now."))
        else:
            assigning.claim(translation, request.user)
            messages.success(request, _("It is yours to translate now."))
    except NotPossibleError as error:
        messages.error(request, str(error))
    return redirect(_back(request, "translation_mine"))


@require_POST
def reassign(request: HttpRequest) -> HttpResponse:
    """The ticked translations get other people or another day."""
    if not rights.may_ask(request.user):
        raise PermissionDenied
    form = ReassignForm(request.POST)
    chosen = bulk.numbers(request.POST.getlist("translation"))
    if reason := _wrong(form, chosen):
        messages.error(request, reason)
        return redirect(_back(request, "translations"))
    related = ("source", "page__lineage", "assignee", "reviewer")
    rows = rights.visible(request.user).filter(pk__in=chosen).select_related(*related).order_by("due", "pk")
    try:
        outcome = bulk.reassign(list(rows), form.change(), request.user)
    except NotPossibleError as error:
        messages.error(request, str(error))
        return redirect(_back(request, "translations"))
    done = ngettext("%(count)d translation was changed.", "%(count)d translations were changed.", outcome.done)
    tell(request, outcome, done % {"count": outcome.done})
    if form.change().due is not Who.LEFT:
        tell_day_off(request, form.cleaned_data["due"])
    return redirect(_back(request, "translations"))


def _wrong(form: ReassignForm, chosen: list[int]) -> str:
    """What to say instead of doing anything; empty when all is there."""
    if not form.is_valid():
        return " ".join(f"{form.fields[name].label}: {errors[0]}" for name, errors in form.errors.items())
    if not chosen:
        return _("Tick at least one translation.")
    if form.change().is_nothing:
        return _("Choose a translator, a reviewer, a due day or a language to translate from.")
    return ""


def _back(request: HttpRequest, name: str) -> str:
    """Where the person came from, on this site only."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith("/") else reverse(name)
