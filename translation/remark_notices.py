"""Tells people of remarks: on the admin's first page until they looked, and by mail, gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import languages
from reference.language_names import name_of
from translation import remark_rights, rights
from translation.models import Remark, RemarkNotice

APART = timedelta(minutes=15)  # of mails to one person
Kind = RemarkNotice.Kind


@dataclass(frozen=True)
class Told:
    """A notice and where the person reads the remark."""

    notice: RemarkNotice
    url: str

    @property
    def title(self) -> str:
        return self.notice.remark.translation.source.title

    @property
    def language(self) -> str:
        """As it stands in a line of text."""
        return name_of(self.notice.remark.translation.language)

    @property
    def words(self) -> str:
        """Who did what."""
        by = {"person": self.notice.remark.by}
        if self.notice.kind == Kind.QUESTION:
            return _("%(person)s asks you") % by
        if self.notice.kind == Kind.MENTION:
            return _("%(person)s mentions you") % by
        return _("%(person)s answers") % by


def tell(remark: Remark, *, asked: Iterable[Any] = (), named: Iterable[Any] = (), people: Iterable[Any] = ()) -> None:
    """Who is named, who is asked, who took part: each once, and never the writer."""
    kinds: dict[int, Kind] = {}
    for kind, them in ((Kind.MENTION, named), (Kind.QUESTION, asked), (Kind.ANSWER, people)):
        for person in them:
            kinds.setdefault(person.pk, kind)
    kinds.pop(remark.by_id, None)
    RemarkNotice.objects.bulk_create(RemarkNotice(remark=remark, user_id=pk, kind=kind) for pk, kind in kinds.items())


def talkers(thread: Remark) -> list[Any]:
    """Who wrote in the thread."""
    return list({thread.by, *(remark.by for remark in thread.answers.select_related("by"))})


def unseen(user: AbstractBaseUser) -> QuerySet[RemarkNotice]:
    """Newest first; a question that was answered or settled needs nobody any more."""
    found = RemarkNotice.objects.filter(user=user, seen_at=None).select_related(
        "remark__by", "remark__parent", "remark__segment", "remark__parent__segment", "remark__translation__source"
    )
    return found.order_by("-remark__at", "-pk")


def readable(user: AbstractBaseUser, notices: Iterable[RemarkNotice]) -> list[Told]:
    """Those whose remark the person may read today, with its address; two queries."""
    notices = list(notices)
    if not notices:
        return []
    threads = [notice.remark.thread.pk for notice in notices]
    as_author = set(remark_rights.for_author(user).filter(pk__in=threads).values_list("pk", flat=True))
    translations = [notice.remark.translation_id for notice in notices]
    seen = set(rights.visible(user).filter(pk__in=translations).values_list("pk", flat=True))
    told = [Told(notice, _url(notice, seen, as_author)) for notice in notices]
    return [one for one in told if one.url]


def _url(notice: RemarkNotice, seen: set[int], as_author: set[int]) -> str:
    """Questions are read where they are answered; everything else in the workbench by those who see it."""
    remark, thread = notice.remark, notice.remark.thread
    in_workbench = remark.translation_id in seen
    if thread.pk in as_author and (notice.kind == Kind.QUESTION or not in_workbench):
        return reverse("translation_question", args=[thread.pk])
    if not in_workbench or notice.kind == Kind.QUESTION:
        return ""
    if thread.segment is None:
        return reverse("translation_remarks", args=[remark.translation_id])
    return f"{reverse('translation', args=[remark.translation_id])}#remarks-{thread.segment.position}"


def mark_seen(user: AbstractBaseUser, threads: Iterable[Remark]) -> None:
    """The person has these threads before their eyes."""
    pks = [thread.pk for thread in threads]
    if not pks:
        return
    mine = RemarkNotice.objects.filter(user=user, seen_at=None)
    now = timezone.now()
    mine.filter(remark__in=pks).update(seen_at=now)
    mine.filter(remark__parent__in=pks).update(seen_at=now)


def send_due(now: datetime | None = None) -> int:
    """One mail to each person who was not told yet and got none in the last quarter of an hour; how many mails.

    First the mail, then the note of it: who dies in between tells twice rather than never.
    """
    now = now or timezone.now()
    late = set(RemarkNotice.objects.filter(sent_at__gt=now - APART).values_list("user_id", flat=True))
    waiting = RemarkNotice.objects.filter(sent_at=None, seen_at=None, user__is_active=True).exclude(user__in=late)
    related = ("user", "remark__by", "remark__parent__segment", "remark__segment", "remark__translation__source")
    by_person: dict[Any, list[RemarkNotice]] = defaultdict(list)
    for notice in waiting.select_related(*related).order_by("remark__at", "pk"):
        by_person[notice.user].append(notice)
    return sum(_mail(person, notices, now) for person, notices in by_person.items())


def _counts(notice: RemarkNotice) -> bool:
    thread = notice.remark.thread
    return thread.waits_for_author if notice.kind == Kind.QUESTION else thread.resolved_at is None


def _mail(person: Any, notices: list[RemarkNotice], now: datetime) -> int:
    """What the person may no longer read, or was settled meanwhile, is not spoken of."""
    told = readable(person, filter(_counts, notices))
    if told and person.email:
        with translation.override(languages.SOURCE):
            subject = ngettext("%(count)d remark on a translation", "%(count)d remarks on translations", len(told)) % {
                "count": len(told)
            }
            lines = [
                f"{one.title} ({one.language}): {one.words}\n{settings.WAGTAILADMIN_BASE_URL}{one.url}" for one in told
            ]
            send_mail(subject, "\n\n".join(lines), settings.DEFAULT_FROM_EMAIL, [person.email])
    RemarkNotice.objects.filter(pk__in=[notice.pk for notice in notices]).update(sent_at=now)
    return int(bool(told and person.email))
