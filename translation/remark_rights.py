"""Who reads, writes and answers remarks.

| who | in the workbench | on the screen of questions |
|---|---|---|
| translator, reviewer of the language, desk | reads and writes | – |
| clearance officer, administrator | reads | – |
| who may edit the source | – | reads and answers what was asked of the author, and where they were mentioned |
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from content import rights as page_rights
from translation import rights
from translation.models import Remark, Translation


def may_write(user: AbstractBaseUser, translation: Translation) -> bool:
    """Of a translation that the person sees."""
    roles = rights.roles_of(user)
    return roles.runs_desk or translation.language in roles.languages


def uses_questions(user: AbstractBaseUser) -> bool:
    """Whether the person may edit sources at all."""
    roles = page_rights.roles_of(user)
    return bool(user.is_superuser or roles.agencies or roles.languages or roles.runs_desk)


def edits_everything(user: AbstractBaseUser) -> bool:
    """The desk, whose work other people's texts are not."""
    return page_rights.roles_of(user).runs_desk


def for_author(user: AbstractBaseUser) -> QuerySet[Remark]:
    """Threads that the person reads as the source's author: of them nothing else of the translation is shown."""
    sources = Page.objects.filter(page_rights.editable(user)).values("pk")
    mentioned = Remark.mentions.through.objects.filter(user=user)
    here, below = mentioned.filter(remark=OuterRef("pk")), mentioned.filter(remark__parent=OuterRef("pk"))
    asked = Q(is_question=True) | Exists(here) | Exists(below)
    return Remark.objects.threads().filter(asked, translation__source__in=sources)
