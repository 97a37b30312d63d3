"""Finds what a package offers, one module each: adding a transport or a format is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def modules_with(package: str, attribute: str) -> dict[str, ModuleType]:
    """Module's name → module, for the package's modules that have the attribute, in alphabetical order."""
    names = sorted(found.name for found in pkgutil.iter_modules(importlib.import_module(package).__path__))
    modules = {name: importlib.import_module(f"{package}.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, attribute)}
