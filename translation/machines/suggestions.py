"""From Vietnamese texts to machine suggestions: mask, translate, put back, verify."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext as _

from cms import languages
from translation.machines.base import Engine, Failure, Reason
from translation.machines.engines import engine
from translation.machines.masking import Masked, TermForms, mask, unmask
from translation.machines.verifier import verify


def suggest(
    texts: Sequence[str], target: str, terms: Sequence[TermForms] = (), by: Engine | None = None
) -> list[str | Failure]:
    """One suggestion or failure per text, in their order; placeholders as in translation/markup.py.

    A text without words of its own (a number, a date, a glossary term) is written in the target's form without asking
    the machine. `by` defaults to the machine of the settings. Never raises for what a server does.
    """
    machine = by or engine()
    if machine is None:
        return [Failure(Reason.OFF, _("No translation machine is set up."))] * len(texts)
    prepared = [mask(unicodedata.normalize("NFC", text), target, terms) for text in texts]
    asked = [masked for masked in prepared if _has_words(masked)]
    answers = iter(machine.translate([masked.text for masked in asked], languages.SOURCE, target))
    return [
        _checked(masked, next(answers), target) if _has_words(masked) else unmask(masked, masked.text)
        for masked in prepared
    ]


def _has_words(masked: Masked) -> bool:
    return any(sign.isalpha() for sign in masked.words)


def _checked(masked: Masked, answer: str | Failure, target: str) -> str | Failure:
    return answer if isinstance(answer, Failure) else verify(masked, answer, target)
