"""From texts to machine suggestions: mask, translate, put back, verify."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from cms import languages
from translation.machines.base import UNMETERED, Engine, Failure, Meter
from translation.machines.masking import Masked, TermForms, mask, unmask
from translation.machines.verifier import verify


def suggest(
    texts: Sequence[str],
    target: str,
    terms: Sequence[TermForms],
    by: Engine,
    meter: Meter = UNMETERED,
    source: str = languages.SOURCE,
) -> list[str | Failure]:
    """One suggestion or failure per text, in their order; placeholders as in translation/markup.py.

    A text without words of its own (a number, a date, a glossary term) is written in the target's form without asking
    the machine. Never raises for what a server does. `by` must be what `policy.choose` named for these texts.
    """
    prepared = [mask(unicodedata.normalize("NFC", text), target, terms, source) for text in texts]
    asked = [masked for masked in prepared if _has_words(masked)]
    answers = iter(by.translate([masked.text for masked in asked], source, target, meter))
    return [
        _checked(masked, next(answers), target) if _has_words(masked) else unmask(masked, masked.text)
        for masked in prepared
    ]


def _has_words(masked: Masked) -> bool:
    return any(sign.isalpha() for sign in masked.words)


def _checked(masked: Masked, answer: str | Failure, target: str) -> str | Failure:
    return answer if isinstance(answer, Failure) else verify(masked, answer, target)
