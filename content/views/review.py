"""Approve, return and clear: one screen for all steps, made for a phone first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from content import approval, checklist, clearance, page_notes, small_corrections, workplaces
from content.digest import digest_of
from content.models.tasks import AgencyApprovalTask
from content.views.screen import PageScreen, SeenForm, visible_page
from reference.models import CustomDocument

SCANS = ["pdf", "jpg", "jpeg", "png"]
SCAN_MAX = 20 * 1024 * 1024  # bytes


class ReviewForm(SeenForm):
    """Approving needs every point; returning needs a remark."""

    points = forms.MultipleChoiceField(
        label=gettext_lazy("I confirm"), widget=forms.CheckboxSelectMultiple, required=False
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed when you return the text: say what is to be changed."),
    )
    decision = forms.ChoiceField(choices=[("approve", "approve"), ("return", "return")], widget=forms.HiddenInput)

    def __init__(self, *args: Any, points: list[checklist.Point], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = points
        self.fields["points"].choices = [(point.code, point.words) for point in points]
        if not points:
            del self.fields["points"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("decision") == "approve" and (left := self._unconfirmed(cleaned)):
            message = _("Confirm every point, or return the text. Not confirmed: %(points)s")
            self.add_error("points", message % {"points": " ".join(str(point.words) for point in left)})
        if cleaned.get("decision") == "return" and not cleaned.get("remark", "").strip():
            self.add_error("remark", _("Say what is to be changed, so that whoever mends it knows what to do."))
        return cleaned

    def _unconfirmed(self, cleaned: dict[str, Any]) -> list[checklist.Point]:
        confirmed = cleaned.get("points", [])
        return [point for point in self.points if point.code not in confirmed]


class ReviewView(PageScreen):
    """For whoever sees the page; the buttons are for those whom the step waits for."""

    template_name = "content/admin/review.html"
    form_class = ReviewForm
    page_title = gettext_lazy("Approve or return")

    def may(self) -> bool:
        return True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A text that is written elsewhere is reviewed there."""
        url = workplaces.url_of(visible_page(request.user, kwargs["page_id"]))
        return redirect(url) if url else super().dispatch(request, *args, **kwargs)

    @cached_property
    def waiting(self) -> approval.Waiting | None:
        return approval.waiting(self.page)

    @cached_property
    def hindrance(self) -> str:
        """Why the person may not decide here; empty when they may."""
        if self.waiting is None:
            return _("This text does not wait for approval.")
        return approval.why_not(self.request.user, self.waiting)

    def get_form_kwargs(self) -> dict[str, Any]:
        points = checklist.points_for(self.draft, self.waiting.step) if self.waiting else []
        return {**super().get_form_kwargs(), "points": points}

    def carry_out(self, form: forms.Form) -> None:
        data = form.cleaned_data
        if data["decision"] == "return":
            approval.send_back(self.page, self.request.user, data["seen"], data["remark"])
            self.success_message = _("“%(title)s” was returned.")
            return
        approval.approve(
            self.page, self.request.user, data["seen"], checklist=data.get("points", []), remark=data["remark"]
        )
        self.success_message = _("“%(title)s” was approved.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        clearance.keep_wording(self.draft)
        step = self.waiting.step if self.waiting else None
        return {
            **super().get_context_data(**kwargs),
            "step": step,
            "hindrance": self.hindrance,
            "can_return": self.waiting and not approval.why_not(self.request.user, self.waiting, is_return=True),
            "can_record_paper": isinstance(step, AgencyApprovalTask) and self.roles.runs_desk,
            "small_correction": small_corrections.said(self.page.pk, small_corrections.base_of(self.page)),
            "notes": page_notes.of(self.page, self.request.user),
            "is_clearance": bool(self.waiting and checklist.points_for(self.draft, step)),
        }


class PaperForm(SeenForm):
    """A page that the leader signed."""

    signer = forms.CharField(
        label=gettext_lazy("Signed by"), max_length=150, help_text=gettext_lazy("Name and office, as on the page.")
    )
    scan = forms.FileField(
        label=gettext_lazy("Scan or photo of the signed page"),
        validators=[FileExtensionValidator(SCANS)],
        help_text=gettext_lazy("PDF, JPEG or PNG, at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def clean_scan(self) -> UploadedFile:
        scan = self.cleaned_data["scan"]
        if scan.size > SCAN_MAX:
            raise forms.ValidationError(
                _("The file has %(size)d MB; at most 20 MB are allowed. Make it smaller."),
                params={"size": scan.size // 1024 // 1024},
            )
        return scan


class PaperApprovalView(PageScreen):
    """The desk records an agency's approval that came on paper."""

    template_name = "content/admin/paper.html"
    form_class = PaperForm
    page_title = gettext_lazy("Record an approval on paper")
    success_message = gettext_lazy("The agency's approval of “%(title)s” was recorded.")

    def may(self) -> bool:
        return self.roles.runs_desk

    def carry_out(self, form: forms.Form) -> None:
        data = form.cleaned_data
        title = _("Signed page: %(title)s") % {"title": self.draft.title}
        document = CustomDocument.objects.create(
            title_vi=title[:255], file=data["scan"], uploaded_by_user=self.request.user
        )
        signed = approval.SignedPage(document, data["signer"])
        try:
            approval.approve(self.page, self.request.user, data["seen"], signed=signed)
        except Exception:
            document.delete()
            raise


@require_safe
@xframe_options_sameorigin
def draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """The latest draft as visitors would see it, if it still is the wording asked for."""
    page = visible_page(request.user, page_id).get_latest_revision_as_object()
    if request.GET.get("digest") != digest_of(page):
        return render(request, "content/admin/draft_changed.html", status=409)
    return page.make_preview_request(request, page.default_preview_mode)
