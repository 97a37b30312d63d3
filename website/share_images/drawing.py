"""Draws a page's picture for shared links: 1200 × 630, in the site's colours."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from cms import languages
from cms.languages import Language
from website.share_images import fonts, lines
from website.share_images.fonts import Face
from website.shared import HEIGHT, WIDTH

VERSION = 1
MARK = Path(__file__).parent / "mark.png"
THEMES = {  # tokens.css, light
    "brand": ("#a3341f", "#f8e5dd"),
    "river": ("#14505c", "#dceced"),
    "lotus": ("#a8325f", "#f8e3eb"),
    "longan": ("#7d510f", "#f3e3c3"),
    "leaf": ("#3f6b35", "#e3ecd9"),
    "harbour": ("#3b4a8c", "#e4e6f3"),
}
INK, SOFT, PAPER = "#1f2328", "#4a5160", "#fbf8f3"
EDGE, MARGIN, PICTURE = 16, 64, 468  # pixels
SIZES = (68, 62, 56, 50, 45, 40, 36, 32)  # of the title, the largest that fits
TITLE_TOP, TITLE_BOTTOM = 136, 508
KICKER, NAME = 30, 26


@dataclass(frozen=True)
class Card:
    """Everything that is drawn; `picture` is the name of the stored file."""

    language: str
    title: str
    kicker: str
    office: str
    theme: str
    picture: str = ""


def made_with(language: Language) -> str:
    """Version of the drawing and its first font: what is drawn otherwise when one of them changes."""
    found = fonts.stack(language)
    return f"{VERSION} {found[0].name if found else 'no font'}"[:150]


def draw(card: Card, picture: bytes | None) -> bytes:
    """A JPEG; NoGlyphError where a sign has no font."""
    language = languages.get(card.language)
    colour, ground = THEMES.get(card.theme, THEMES["brand"])
    canvas = Image.new("RGB", (WIDTH, HEIGHT), PAPER if picture else ground)
    right = WIDTH - MARGIN
    if picture:
        right = WIDTH - PICTURE - MARGIN // 2
        shown = ImageOps.fit(Image.open(io.BytesIO(picture)).convert("RGB"), (PICTURE, HEIGHT))
        canvas.paste(shown, (WIDTH - PICTURE, 0))
    pen = Pen(ImageDraw.Draw(canvas), fonts.stack(language), right - EDGE - MARGIN, language)
    pen.draw.rectangle((0, 0, EDGE - 1, HEIGHT), fill=colour)
    pen.line(card.kicker, 96, KICKER, colour)
    pen.title(card.title)
    mark = Image.open(MARK)
    canvas.paste(mark, (EDGE + MARGIN - 4, 536), mark)
    pen.line(card.office, 572, NAME, SOFT, indent=mark.width + 12)
    return _jpeg(canvas)


@dataclass(frozen=True)
class Pen:
    """Writes between the edge and the picture; `room` is the width in pixels."""

    draw: ImageDraw.ImageDraw
    faces: tuple[Face, ...]
    room: int
    language: Language

    def write(self, text: str, left: float, baseline: float, size: int, colour: str) -> None:
        for face, part in fonts.runs(text, self.faces):
            font = fonts.font(face, size)
            self.draw.text((left, baseline), part, font=font, fill=colour, anchor="ls")
            left += font.getlength(part)

    def width(self, text: str, size: int) -> float:
        return fonts.width(text, self.faces, size)

    def line(self, text: str, baseline: int, size: int, colour: str, indent: int = 0) -> None:
        """One line; smaller where it is too long, and cut where that does not help."""
        text = unicodedata.normalize("NFC", text)
        while size > 18 and self.width(text, size) > self.room - indent:
            size -= 2
        while text and self.width(text, size) > self.room - indent:
            text = text.rstrip("…")[:-1].rstrip() + "…"
        self.write(text, EDGE + MARGIN + indent, baseline, size, colour)

    def title(self, text: str) -> None:
        """As large as it fits, in even lines, in the middle of its space."""
        parts = lines.pieces(unicodedata.normalize("NFC", text), self.language.code)
        for size in SIZES:
            leading = round(size * (1.38 if self.language.is_cjk else 1.3))
            found = lines.balanced(parts, lambda part, size=size: self.width(part, size), self.room)
            if leading * len(found) <= TITLE_BOTTOM - TITLE_TOP:
                break
        found = found[: (TITLE_BOTTOM - TITLE_TOP) // leading]
        top = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - leading * len(found)) / 2
        for number, line in enumerate(found):
            self.write(line, EDGE + MARGIN, top + leading * number + size, size, INK)


def _jpeg(canvas: Image.Image) -> bytes:
    file = io.BytesIO()
    canvas.save(file, "JPEG", quality=86, optimize=True, progressive=True)
    return file.getvalue()
