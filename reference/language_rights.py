"""Who may write a fact's words in a language."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser

from cms import languages


def may_edit(user: AbstractBaseUser | None, language: languages.Language) -> bool:
    """Whether the person may write a fact's words in the language; None is the system itself."""
    return user is None or user.has_perm(f"reference.edit_{language.column}")


def may_edit_shared(user: AbstractBaseUser | None) -> bool:
    """Whether the person may write what has no language; it goes with the Vietnamese words."""
    return may_edit(user, languages.get(languages.SOURCE))
