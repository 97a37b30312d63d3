"""Large figures as Chinese and Japanese readers count them: by ten thousands (万) and hundred millions (亿, 億)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

TEN_THOUSAND, MILLION, HUNDRED_MILLION = Decimal(10**4), Decimal(10**6), Decimal(10**8)
MILLIONS = "百万"  # how units such as 百万美元 begin
NAMES = {"zh-hans": {TEN_THOUSAND: "万", HUNDRED_MILLION: "亿"}, "ja": {TEN_THOUSAND: "万", HUNDRED_MILLION: "億"}}


@dataclass(frozen=True)
class Counted:
    """72 亿 美元: how many of which step, and of what."""

    value: Decimal
    step: str
    unit: str


def counted(value: Decimal, unit: str, code: str) -> Counted:
    """In steps where nothing of the value is lost by it and readers of the language count so; else as given."""
    names = NAMES.get(code, {})
    in_millions = unit.startswith(MILLIONS)
    whole = value * MILLION if in_millions else value
    for step in sorted(names, reverse=True):
        found = whole / step
        if abs(found) >= 1 and found == round(found, 2):
            return Counted(found, names[step], unit.removeprefix(MILLIONS))
    return Counted(value, "", unit)
