"""Language tags as tools write them, compared by what they mean.

BCP 47 (RFC 5646); gettext and older tools write zh_CN, zh-CN or zh-Hans-CN for Simplified Chinese.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from translation.exchange.errors import ExchangeError
from translation.exchange.returns import Return

SCRIPT_OF_REGION = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
DEFAULT_SCRIPT = {"zh": "Hans"}
ISO_639_2 = {"vie": "vi", "eng": "en", "zho": "zh", "chi": "zh", "jpn": "ja", "fra": "fr", "fre": "fr", "kor": "ko"}


def is_same(one: str, other: str) -> bool:
    """Whether both name one written language; regions do not matter beyond the script that they imply."""
    return _written(one) == _written(other)


def _written(tag: str) -> tuple[str, str]:
    first, *others = tag.strip().replace("_", "-").partition("@")[0].split("-")
    language = ISO_639_2.get(first.lower(), first.lower())
    scripts = [part.title() for part in others if len(part) == 4 and part.isalpha()]
    by_region = [SCRIPT_OF_REGION[part.upper()] for part in others if part.upper() in SCRIPT_OF_REGION]
    if language not in DEFAULT_SCRIPT:
        by_region = []
    return language, next(iter(scripts + by_region), DEFAULT_SCRIPT.get(language, ""))


def check_languages(returned: Return, source_language: str, target_language: str) -> None:
    """Raise ExchangeError when the file names other languages; one that names none passes."""
    if returned.source_language and not is_same(returned.source_language, source_language):
        message = _("The file translates from “%(found)s”, not from “%(wanted)s”. Choose the file of this translation.")
        raise ExchangeError(message % {"found": returned.source_language, "wanted": source_language})
    if returned.target_language and not is_same(returned.target_language, target_language):
        message = _(
            "The file is a translation into “%(found)s”, not into “%(wanted)s”. Choose the file of this language."
        )
        raise ExchangeError(message % {"found": returned.target_language, "wanted": target_language})
