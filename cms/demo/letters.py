"""Who answers the demo's inquiries; the adviser is made up, and says so by the name."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from cms.demo import ledger
from reference.models import Agency
from website.inquiries.kinds import DESCRIPTIONS, Kind
from website.models import InquiryDesk, InquirySettings

# Kind: agency, officer; the other kinds are the desk's.
ANSWERING = {
    Kind.INVEST: ("bqlkcn", "bientap.kcn"),
    Kind.BUY: ("sct", "bientap.ct"),
    Kind.TRAVEL: ("svhttdl", "bientap.vh"),
}
ADVISER = {
    "adviser_name": "Nguyễn Văn Mẫu",
    "adviser_phone": "+84 221 000 0001",
    "adviser_email": "dautu@example.vn",
    "adviser_languages": ["vi", "en", "ja"],
}


def load() -> None:
    ledger.record(InquirySettings.objects.create(prefix="HY", log_days=30))
    for kind, (agency, officer) in ANSWERING.items():
        desk = InquiryDesk.objects.create(
            kind=kind,
            agency=Agency.objects.get(code=agency),
            officer=get_user_model().objects.get(username=officer),
            working_days=DESCRIPTIONS[kind].working_days,
            **(ADVISER if kind == Kind.INVEST else {}),
        )
        ledger.record(desk)
