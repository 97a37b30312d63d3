"""Who sees letters of visitors.

| who | inquiries | reported errors |
|---|---|---|
| desk officer, chief | all; what looks like spam; erase; settings | all; what looks like spam |
| editor, leader | those of the own agency | on Vietnamese pages of the own agency |
| translator | those in the language that want a translator, without address and telephone | – |
| … outside | those given to them, the same way | – |
| reviewer | – | on pages in the language |
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet

from cms import languages
from content.rights import roles_of  # of people outside only work in languages counts
from website.models import ErrorReport, Inquiry

NOBODY = Q(pk__in=())


def runs_desk(user: AbstractBaseUser) -> bool:
    return roles_of(user).runs_desk


def answers(user: AbstractBaseUser) -> bool:
    """Whether there may be inquiries that the person answers."""
    roles = roles_of(user)
    return roles.runs_desk or bool(roles.agencies)


def visible(user: AbstractBaseUser) -> QuerySet[Inquiry]:
    """Inquiries that the person answers, with all that stands in them."""
    roles = roles_of(user)
    if roles.runs_desk:
        return Inquiry.objects.all()
    return Inquiry.objects.filter(agency__in=roles.agencies).exclude(state=Inquiry.State.SUSPECTED)


def translatable(user: AbstractBaseUser) -> QuerySet[Inquiry]:
    """Inquiries of the person's languages in which something is to be translated; their own first."""
    codes = roles_of(user).translates
    if not codes:
        return Inquiry.objects.none()
    mine = Q(translator=user)
    free = NOBODY if user.is_outside else Q(translator=None)
    wanting = Inquiry.objects.wanting_translator().filter(language__in=codes).exclude(state=Inquiry.State.SUSPECTED)
    return wanting.filter(mine | free)


def reports(user: AbstractBaseUser) -> QuerySet[ErrorReport]:
    roles = roles_of(user)
    if roles.runs_desk:
        return ErrorReport.objects.all()
    source = Q(language=languages.SOURCE)
    own = (source & Q(agency__in=roles.agencies)) | (~source & Q(language__in=roles.reviews))
    return ErrorReport.objects.filter(own).exclude(state=ErrorReport.State.SUSPECTED)


def sees_reports(user: AbstractBaseUser) -> bool:
    roles = roles_of(user)
    return roles.runs_desk or bool(roles.agencies or roles.reviews)
