"""`/<lang>/inquiries/…` and `/<lang>/report/<key>/`: forms on pages of their own, never kept by a cache."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from cms import languages
from content.addresses import absolute
from website import alternates, frame
from website.head import Head, links_to
from website.inquiries import desks, parks, privacy, receiving, reports, spam
from website.inquiries.forms import InquiryForm, LetterForm, ReportForm
from website.inquiries.kinds import DESCRIPTIONS, Kind
from website.models import Inquiry, InquiryDesk


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Which kind is yours?"""
    request.frame = _frame(request, _("Write to us"), "inquiries", described=True)
    chosen = parks.codes_in(request.GET.get("parks", ""))
    rows = [_line(desk) for desk in desks.every()]
    return render(request, "website/inquiries/kinds.html", {"rows": rows, "parks": ",".join(chosen)})


def _line(desk: InquiryDesk) -> dict[str, Any]:
    return {"desk": desk, "description": DESCRIPTIONS[Kind(desk.kind)], "days": desk.working_days}


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of one kind; sent, it leads to its reference number."""
    if kind not in Kind.values:
        raise Http404(f"There are no inquiries of the kind {kind[:20]!r}.")
    names = parks.names(_asked_parks(request), request.LANGUAGE_CODE) if kind == Kind.INVEST else {}
    earlier = {"earlier": request.GET.get("earlier", "")[:20]}
    shown = InquiryForm(kind, request.LANGUAGE_CODE, _sent_data(request), park_names=names, initial=earlier)
    if request.method == "POST" and shown.is_valid() and not _is_refused(request, shown):
        token, told = shown.read.token, shown.cleaned_data
        inquiry = receiving.receive(kind, request.LANGUAGE_CODE, token, shown.suspicion, told)
        spam.count(request, told["email"])
        return redirect("inquiry_sent", reference=inquiry.reference)
    return _form_page(request, kind, shown)


def _sent_data(request: HttpRequest) -> QueryDict | None:
    """An empty form was sent too, and its mistakes are named."""
    return request.POST if request.method == "POST" else None


def _asked_parks(request: HttpRequest) -> list[str]:
    """From the address, or from the form that was sent."""
    asked = parks.codes_in(request.GET.get("parks", ""))
    return asked or request.POST.getlist("parks")[: parks.AT_MOST]


def _is_refused(request: HttpRequest, shown: LetterForm) -> bool:
    """Too many from here: says so above the form, which keeps what was typed."""
    if not spam.is_over_limit(request, shown.cleaned_data["email"]):
        return False
    words = _("Too many messages came from your network or with your address. Keep your text and try again in an hour.")
    shown.add_error(None, words)
    shown.is_over_limit = True
    return True


def _form_page(request: HttpRequest, kind: str, shown: InquiryForm) -> HttpResponse:
    desk = desks.of(kind)
    made = _frame(request, str(Kind(kind).label), "inquiry_form", kind=kind, described=True)
    request.frame = _with_errors(made, shown)
    context = {
        "form": shown,
        "kind": Kind(kind),
        "description": shown.description,
        "desk": desk,
        "due": desks.due_day(desk),
        "days": desk.working_days,
        "months": desks.settings().months_kept,
        "privacy_url": privacy.url_of(request.LANGUAGE_CODE),
    }
    return render(request, "website/inquiries/form.html", context, status=_status(shown))


def _status(shown: LetterForm) -> int:
    if getattr(shown, "is_over_limit", False):
        return 429
    return 400 if shown.is_bound else 200


def _with_errors(made: frame.Frame, shown: LetterForm) -> frame.Frame:
    """A title that says so is the first that a screen reader says."""
    if shown.is_bound:
        title = _("Error: %(title)s") % {"title": made.own_head.title}
        made.own_head = Head(title=title, noindex=True)
    return made


@never_cache
@require_safe
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """The number to keep. Shows nothing of what was written: the address may be passed on."""
    inquiry = Inquiry.objects.select_related("agency").filter(reference=reference).first()
    if inquiry is None:
        raise Http404("There is no inquiry with this number.")
    request.frame = _frame(request, _("We have received your inquiry"), "inquiry_sent", reference=reference)
    return render(request, "website/inquiries/sent.html", {"inquiry": inquiry})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, key: UUID) -> HttpResponse:
    """An error on the live page of this language that has the translation key."""
    page = _live_page(key, request.LANGUAGE_CODE)
    shown = ReportForm(_sent_data(request))
    if request.method == "POST" and shown.is_valid() and not _is_refused(request, shown):
        reports.receive(page, shown.read.token, shown.suspicion, shown.cleaned_data)
        spam.count(request, shown.cleaned_data["email"])
        return redirect("error_report_sent", key=key)
    request.frame = _with_errors(_frame(request, _("Report an error"), "error_report", key=key), shown)
    context = {"form": shown, "reported": page, "months": desks.settings().months_kept}
    context["privacy_url"] = privacy.url_of(request.LANGUAGE_CODE)
    return render(request, "website/inquiries/report.html", context, status=_status(shown))


@never_cache
@require_safe
def report_sent(request: HttpRequest, key: UUID) -> HttpResponse:
    page = _live_page(key, request.LANGUAGE_CODE)
    request.frame = _frame(request, _("Thank you for telling us"), "error_report_sent", key=key)
    return render(request, "website/inquiries/report_sent.html", {"reported": page})


def _live_page(key: UUID, code: str) -> Page:
    found = Page.objects.live().filter(translation_key=key, locale__language_code=code, depth__gt=2).first()
    if found is None:
        raise Http404(f"No page {key} in this language.")
    return found.specific


def _frame(request: HttpRequest, title: str, name: str, *, described: bool = False, **place: Any) -> frame.Frame:
    """Only what is `described` is for search engines, and stands in every language."""
    made = frame.of(request)
    own = {code: alternates.address(code, name, *place.values()) for code in languages.CODES} if name in ALIKE else {}
    made.own_alternates = alternates.of_view(request.LANGUAGE_CODE, own)
    made.own_head = Head(
        title=title,
        description=_("Questions to the agencies of the province, answered by people, in your language.")
        if described
        else "",
        canonical=absolute(request, own[request.LANGUAGE_CODE]) if described else "",
        links=links_to(request, made.own_alternates) if described else [],
        noindex=not described,
    )
    return made


ALIKE = ("inquiries", "inquiry_form", "inquiry_sent")
ADDRESSES = (("inquiries",), *(("inquiry_form", kind) for kind in Kind.values))  # for search engines
