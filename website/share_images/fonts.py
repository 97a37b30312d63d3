"""Fonts for drawn pictures: Be Vietnam Pro of the site, and the machine's own Chinese, Japanese and Korean ones.

Debian: `apt install fonts-noto-cjk`. Where no font has a sign, nothing is drawn: never an empty box.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import ImageFont

from cms.languages import Language

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
FAMILIES = {  # the forms of the same character differ between them
    "zh-hans": ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Source Han Sans JP"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Source Han Sans KR"),
}
FILES = ("NotoSansCJK*-Bold.*", "NotoSans[SJK][CPR]-Bold.*", "SourceHanSans*-Bold.*")
RANGES = ("latin", "vietnamese", "latin-more", "latin-ext")
NO_CHARACTER = "\U0010fffd"  # of no font: shows what a font draws for a sign that it lacks
FACES_MAX = 12  # in one collection


class NoGlyphError(Exception):
    """No font at hand has this sign."""


@dataclass(frozen=True)
class Face:
    """One font of a file."""

    path: str
    index: int = 0

    @property
    def name(self) -> str:
        return f"{Path(self.path).name}#{self.index}"


@cache
def stack(language: Language) -> tuple[Face, ...]:
    """Fonts to ask for each sign, the language's own first."""
    own = [face] if language.is_cjk and (face := _installed(language.code)) else []
    return (*own, *_latin())


@cache
def _latin() -> tuple[Face, ...]:
    found = (finders.find(f"website/fonts/be-vietnam-pro-{part}-700-normal.woff2") for part in RANGES)
    return tuple(Face(path) for path in found if path)


def _installed(code: str) -> Face | None:
    files = [path for folder in FOLDERS for pattern in FILES for path in sorted(folder.rglob(pattern))]
    named = {font.getname()[0]: face for path in files for face, font in _faces(path)}
    return next((named[family] for family in FAMILIES.get(code, ()) if family in named), None)


def _faces(path: Path) -> list[tuple[Face, ImageFont.FreeTypeFont]]:
    found = []
    for index in range(FACES_MAX):
        try:
            found.append((Face(str(path), index), ImageFont.truetype(str(path), 20, index=index)))
        except OSError:  # past the last one, or no font
            break
    return found


@lru_cache(maxsize=128)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face.path, size, index=face.index)


@lru_cache(maxsize=20_000)
def has(face: Face, sign: str) -> bool:
    """Whether the font draws something of its own for the sign."""
    drawn, none = font(face, 20).getmask(sign), _nothing(face)
    return drawn.getbbox() is not None and bytes(drawn) != none


@cache
def _nothing(face: Face) -> bytes:
    return bytes(font(face, 20).getmask(NO_CHARACTER))


def runs(text: str, faces: tuple[Face, ...]) -> list[tuple[Face, str]]:
    """The text cut into parts of one font each; spaces stay with what is before them."""
    found: list[tuple[Face, str]] = []
    for sign in text:
        face = _face_of(sign, faces, found[-1][0] if found else None)
        if found and found[-1][0] == face:
            found[-1] = (face, found[-1][1] + sign)
        else:
            found.append((face, sign))
    return found


def _face_of(sign: str, faces: tuple[Face, ...], before: Face | None) -> Face:
    if sign.isspace() and faces:
        return before or faces[0]
    for face in faces:
        if has(face, sign):
            return face
    raise NoGlyphError(f"No font for {sign!r} (U+{ord(sign):04X}). Install fonts-noto-cjk, or another of {FILES}.")


def width(text: str, faces: tuple[Face, ...], size: int) -> float:
    """In pixels."""
    return sum(font(face, size).getlength(part) for face, part in runs(text, faces))
