"""Questions of translators to the authors of the Vietnamese texts, and their answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.page_notes import Note
from translation import markup, remark_notices, remark_rights, remarks
from translation.errors import NotPossibleError
from translation.models import Remark, Segment
from translation.models_remarks import TEXT_MAX

PER_PAGE = 20
AROUND = 1  # segments shown before and after


@dataclass(frozen=True)
class Near:
    """Words of the source around a question."""

    words: str
    is_asked: bool


def notes_on(page: Page, user: AbstractBaseUser) -> list[Note]:
    """For the page's editor and review screen."""
    if not remark_rights.uses_questions(user):
        return []
    waiting = Remark.objects.waiting_for_author().filter(translation__source=page.pk)
    number = waiting.filter(pk__in=remark_rights.for_author(user).values("pk")).count()
    if not number:
        return []
    words = ngettext(
        "A translator has asked %(count)d question about this text.",
        "Translators have asked %(count)d questions about this text.",
        number,
    )
    url = f"{reverse('translation_questions')}?page={page.pk}"
    return [Note(words % {"count": number}, url, _("Answer"))]


class QuestionsScreen(WagtailAdminTemplateMixin):
    """For those who may edit sources; they need no right to translate."""

    header_icon = "help"
    page_title = gettext_lazy("Questions about your texts")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not remark_rights.uses_questions(request.user):
            raise PermissionDenied
        self.look_up()
        return super().dispatch(request, *args, **kwargs)

    def look_up(self) -> None:
        """Find what the address names, or raise Http404."""


class QuestionsView(QuestionsScreen, TemplateView):
    """Those that wait for an answer; with `?shown=all` the answered ones too; with `?page=` those of one text."""

    template_name = "translation/questions.html"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_all = self.request.GET.get("shown") == "all"
        found = remark_rights.for_author(self.request.user).select_related("by", "translation__source")
        found = found if is_all else found.waiting_for_author()
        if (page := self.request.GET.get("page", "")).isdecimal() and len(page) < 10:
            found = found.filter(translation__source=int(page))
        shown = Paginator(found.order_by("-at", "-pk"), PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        context = {"page": shown, "threads": shown.object_list, "is_all": is_all, "query": query.urlencode()}
        return super().get_context_data(**context, **kwargs)


class AnswerForm(forms.Form):
    """What the author says."""

    text = forms.CharField(
        label=gettext_lazy("Your answer"), max_length=TEXT_MAX, widget=forms.Textarea(attrs={"rows": 4})
    )


class QuestionView(QuestionsScreen, FormView):
    """One question, the words that it is about and what stands around them; nothing of the translation."""

    template_name = "translation/question.html"
    form_class = AnswerForm
    page_title = gettext_lazy("Question of a translator")
    thread: Remark

    def look_up(self) -> None:
        threads = remark_rights.for_author(self.request.user).with_answers()
        related = threads.select_related("by", "resolved_by", "segment", "translation__source__locale")
        self.thread = get_object_or_404(related, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {"url": reverse("translation_questions"), "label": _("Questions about your texts")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]

    def get_page_subtitle(self) -> str:
        return self.thread.translation.source.title

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        try:
            remarks.answer_as_author(self.thread, self.request.user, form.cleaned_data["text"])
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("Answered. The translator is told."))
        return redirect("translation_questions")

    def form_invalid(self, form: AnswerForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        remark_notices.mark_seen(self.request.user, [self.thread])
        source = self.thread.translation.source
        return super().get_context_data(
            thread=self.thread, source=source, words=markup.plain(self.thread.source), around=self._around(), **kwargs
        )

    def _around(self) -> list[Near]:
        """The segment as it is now between its neighbours; empty when it left the text."""
        row = self.thread.segment
        if row is None:
            return []
        near = Segment.objects.filter(
            translation=row.translation_id, position__range=(row.position - AROUND, row.position + AROUND)
        )
        return [Near(markup.plain(one.source), one.pk == row.pk) for one in near.only("source", "position")]
