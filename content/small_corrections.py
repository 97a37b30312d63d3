"""“Only a small correction: translations need not be looked at again”: who says it of which change."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.models import Page

from content.models.clearance import Lineage
from content.models.small_correction import SmallCorrection


def base_of(page: Page) -> str:
    """Digest of the wording that the page's translations were made from; empty where it has none."""
    found = Lineage.objects.filter(source=page.pk).exclude(source_digest="").order_by("pk")
    return (page.pk and found.values_list("source_digest", flat=True).first()) or ""


def said(page_id: int, base: str) -> SmallCorrection | None:
    """Of the change that begins at this wording."""
    return SmallCorrection.objects.filter(page=page_id, base=base).select_related("by").first() if base else None


def say(page: Page, user: AbstractBaseUser, is_small: bool) -> None:
    """Of the change that is being written; who said it first stays named while it is said."""
    if not (base := base_of(page)):
        return
    if is_small:
        SmallCorrection.objects.get_or_create(page_id=page.pk, base=base, defaults={"by": user})
    else:
        SmallCorrection.objects.filter(page=page.pk, base=base).delete()
