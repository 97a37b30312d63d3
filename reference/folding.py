"""Folds text so that a search finds it however it was typed.

NFKC, case fold, đ → d, diacritical marks off; runs of Chinese, Japanese and Korean characters become
single characters and bigrams, because these scripts are searched without word boundaries.
"""

import re
import unicodedata

# Unicode blocks: kana, CJK ideographs with extension A and compatibility forms, Hangul syllables; and 々〆ー.
CJK = "々〆぀-ヿ㐀-䶿一-鿿가-힯豈-﫿"
_RUN = re.compile(f"[{CJK}]+")
_WORD = re.compile(r"[^\W_]+")


def strip_marks(text: str) -> str:
    """Text in lower case without diacritical marks: 'Đền Trần' gives 'den tran'.

    Kana keep their voicing marks (が stays が), which change the sound and not only the spelling.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", folded)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) or c in "\u3099\u309a")
    return unicodedata.normalize("NFC", kept)


def bigrams(run: str) -> list[str]:
    """Overlapping pairs of a run: '工業団' gives ['工業', '業団']; a single character stays alone."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def index_terms(text: str) -> str:
    """Terms to be indexed, separated by spaces: words, and characters and bigrams of CJK runs."""
    folded = strip_marks(text)

    def expand(match: re.Match[str]) -> str:
        run = match.group()
        return f" {' '.join([*run, *(bigrams(run) if len(run) > 1 else [])])} "

    return " ".join(_WORD.findall(_RUN.sub(expand, folded)))


def query_terms(text: str) -> list[str]:
    """Terms that must all be found: words, and the bigrams of CJK runs."""
    folded = strip_marks(text)
    spaced = _RUN.sub(lambda match: f" {' '.join(bigrams(match.group()))} ", folded)
    return list(dict.fromkeys(_WORD.findall(spaced)))


def ascii_slug(text: str, limit: int = 80) -> str:
    """'Đền Đa Hòa' gives 'den-da-hoa', at most `limit` characters; empty when nothing Latin is left."""
    return "-".join(re.findall(r"[a-z0-9]+", strip_marks(text)))[:limit].rstrip("-")
