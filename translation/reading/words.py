"""Numbers written as words: "hai mươi lăm", "twenty-five", "vingt-cinq", 二十五. All weak: many mean other things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from cms import languages
from translation.reading import units
from translation.reading.base import Atom, Mention, Scan, compiled, num, ways
from translation.reading.lexicon import Lexicon
from translation.reading.numbers import quantity

DIGITS = {sign: Decimal(value) for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": Decimal(0), "两": Decimal(2), "兩": Decimal(2), "双": Decimal(2), "俩": Decimal(2)
}  # fmt: skip
STEPS = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
SCALES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "億": Decimal(10) ** 8, "兆": Decimal(10) ** 12}
_SIGNS = "".join([*DIGITS, *STEPS, *SCALES])
_NUMERAL = re.compile(f"(?P<numeral>[{_SIGNS}]+)?(?P<half>(?<=[{_SIGNS}])[个個]半|(?<![个個])半)?")
_TENTHS = re.compile(f"(?P<number>[0-9]|[{''.join(DIGITS)}])(?:[割成])(?P<more>[0-9五])?")
SURE_FROM = 11  # in several words: nobody says "mười hai" and means something else
HALF = Decimal("0.5")
PERCENT = next(units.all_of("percent"))


def read(scan: Scan, lexicon: Lexicon) -> None:
    for start, end, value in _spelled(scan.text, lexicon) if lexicon.words else _numerals(scan.text):
        measures, _end = units.after(scan.text, end)
        alternatives = [[num(value)]] + [[quantity(value, unit)] for unit in measures]
        alternatives += [[quantity(Decimal(50), PERCENT)]] if value == HALF else []
        text = scan.text[start:end]
        is_plain = is_sure(text, lexicon) or _is_counted(scan.text, end, text, value, lexicon)
        kind = "word" if is_plain or _is_ordinal(scan.text, start, lexicon) else "perhaps"
        is_weak = not (scan.language == languages.SOURCE and value >= SURE_FROM and _is_one(text, lexicon))
        kind = kind if is_weak else "number"
        scan.mentions.append(Mention(kind, text, start, ways(*alternatives), is_weak=is_weak))


def _is_one(text: str, lexicon: Lexicon) -> bool:
    """One number in several words, such as "hai mươi lăm", and not one beside another word ("năm năm hai")."""
    words = text.casefold().split()
    return len(words) > 1 and not any(word in lexicon.trailing for word in words)


def read_each(scan: Scan, lexicon: Lexicon) -> None:
    """ "Mỗi tạ" is one quintal."""
    for match in compiled(lexicon.each).finditer(scan.text) if lexicon.each else ():
        measures, end = units.after(scan.text, match.end())
        if measures:
            way = ways(*([quantity(Decimal(1), unit)] for unit in measures))
            scan.mentions.append(Mention("perhaps", scan.text[match.start() : end], match.start(), way, is_weak=True))


def is_sure(text: str, lexicon: Lexicon) -> bool:
    """Whether words for a number mean nothing else: "bảy" does, "năm" does not."""
    if not lexicon.words:
        return len(text) > 1 and not set(text) <= set(DIGITS)
    return text.casefold() in lexicon.sure or len(text.split()) > 1


def _is_counted(text: str, end: int, written: str, value: Decimal, lexicon: Lexicon) -> bool:
    """四棵, but not 千家, which is every house."""
    is_small = bool(lexicon.counters) and len(written) == 1 and 1 < value <= 10
    return is_small and compiled(lexicon.counters).match(text, end) is not None


def _is_ordinal(text: str, start: int, lexicon: Lexicon) -> bool:
    before = compiled(rf"(?<!\w)(?:{lexicon.ordinal_after})\s+$") if lexicon.ordinal_after else None
    return before is not None and before.search(text[:start]) is not None


def read_parts(scan: Scan, lexicon: Lexicon) -> None:
    """ "Một phần ba", a third, 三分之一: weak, and left for reading as numbers too."""
    for pattern in lexicon.parts:
        for match in compiled(pattern).finditer(scan.text):
            found = match.groupdict()
            above, below = value_of(found.get("above") or "1", lexicon), value_of(found.get("below") or "2", lexicon)
            way = ways([Atom("part", above / below)], [quantity(100 * above / below, PERCENT)])
            scan.mentions.append(Mention("part", match[0], match.start(), way, is_weak=True))


def value_of(written: str, lexicon: Lexicon) -> Decimal:
    """Of figures, words ("mười một": 10 + 1) or signs; an article is one."""
    if written.isdecimal():
        return Decimal(written)
    if not lexicon.words:
        return _numeral(written)
    return sum((lexicon.words.get(word, Decimal(1)) for word in written.casefold().split()), Decimal(0))


def read_tenths(scan: Scan) -> None:
    """八成, 8割, 七成五: tenths, the same as percent."""
    for match in _TENTHS.finditer(scan.text):
        value = (DIGITS.get(match["number"]) or Decimal(match["number"])) * 10
        value += {"五": Decimal(5)}.get(match["more"] or "", Decimal(match["more"] if _is_digit(match["more"]) else 0))
        is_weak = not match["number"].isdecimal()
        way = ways([num(value)], [quantity(value, PERCENT)], [num(value / 10)])
        scan.mentions.append(Mention("number", match[0], match.start(), way, is_weak=is_weak))
        scan.take(match.start(), match.end())


def _is_digit(sign: str | None) -> bool:
    return bool(sign) and sign.isascii() and sign.isdecimal()


def _numerals(text: str) -> Iterator[tuple[int, int, Decimal]]:
    for match in filter(lambda found: found[0], _NUMERAL.finditer(text)):
        value = _numeral(match["numeral"]) if match["numeral"] else Decimal(0)
        yield match.start(), match.end(), value + HALF if match["half"] else value
        if match["numeral"] and _is_about(match["numeral"]):
            yield from ((match.start() + place, match.start() + place + 1, DIGITS[match[0][place]]) for place in (0, 1))


def _is_about(signs: str) -> bool:
    """三四 is three or four."""
    return len(signs) == 2 and set(signs) <= set(DIGITS) and DIGITS[signs[1]] - DIGITS[signs[0]] == 1


def _numeral(signs: str) -> Decimal:
    """二十五 = 25, 三千万 = 30000000, 二〇二五 = 2025."""
    if all(sign in DIGITS for sign in signs):
        return Decimal("".join(str(DIGITS[sign]) for sign in signs))
    total = section = digit = Decimal(0)
    for sign in signs:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in STEPS:
            section, digit = section + (digit or 1) * STEPS[sign], Decimal(0)
        else:
            total, section, digit = total + ((section + digit) or 1) * SCALES[sign], Decimal(0), Decimal(0)
    return total + section + digit


def _spelled(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Decimal]]:
    """Runs of number words. A last word may be another one ("bốn trăm năm": 405, or 400 years); "hai, ba" are two."""
    word, run = _patterns(tuple(lexicon.words), lexicon.joiners)
    for match in run.finditer(text):
        found = [(part.span(), part[0].casefold()) for part in word.finditer(text, *match.span())]
        values = [lexicon.words[name] for _span, name in found]
        is_fraction = len(values) == 2 and values[0] == 1  # "one tenth", "un tiers", "một nửa"
        if len(values) > 1 and found[-1][1] in lexicon.trailing:
            yield match.start(), found[-2][0][1], _value(values[:-1])
        elif not is_fraction or values[1] >= 100:
            yield match.start(), match.end(), _value(values)
        if len(values) > 1 and (is_fraction or any(one < 10 and 1 <= other < 10 for one, other in pairwise(values))):
            yield from ((start, end, lexicon.words[name]) for (start, end), name in found)


@cache
def _patterns(words: tuple[str, ...], joiners: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    between = "".join(rf"(?:[\s-]{joiner}(?!\w))?" for joiner in joiners)
    one = rf"(?<!\w)(?:{word})(?!\w)"
    return re.compile(one, re.IGNORECASE), re.compile(rf"{one}(?:{between}[\s-]{one})*", re.IGNORECASE)


def _value(found: list[Decimal]) -> Decimal:
    """Additive and multiplicative, as all of these languages count: two hundred thousand and five, quatre-vingt-dix."""
    total, section = Decimal(0), Decimal(0)
    for value in found:
        if value >= 1000:
            is_higher = bool(total) and value > total
            total = (total + section) * value if is_higher else total + (section or 1) * value
            section = Decimal(0)
        elif value == 100:
            section = (section or 1) * value
        elif value == 10 and 1 < section % 100 < 10:
            section += section % 100 * 9
        else:
            section += value
    return total + section
