"""How the report counts, in the words that stand below its tables and at the end of its documents."""

from __future__ import annotations

from django.utils.translation import gettext as _


def definitions() -> list[str]:
    """Explained for developers in docs/reports.md; the two say the same."""
    return [
        _("A story counts once in each language, on the day on which it was first published there, Vietnamese time."),
        _("A story that was published again after it was withdrawn or had expired is no new story and stands apart."),
        _("Updates, corrections and withdrawals count each time, in each language."),
        _("A translation counts each time it was approved; what the desk only checked formally is never counted so."),
        _("A delivery counts once for each channel and version, on the day on which it first arrived there."),
        _("Its receipt is the strongest that is known today; receivers may acknowledge after the period."),
        _("An activity counts in the period in which it began."),
        _("A translation fulfils the task of the plan that its source names."),
        _("Stories are the agency's to which they belong now; agencies are named as on the last day of the period."),
    ]
