"""Machine suggestions that fail safely: each text comes back checked, or as a Failure that says why not.

Only cleared text may be given to `suggest`; whoever calls asks the gate first. It waits for a server: call it from a
background task, never from a web request.
"""

from translation.machines.base import Engine, Failure, Reason
from translation.machines.engines import engine
from translation.machines.masking import TermForms
from translation.machines.suggestions import suggest

__all__ = ["Engine", "Failure", "Reason", "TermForms", "engine", "suggest"]
