"""Machine suggestions that fail safely: each text comes back checked, or as a Failure that says why not.

`choose` says which machine may see a text; `suggest_by_all` asks it, and the next for what it could not do. They wait
for servers: call them from a background task, never from a web request.
"""

from translation.machines.base import Engine, Failure, Reason
from translation.machines.masking import TermForms
from translation.machines.meter import EngineMeter
from translation.machines.policy import choose
from translation.machines.relay import Suggestion, suggest_by_all
from translation.machines.suggestions import suggest

__all__ = [
    "Engine",
    "EngineMeter",
    "Failure",
    "Reason",
    "Suggestion",
    "TermForms",
    "choose",
    "suggest",
    "suggest_by_all",
]
