"""A server's language codes for ours: Chinese is zh, zh-CN or zh-Hans, depending on the server and its version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from translation.machines.base import Failure, MachineError, Reason

# Beside the code itself and its first part. Never zt or zh-Hant: those are Traditional.
OTHER_NAMES = {"zh-hans": ("zh-cn",)}


@dataclass(frozen=True)
class Pair:
    """From and into, in the server's codes."""

    source: str
    target: str


def parse(languages: object) -> dict[str, list[str]]:
    """Targets by source code from the answer of /languages. Raises MachineError when it is no such answer.

    Older servers name no targets: every language is then taken for one.
    """
    if not isinstance(languages, list) or not languages:
        raise _unreadable()
    try:
        every = [str(language["code"]) for language in languages]
        return {str(language["code"]): list(language.get("targets") or every) for language in languages}
    except (TypeError, KeyError, AttributeError) as error:
        raise _unreadable() from error


def _unreadable() -> MachineError:
    return MachineError(Failure(Reason.MALFORMED, _("The answer of the translation machine can't be read.")))


def pair(targets_by_code: Mapping[str, list[str]], source: str, target: str) -> Pair:
    """Both codes as the server writes them. Raises MachineError when it has no such pair."""
    from_code = _find(source, list(targets_by_code))
    into_code = _find(target, targets_by_code.get(from_code, []))
    if not into_code:
        message = _("The translation machine does not translate into this language.")
        raise MachineError(Failure(Reason.UNSUPPORTED, message))
    return Pair(from_code, into_code)


def _find(code: str, offered: list[str]) -> str:
    """The first of the language's names that the server knows, or nothing."""
    written = {str(name).lower().replace("_", "-"): str(name) for name in offered}
    names = (code, *OTHER_NAMES.get(code, ()), code.partition("-")[0])
    return next((written[name] for name in names if name in written), "")
