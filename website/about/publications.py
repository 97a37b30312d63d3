"""`/<lang>/publications/`: the editions of the language, the latest first."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.models import PublicationPage
from content.preload import load_renditions
from website.view_frames import frame_of


@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    found = PublicationPage.objects.live().filter(locale__language_code=request.LANGUAGE_CODE)
    rows = list(found.for_cards().order_by(F("issued_on").desc(nulls_last=True), "-first_published_at", "-pk"))
    load_renditions(row.hero_image for row in rows)
    title = _("Publications")
    lead = _("Printed editions of the province, each with its contents and, where there is one, the file to read.")
    request.frame = frame_of(request, "publications", title, lead, noindex=not rows)
    return render(request, "website/about/publications.html", {"rows": rows, "title": title, "lead": lead})
