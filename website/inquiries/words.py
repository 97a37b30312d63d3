"""A mail before it is one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    to: str
    subject: str
    text: str
