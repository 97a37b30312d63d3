"""Tells the desk by mail of deliveries that stopped, once each, gathered."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import languages
from reference.models import Membership
from reference.roles import holders
from syndication.models import Delivery

Role = Membership.Role
NAMED = 50  # deliveries in one mail; the board has them all


def tell_desk() -> int:
    """One mail to each of desk and chief about what failed since the last; how many deliveries."""
    failed = Delivery.objects.failed().newest().filter(told_at=None).select_related("channel", "item", "version")
    found = list(failed.order_by("channel__name", "pk"))
    if found:
        with translation.override(languages.SOURCE):
            _post(found)
        # Only now: who dies in between tells twice rather than never.
        Delivery.objects.filter(pk__in=[d.pk for d in found], told_at=None).update(told_at=timezone.now())
    return len(found)


def _post(failed: list[Delivery]) -> None:
    subject = ngettext("%(count)d delivery failed", "%(count)d deliveries failed", len(failed))
    text = "\n\n".join([_("These need somebody to look at them:"), *map(_line, failed[:NAMED])])
    for address in sorted(_addresses()):
        send_mail(subject % {"count": len(failed)}, text, settings.DEFAULT_FROM_EMAIL, [address])


def _line(delivery: Delivery) -> str:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("delivery", args=[delivery.item_id, delivery.channel_id])
    return f"{delivery.channel}: {delivery.version.title}\n{delivery.error}\n{address}"


def _addresses() -> set[str]:
    today = timezone.localdate()
    held = [*holders(Role.DESK_OFFICER, today), *holders(Role.CHIEF, today)]
    return {membership.user.email for membership in held if membership.user.email}
