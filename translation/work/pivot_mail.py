"""Tells a translator that the words which they translate from are there, or have changed: a mail by the worker."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django_tasks import task

from reference.language_names import name_of
from translation import pivots, rights, states
from translation.models import Segment, Translation
from translation.work import messages, people


@task
def tell(translation_id: int) -> bool:
    """Whether somebody was told: nobody while words are still to come, or when nobody has the translation."""
    found = Translation.objects.with_pages().select_related("assignee__wagtail_userprofile").filter(pk=translation_id)
    translation = found.first()
    if translation is None or not _may_know(translation) or pivots.waiting([translation]):
        return False
    user = translation.assignee
    with override(people.language_of(user)):
        names = {"language": name_of(translation.via), "title": translation.source.title}
        subject = _("“%(title)s”: the text in %(language)s is approved") % names
        people.post(user, subject, [_what_to_do(translation), messages.text(translation, states.of(translation))])
    return True


def _may_know(translation: Translation) -> bool:
    user = translation.assignee
    reached = user is not None and user.is_active and user.email
    return bool(reached) and rights.visible(user).filter(pk=translation.pk).exists()


def _what_to_do(translation: Translation) -> str:
    stale = translation.segments.filter(state=Segment.State.STALE).count()
    if not stale:
        return _("You can translate from it now.")
    words = ngettext(
        "%(count)d segment of your translation is to be looked at again.",
        "%(count)d segments of your translation are to be looked at again.",
        stale,
    )
    return words % {"count": stale}
