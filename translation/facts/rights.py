"""Who sees and writes the texts of facts in a language: those who work in it; the desk reads along."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser

from cms import languages
from reference.language_rights import may_edit
from reference.roles import roles_of
from translation.facts import texts


def may_see(user: AbstractBaseUser, language: str) -> bool:
    return language in seen_by(user)


def seen_by(user: AbstractBaseUser) -> list[str]:
    """Codes in the order of the site. Facts are open to all inside, and to people outside in their languages."""
    roles = roles_of(user)
    is_wide = user.is_superuser or roles.runs_desk or roles.clears
    return [code for code in texts.CODES if is_wide or code in roles.languages]


def may_write(user: AbstractBaseUser, language: str) -> bool:
    return language in roles_of(user).languages and may_edit(user, languages.get(language))
