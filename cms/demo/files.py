"""The demo's files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
STORIES, DRAFTS, FACTS, IMAGES = HERE / "stories", HERE / "drafts", HERE / "facts", HERE / "images"


def read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def stories() -> list[dict[str, Any]]:
    """Stories and standard pages, oldest first; standard pages before them."""
    found = [read(path) for path in sorted(STORIES.glob("[!_]*.toml"))]
    return sorted(found, key=lambda story: (story["type"] != "standard", story.get("date", "")))


def drafts() -> list[dict[str, Any]]:
    """Stories that nobody outside may read yet."""
    return [read(path) for path in sorted(DRAFTS.glob("*.toml"))]
