"""Pictures on public pages: which renditions there are, and the <img> that offers them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from reference.models import CustomImage, CustomRendition
from syndication.entries import PICTURE_SPEC


@dataclass(frozen=True)
class Kind:
    """A place where pictures stand: renditions from narrow to wide, and how wide it is shown (CSS `sizes`)."""

    specs: tuple[str, ...]
    sizes: str


def _cropped(width: int, height: int, scales: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"fill-{round(width * s)}x{round(height * s)}|format-webp" for s in scales)


KINDS = {
    "hero": Kind(_cropped(1200, 800, (0.5, 0.8, 1.2)), "(min-width: 72rem) 46rem, 100vw"),
    "wide": Kind(_cropped(1280, 720, (0.5, 0.75, 1.2)), "(min-width: 72rem) 72rem, 100vw"),
    "card": Kind(_cropped(480, 320, (0.75, 1.25, 2)), "(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 92vw"),
    "thumb": Kind(_cropped(240, 160, (0.75, 1.5)), "(min-width: 40rem) 14rem, 7rem"),
    "body": Kind(
        ("max-640x1280|format-webp", "max-960x1920|format-webp", "max-1440x2880|format-webp"),
        "(min-width: 64rem) 44rem, 100vw",
    ),
    "feed": Kind((PICTURE_SPEC,), "100vw"),
    "og": Kind(("fill-1200x630|format-jpeg",), "100vw"),
}


def renditions(image: CustomImage, kind: Kind) -> list[CustomRendition]:
    """From narrow to wide; made on the first call, no query when they were prefetched."""
    found = image.get_renditions(*kind.specs)
    return [found[spec] for spec in kind.specs]


def largest(image: CustomImage, kind: Kind) -> CustomRendition:
    return renditions(image, kind)[-1]


def img(image: CustomImage, kind: Kind, alt: str, lazy: bool) -> SafeString:
    """The <img>; width and height of the widest rendition keep its place while it loads."""
    found = renditions(image, kind)
    unique = {rendition.width: rendition for rendition in found}
    widest = found[-1]
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}decoding="async">',
        found[0].url,
        ", ".join(f"{rendition.url} {width}w" for width, rendition in unique.items()),
        kind.sizes,
        widest.width,
        widest.height,
        alt,
        format_html('loading="lazy" ') if lazy else format_html('fetchpriority="high" '),
    )


def prepare(image: CustomImage) -> None:
    """Make all renditions, so that no visitor waits for them."""
    for kind in KINDS.values():
        renditions(image, kind)
