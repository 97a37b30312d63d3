"""Web addresses, e-mail addresses and telephone numbers: the same in every language."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

END = r"\s<>“”\"'«»（）()，。、；！？】」』"
ADDRESS = re.compile(rf"(?:https?://|www\.)[^{END}]+[^{END}.,;:!?]", re.IGNORECASE)
MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
SITE = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|vn|org|net|gov|edu|info|jp|cn|fr|kr|asia)(?:/[\w./?=&%-]*)?(?![a-z0-9-])",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![A-Za-z0-9/.,])(?:\(?\+\d{1,3}\)?[\s.-]?)?(?:\(0\)\s?)?\(?0?\d{1,4}\)?(?:[\s.-]\d{1,4}){1,6}"
    r"(?![A-Za-z0-9]|/\d|[.,]\d)"
)
DIGITS_MIN = 9
COUNTRY = "84"


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Counter[str], str]:
    """Each address and number in its plain form with how often it stands there, and the text without them.

    Several checks ask for the same text: nobody may change what they get.
    """
    found: Counter[str] = Counter()
    for pattern in (ADDRESS, MAIL, SITE):
        text = pattern.sub(lambda match: _note(found, match[0].casefold().removesuffix("/"), match[0]), text)
    return found, PHONE.sub(lambda match: _phone(found, match[0]), text)


def _note(found: Counter[str], plain: str, written: str) -> str:
    found[re.sub(r"^https?://(www\.)?|^www\.", "", plain)] += 1
    return "\0" * len(written)


def _phone(found: Counter[str], written: str) -> str:
    """0221.386 2456 and +84 221 386 2456 are one number; other figures are left in the text."""
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if len(digits) < DIGITS_MIN or not written.startswith(("0", "+", "(0", "(+")):
        return written
    national = digits.removeprefix(COUNTRY) if written.startswith(("+", "(+")) else digits
    found[f"tel:{national.lstrip('0')}"] += 1
    return "\0" * len(written)
