"""Ways to bring a message to a receiver: a module here that holds a TRANSPORT; the module's name is its code."""

from __future__ import annotations

from syndication.registry import modules_with
from syndication.transports.base import Transport


def registered() -> dict[str, Transport]:
    found = modules_with("syndication.transports", "TRANSPORT")
    return {name: module.TRANSPORT for name, module in found.items()}


def get(name: str) -> Transport:
    """KeyError when no module has this name."""
    return registered()[name]


def pulled() -> list[str]:
    """Codes of the ways in which receivers fetch by themselves."""
    return [name for name, transport in registered().items() if transport.is_pulled]
