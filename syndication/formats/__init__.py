"""Formatters: pure functions, one file each.

Feed formats turn entries into bytes (`render`). A module with a LABEL is a format that channels can
choose: its `document` turns a snapshot's content into data.
"""

from __future__ import annotations

from types import ModuleType

from syndication.registry import modules_with


def registered() -> dict[str, ModuleType]:
    """Formats of channels by their code, the module's name."""
    return modules_with("syndication.formats", "LABEL")


def get(name: str) -> ModuleType:
    return registered()[name]
