"""Tells what can be a Vietnamese syllable from what cannot: initials × rimes × tones, as the spelling of 1984 has them.

Sources: Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977); the spelling rules for schoolbooks of 1984 (k, gh and ngh before
e, ê, i, y; stops only with sắc or nặng).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
SHARP_OR_HEAVY = ("\u0301", "\u0323")
_RIMES = _words("""
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot
    oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn
    ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uynh uyt
    uyu uyp uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
""")  # fmt: skip
_AFTER_QU = _words("""
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ăp ân âng ât ây âu e en eo et ê êt ên êch ênh i it inh
    ich y yt ynh ych yên yêt ôc ơ ơi ơn
""")  # fmt: skip
_ALONE = _words("y yêm yên yêng yêt yêu gi gin gim gip giêng giêc giêt giêm")
_Y_AFTER = _words("h k l m s t v")
_SHAPE = re.compile(
    "(?P<initial>ngh|gh|gi|kh|ph|th|tr|ch|nh|ng|qu|[bcdđghklmnprstvx])?(?P<rime>[aăâeêioôơuưy][a-zăâêôơư]*)"
)
_FRONT = ("e", "ê", "i", "y")
_STOPS = ("c", "ch", "p", "t")
# Hook and tilde are often confused; these fit the grammar, but no word is spelt so.
_CONFUSED = _words("""
    triễn nhửng cũa cữa cã chĩ thễ kễ hiễu tỗ tỗng biễu điễm phẫm sãn khẫu hưỡng mỷ giử nghỉa hửu vửng hảng
    chuyễn tuyễn phỗ cỗng thưỡng trưỡng xưỡng quãn thũy giãm phãi bãn cẫn xữ đũ khõe
""")  # fmt: skip


@lru_cache(maxsize=8192)
def parts(word: str) -> tuple[str, str]:
    """The letters in lower case without tone marks, and the tone marks: "Hoà" gives ("hoa", grave)."""
    spread = unicodedata.normalize("NFD", word.casefold())
    letters = "".join(sign for sign in spread if sign not in TONES)
    return unicodedata.normalize("NFC", letters), "".join(sign for sign in spread if sign in TONES)


@lru_cache(maxsize=8192)
def is_word(word: str) -> bool:
    """Whether the word can be a Vietnamese one of one syllable."""
    letters, tones = parts(word)
    if len(tones) > 1 or unicodedata.normalize("NFC", word.casefold()) in _CONFUSED:
        return False
    if letters.endswith(_STOPS) and tones not in SHARP_OR_HEAVY:
        return False
    return letters in _ALONE or _fits(letters)


def _fits(letters: str) -> bool:
    shape = _SHAPE.fullmatch(letters)
    if shape is None:
        return False
    initial, rime = shape["initial"] or "", shape["rime"]
    if initial == "qu":
        return rime in _AFTER_QU
    if rime == "y":
        return initial in _Y_AFTER
    return rime in _RIMES and _agree(initial, rime)


def _agree(initial: str, rime: str) -> bool:
    """k, gh and ngh stand before e, ê and i only; c, g and ng before the others; iê needs an initial."""
    is_front = rime.startswith(_FRONT)
    if initial in ("k", "gh", "ngh"):
        return is_front
    if initial in ("c", "g", "ng"):
        return not is_front
    return bool(initial) or not rime.startswith("iê")
