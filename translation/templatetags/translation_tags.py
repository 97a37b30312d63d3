"""Names of languages; remarks on a segment."""

from __future__ import annotations

from django import template

from translation.models import Segment, Translation
from translation.models_remarks import Number
from translation.shown import name_of

register = template.Library()
register.filter("language_name", name_of)


@register.filter
def remarks_on(translation: Translation, segment: Segment) -> Number:
    """How many threads stand on the segment; asked once for all segments of the page."""
    return translation.remark_counts.by_segment.get(segment.pk, Number())
