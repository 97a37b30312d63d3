"""How the office writes each language: the text shown in the workbench, and who may change it.

Where an office wrote none, the text that comes with the product is shown; there is no copy of it in the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from reference.roles import roles_of
from translation.errors import NotPossibleError
from translation.models_guide import TEXT_MAX, LanguageGuide

SHIPPED = Path(__file__).parent


@dataclass(frozen=True)
class Block:
    """A piece of the text; `kind` is heading, item or paragraph."""

    kind: str
    text: str


@dataclass(frozen=True)
class Guide:
    """A language's guide; `version` is 0 while the shipped text is shown."""

    language: str
    text: str
    version: int = 0
    by: AbstractBaseUser | None = None
    at: datetime | None = None

    @property
    def blocks(self) -> list[Block]:
        return [_block(line) for line in map(str.strip, self.text.splitlines()) if line]


def of(language: str) -> Guide:
    """One query; an empty text for a language that comes without one."""
    row = LanguageGuide.objects.select_related("updated_by").filter(language=language).first()
    if row is None:
        return Guide(language, shipped(language))
    return Guide(language, row.text, row.version, row.updated_by, row.updated_at)


def shipped(language: str) -> str:
    file = SHIPPED / f"{language}.txt"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def may_edit(user: AbstractBaseUser, language: str) -> bool:
    """Reviewers of the language, and the desk."""
    roles = roles_of(user)
    return language in roles.reviews or roles.runs_desk


@transaction.atomic
def write(language: str, user: AbstractBaseUser, text: str, version: int) -> Guide:
    """Keep the office's text; an empty one shows the shipped text again. Raises NotPossibleError.

    `version` is the one that the person had in view.
    """
    if not may_edit(user, language):
        raise NotPossibleError(_("Only reviewers of the language and the desk change its style guide."))
    if len(text) > TEXT_MAX:
        raise NotPossibleError(_("The style guide has at most %(most)d characters.") % {"most": TEXT_MAX})
    rows = LanguageGuide.objects.select_for_update(of=("self",)).filter(language=language)
    row = rows.first()
    if (row.version if row else 0) != version:
        raise NotPossibleError(_("Somebody else changed this guide meanwhile. Copy your text, load the page anew."))
    text = "\n".join(line.rstrip() for line in text.replace("\0", "").splitlines()).strip()
    if not text:
        rows.delete()
    elif row:
        row.text, row.version, row.updated_by = text, version + 1, user
        row.save()
    else:
        LanguageGuide.objects.create(language=language, text=text, updated_by=user)
    return of(language)


def _block(line: str) -> Block:
    if line.startswith("#"):
        return Block("heading", line.lstrip("# "))
    if line.startswith(("- ", "– ", "• ")):
        return Block("item", line[2:].strip())
    return Block("paragraph", line)
