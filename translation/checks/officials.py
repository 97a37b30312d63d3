"""An official's name stands without the title that the person held on the date of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.checks.base import Finding, Pair, warning
from translation.glossary import even
from translation.officials import Holder

NAME = "official_title"
# What a title begins with in English and French, before the body; what it ends with in Chinese and Japanese.
_BEFORE_THE_BODY = re.compile(r"^(?:the )?(?P<rank>.+?)(?: of | for | du | de | des | de la |,| d['’]|$)")
_AFTER_THE_BODY = re.compile(r"(?P<rank>副?.{2})$")
_LOWER_RANK = r"(?<!vice )(?<!vice-)(?<!deputy )(?<!副)"


def check(pair: Pair) -> Iterator[Finding]:
    """Only where the source gives the title too: who is named a second time goes without."""
    source, target = even(pair.source_words), even(pair.words)
    for holder in pair.officials:
        is_titled = even(holder.name) in source and even(holder.title) in source
        if is_titled and _folded(holder.name_there) in _folded(target) and not _has_rank(holder, pair, target):
            message = _("“%(name)s” stands without the title held on that date: “%(title)s”.")
            names = {"name": holder.name_there, "title": holder.title_there}
            yield warning(NAME, message % names, about=holder.name)


def _has_rank(holder: Holder, pair: Pair, target: str) -> bool:
    """“Chairman” is not said by “Vice Chairman”."""
    title = even(holder.title_there)
    rank = (_AFTER_THE_BODY if pair.is_cjk else _BEFORE_THE_BODY).search(title)
    return re.search(_LOWER_RANK + re.escape(rank["rank"] if rank else title), target) is not None


def _folded(text: str) -> str:
    """Without marks: foreign texts write Vietnamese names with and without."""
    plain = unicodedata.normalize("NFD", even(text)).replace("đ", "d")
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
