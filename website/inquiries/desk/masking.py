"""What a translator reads of a letter: all of it but addresses and telephone numbers."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# From nine digits on, with what people put between them; after a plus sign or a zero, as sums of money never begin.
PHONE = re.compile(r"(?<![\d.,])(?:\+|00|0|\(\+?\d{1,4}\))[\s\d()./-]{7,}\d")
INSTEAD = "[…]"


def masked(text: str) -> str:
    return PHONE.sub(INSTEAD, EMAIL.sub(INSTEAD, text))
