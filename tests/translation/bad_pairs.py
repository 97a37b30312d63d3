"""Makes bad translations from good ones, one fault each, by seeded operators that know nothing of the checks.

Each operator takes a good target (and what is beside it) and gives a bad one, or None where it finds nothing to spoil.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"⟦/?\d+/?⟧")
LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+\w")
PHONE = re.compile(r"\+?\d[\d .]{7,}\d")
FIGURE = re.compile(r"\d[\d.,\u202f\u00a0]*\d|\d")


@dataclass(frozen=True)
class Good:
    source: str
    target: str
    language: str
    kind: str
    others: tuple[str, ...] = ()  # targets in other languages
    kept: tuple[str, ...] = ()  # names that stay as they are
    limit: int | None = None  # the most characters of the field


@dataclass(frozen=True)
class Bad:
    fault: str
    good: Good
    target: str


Operator = Callable[[Good, random.Random], str | None]


def _figures(text: str) -> list[re.Match[str]]:
    """Numbers that are no part of placeholders, addresses or telephone numbers."""
    taken = [match.span() for pattern in (TOKEN, LINK, PHONE) for match in pattern.finditer(text)]
    return [
        match
        for match in FIGURE.finditer(text)
        if not any(a <= match.start() < b or a < match.end() <= b for a, b in taken)
    ]


def _swap(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def empty(good: Good, chance: random.Random) -> str | None:
    return chance.choice(["", " ", "\u00a0\u00a0", "\u3000"])


def digit_changed(good: Good, chance: random.Random) -> str | None:
    figures = [match for match in _figures(good.target) if not _is_date(good, match)]
    if not figures:
        return None
    match = chance.choice(figures)
    places = [index for index, sign in enumerate(match[0]) if sign.isdigit()]
    place = chance.choice(places)
    wrong = chance.choice([sign for sign in "123456789" if sign != match[0][place]])
    return _new_number(good, _swap(good.target, match, match[0][:place] + wrong + match[0][place + 1 :]), match)


def digit_lost(good: Good, chance: random.Random) -> str | None:
    figures = [match for match in _figures(good.target) if len(match[0]) > 1 and not _is_date(good, match)]
    if not figures:
        return None
    match = chance.choice(figures)
    return _new_number(good, _swap(good.target, match, match[0][1:].lstrip(".,\u202f\u00a0")), match)


def zero_added(good: Good, chance: random.Random) -> str | None:
    figures = [match for match in _figures(good.target) if match[0].isdigit() and not _is_date(good, match)]
    if not figures:
        return None
    match = chance.choice(figures)
    return _new_number(good, _swap(good.target, match, match[0] + "0"), match)


SCALES = {
    "en": [("billion", "million"), ("million", "billion"), ("thousand", "million")],
    "fr": [("milliards", "millions"), ("millions", "milliards"), ("milliard", "million")],
    "zh-hans": [("亿", "万"), ("万", "亿")],
    "ja": [("億", "万"), ("万", "億"), ("兆", "億")],
}


def scale_changed(good: Good, chance: random.Random) -> str | None:
    found = []
    for old, new in SCALES[good.language]:
        found += [(match, new) for match in re.finditer(rf"(?<=\d)\s?{old}", good.target)]
    if not found:
        return None
    match, new = chance.choice(found)
    return _swap(good.target, match, match[0].replace(match[0].strip(), new))


def number_left_out(good: Good, chance: random.Random) -> str | None:
    figures = [match for match in _figures(good.target) if len(match[0]) > 1 and not _is_date(good, match)]
    if not figures:
        return None
    match = chance.choice(figures)
    return _new_number(good, _swap(good.target, match, ""), match)


def _new_number(good: Good, target: str, match: re.Match[str]) -> str | None:
    """Only where the number is not said twice, or its loss would be no fault."""
    return target if good.target.count(match[0]) == 1 else None


LUNAR = re.compile(r"(?:旧暦|农历|lunaire|lunar)\S*\s?$")
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
DATES = {
    "en": rf"\b\d{{1,2}} (?:{'|'.join(MONTHS['en'])})(?: \d{{4}})?|\b(?:{'|'.join(MONTHS['en'])}) \d{{4}}",
    "fr": rf"\b\d{{1,2}}(?:er)? (?:{'|'.join(MONTHS['fr'])})(?: \d{{4}})?|\b(?:{'|'.join(MONTHS['fr'])}) \d{{4}}",
    "zh-hans": r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{4}年",
    "ja": r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年",
}


def _is_date(good: Good, match: re.Match[str]) -> bool:
    return any(date.start() <= match.start() < date.end() for date in re.finditer(DATES[good.language], good.target))


def day_changed(good: Good, chance: random.Random) -> str | None:
    """Another day, month or year in one date; lunar ones are written too freely to be compared."""
    dates = [
        date for date in re.finditer(DATES[good.language], good.target) if not LUNAR.search(good.target[: date.start()])
    ]
    if not dates:
        return None
    date = chance.choice(dates)
    number = chance.choice(list(re.finditer(r"\d+", date[0])))
    old = int(number[0])
    new = old + chance.choice([1, 2, 3]) if old > 31 or old < 25 else old - chance.choice([2, 3, 5])
    if f"{new}" in re.findall(r"\d+", good.target + good.source):
        return None
    return _swap(good.target, date, date[0][: number.start()] + str(new) + date[0][number.end() :])


def month_changed(good: Good, chance: random.Random) -> str | None:
    names = MONTHS.get(good.language)
    if names is None:
        return None
    found = list(re.finditer(rf"(?<=\d )(?:{'|'.join(names)})\b|\b(?:{'|'.join(names)})(?= \d)", good.target))
    if not found:
        return None
    match = chance.choice(found)
    if good.target.count(match[0]) > 1:
        return None
    return _swap(good.target, match, chance.choice([name for name in names if name not in good.target]))


def quarter_changed(good: Good, chance: random.Random) -> str | None:
    swaps = {
        "en": [
            ("first half", "second half"),
            ("first quarter", "third quarter"),
            ("first six months", "last six months"),
        ],
        "fr": [("premier semestre", "second semestre"), ("premier trimestre", "troisième trimestre")],
        "zh-hans": [("上半年", "下半年"), ("一季度", "三季度")],
        "ja": [("上半期", "下半期"), ("第1四半期", "第3四半期")],
    }
    found = [(old, new) for old, new in swaps[good.language] if good.target.count(old) == 1]
    return good.target.replace(*chance.choice(found)) if found else None


UNITS = {
    "en": [(r"\bha\b", "km²"), (r"\bhectares?\b", "square metres"), (r"m²", "km²"), (r"\bkm\b", "m"),
           (r"\bMW\b", "kW"), (r"\btonnes\b", "kg"), (r"\bVND", "USD "), (r"\bUSD", "VND"), (r"\bdong\b", "dollars"),
           (r"\bkg\b", "tonnes")],
    "fr": [(r"\bha\b", "km²"), (r"\bhectares?\b", "mètres carrés"), (r"m²", "km²"), (r"\bkm\b", "m"), (r"\bMW\b", "kW"),
           (r"\btonnes\b", "kg"), (r"\bd[oô]ngs\b", "dollars"), (r"\bdollars\b", "dongs"), (r"\beuros\b", "dollars"),
           (r"\bkg\b", "tonnes")],
    "zh-hans": [("公顷", "平方米"), ("平方米", "平方公里"), ("(?<!平方)公里", "米"), ("兆瓦", "千瓦"), ("吨", "公斤"),
                ("越南?盾", "美元"), ("美元", "越盾"), ("公斤", "吨")],
    "ja": [("ヘクタール", "平方メートル"), ("平方メートル", "平方キロメートル"), ("(?<!平方)キロメートル", "メートル"),
           ("MW", "kW"), ("トン", "キログラム"), ("(?<!米)ドル", "ドン"), ("ドン", "ドル")],
}  # fmt: skip


def unit_changed(good: Good, chance: random.Random) -> str | None:
    found = []
    for old, new in UNITS[good.language]:
        pattern = rf"(?<=\d)[\s\u00a0\u202f]?(?:{old})|(?:{old})(?=\s?\d)"
        found += [(match, old, new) for match in re.finditer(pattern, good.target)]
    if not found:
        return None
    match, old, new = chance.choice(found)
    if len(re.findall(old, good.target)) > 1:
        return None
    return _swap(good.target, match, re.sub(old, new, match[0]))


def contact_changed(good: Good, chance: random.Random) -> str | None:
    found = [match for pattern in (LINK, PHONE) for match in pattern.finditer(good.target)]
    if not found:
        return None
    match = chance.choice(found)
    places = [index for index, sign in enumerate(match[0]) if sign.isascii() and sign.isalnum() and index > 8]
    if not places:
        return None
    place = chance.choice(places)
    signs = "0123456789" if match[0][place].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    wrong = chance.choice([sign for sign in signs if sign != match[0][place].lower()])
    return _swap(good.target, match, match[0][:place] + wrong + match[0][place + 1 :])


def placeholder_lost(good: Good, chance: random.Random) -> str | None:
    found = list(TOKEN.finditer(good.target))
    return _swap(good.target, chance.choice(found), "") if found else None


def placeholder_doubled(good: Good, chance: random.Random) -> str | None:
    found = list(TOKEN.finditer(good.target))
    return good.target + chance.choice(found)[0] if found else None


def placeholder_crossed(good: Good, chance: random.Random) -> str | None:
    opening = re.search(r"⟦(\d+)⟧", good.target)
    if opening is None:
        return None
    closing = f"⟦/{opening[1]}⟧"
    return good.target.replace(opening[0], "\0").replace(closing, opening[0]).replace("\0", closing)


WRONG_NAMES = {
    "en": ["South China Sea", "Xisha Islands", "Nansha Islands"],
    "fr": ["mer de Chine méridionale", "îles Xisha", "îles Nansha"],
    "zh-hans": ["南海", "西沙群岛", "南沙群岛"],
    "ja": ["南シナ海", "西沙諸島", "南沙諸島"],
}


def forbidden_name(good: Good, chance: random.Random) -> str | None:
    name = chance.choice(WRONG_NAMES[good.language])
    words = good.target.split(" ") if good.language in ("en", "fr") else None
    if words is None:
        place = good.target.find("，" if good.language == "zh-hans" else "、")
        return good.target[: place + 1] + name + good.target[place + 1 :] if place > 0 else f"{good.target}（{name}）"
    words.insert(chance.randrange(len(words)) if len(words) > 1 else 1, f"({name})")
    return " ".join(words)


def foreign_letters(good: Good, chance: random.Random) -> str | None:
    """Letters that the language does not have, as a slip of the keyboard or of a machine."""
    if good.language in ("en", "fr"):
        return _insert(good.target, chance, chance.choice(["的", "は", "省", "ハイ", "한국"]))
    words = {
        "zh-hans": ["の", "です", "發展", "投資", "國", "ＡＢＣ", "phát triển"],
        "ja": ["ＡＢＣ", "phát triển", "tỉnh"],
    }
    return _insert(good.target, chance, chance.choice(words[good.language]))


def _insert(text: str, chance: random.Random, piece: str) -> str:
    """Between two letters, outside placeholders, addresses and brackets."""
    taken = [m.span() for p in (TOKEN, LINK, PHONE, re.compile(r"[（(][^)）]*[)）]")) for m in p.finditer(text)]
    places = [
        place
        for place in range(1, len(text))
        if text[place - 1].isalpha() and not any(a <= place <= b for a, b in taken)
    ]
    place = chance.choice(places) if places else len(text)
    return text[:place] + piece + text[place:]


def other_language(good: Good, chance: random.Random) -> str | None:
    """A sentence that is still Vietnamese, or in a neighbouring language."""
    is_long = len(good.source.split()) >= 10 and good.kind in ("paragraph", "list_item")
    return chance.choice([good.source, *good.others]) if is_long else None


NAME = re.compile(r"(?<![\w./@-])[A-Z][A-Za-z]{2,}(?![\w./@-])")


def names_kept(source: str, target: str) -> tuple[str, ...]:
    """Names in Latin letters that a good pair has on both sides, such as VSIP or Canon."""
    taken = LINK.sub(" ", source), LINK.sub(" ", target)
    return tuple(sorted(set(NAME.findall(taken[0])) & set(NAME.findall(taken[1]))))


def name_changed(good: Good, chance: random.Random) -> str | None:
    """A letter left out, put in twice or in another case; or the name gone."""
    if not good.kept:
        return None
    name = chance.choice(good.kept)
    place = chance.randrange(1, len(name))
    wrong = [name[:place] + name[place + 1 :], name[:place] + name[place - 1] + name[place:], name.swapcase(), "…"]
    return re.sub(rf"(?<![\w./@-]){name}(?![\w./@-])", chance.choice(wrong), good.target)


def too_long(good: Good, chance: random.Random) -> str | None:
    if not good.limit:
        return None
    times = good.limit // len(good.target) + 1
    return " ".join([good.target] * times)[: good.limit + chance.randrange(1, 40)].ljust(good.limit + 1, "…")


OPERATORS: dict[str, tuple[Operator, ...]] = {
    "empty": (empty,),
    "placeholders": (placeholder_lost, placeholder_doubled, placeholder_crossed),
    "numbers": (digit_changed, digit_lost, zero_added, scale_changed, number_left_out),
    "dates": (day_changed, month_changed, quarter_changed),
    "units": (unit_changed,),
    "contacts": (contact_changed,),
    "terms": (forbidden_name,),
    "script": (foreign_letters,),
    "language": (other_language,),
    "keep_as_is": (name_changed,),
    "length": (too_long,),
}


def spoilt(goods: list[Good], seed: int) -> Iterator[Bad]:
    """Every operator once on every good pair on which it finds something."""
    for number, good in enumerate(goods):
        for fault, operators in OPERATORS.items():
            for operator in operators:
                chance = random.Random(f"{seed} {number} {operator.__name__} {good.language}")  # noqa: S311
                target = operator(good, chance)
                if target is not None and target != good.target:
                    yield Bad(fault, good, target)
