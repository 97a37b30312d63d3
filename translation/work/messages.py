"""One translation in a few words, to send to somebody: title, language, state, due day, address."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reference.language_names import name_of
from translation.models import Translation
from translation.states import Standing


def address(translation: Translation) -> str:
    """Of the workbench; it opens for those who may see the translation only."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("translation", args=[translation.pk])


def due_words(due: date | None, today: date | None = None) -> str:
    """Such as "due 3/12/2026"; empty without a day."""
    if due is None:
        return ""
    day = formats.date_format(due, "j/n/Y")
    is_late = due < (today or timezone.localdate())
    return (_("late since %(day)s") if is_late else _("due %(day)s")) % {"day": day}


def line(translation: Translation, standing: Standing) -> str:
    """Language, state and due day."""
    parts = [capfirst(name_of(translation.language)), standing.name, standing.waits, due_words(translation.due)]
    return " · ".join(part for part in parts if part)


def text(translation: Translation, standing: Standing) -> str:
    return "\n".join([translation.source.title, line(translation, standing), address(translation)])
