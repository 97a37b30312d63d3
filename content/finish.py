"""What Wagtail calls when a workflow ends well; it imports this module before any model exists."""

from __future__ import annotations

from typing import Any


def carry_out(workflow_state: Any, user: Any = None) -> None:
    """Set as WAGTAIL_FINISH_WORKFLOW_ACTION."""
    from content import release

    release.after_approval(workflow_state, user)
