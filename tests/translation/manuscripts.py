"""Word documents as freelancers send them: the target language only."""

from __future__ import annotations

import io

from docx import Document


def docx(*paragraphs, heading=True):
    """The first is the title; a paragraph of several parts has every second one in bold."""
    document = Document()
    for number, parts in enumerate(paragraphs):
        if isinstance(parts, str) and number == 0 and heading:
            document.add_heading(parts, 0)
            continue
        paragraph = document.add_paragraph()
        for place, part in enumerate([parts] if isinstance(parts, str) else parts):
            paragraph.add_run(part).bold = place % 2 == 1 or None
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
