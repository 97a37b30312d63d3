"""Taking a live page down on purpose; its translations go with it unless somebody keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from content import occasion, publication
from content.approval import NotPossibleError
from content.wagtail_actions import lock


@transaction.atomic
def withdraw(page: Page, user: AbstractBaseUser, reason: str, kept: Iterable[int] = ()) -> None:
    """Unpublish, with a reason; content/publication.py takes its clearance back and the translations along."""
    if not reason.strip():
        raise NotPossibleError(_("Say why the page is withdrawn; the reason stays on record."))
    lock(page)
    page = Page.objects.get(pk=page.pk).specific
    if not page.live:
        raise NotPossibleError(_("“%(title)s” is not live any more.") % {"title": page.title})
    if page.get_descendants().live().exists():
        raise NotPossibleError(
            _("“%(title)s” has live pages below it. Withdraw those first, or move them.") % {"title": page.title}
        )
    with occasion.because(by=user, reason=reason.strip(), kept=frozenset(kept)):
        publication.take_down(page, user)
