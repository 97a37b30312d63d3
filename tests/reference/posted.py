"""What a browser would send back of a form that nobody touched."""

from __future__ import annotations

from typing import Any


def as_posted(form: Any) -> dict[str, Any]:
    """The form's fields and child forms with their present values."""
    data = _fields(form)
    for formset in getattr(form, "formsets", {}).values():
        data |= _fields(formset.management_form)
        for child in formset.forms:
            data |= _fields(child)
    return data


def _fields(form: Any) -> dict[str, Any]:
    found = {}
    for field in form:
        value = field.value()
        if value is None or value is False:
            continue
        value = field.field.prepare_value(value)
        found[field.html_name] = "on" if value is True else value if isinstance(value, list) else str(value)
    return found
