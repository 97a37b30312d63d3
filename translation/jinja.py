"""The segments of a workbench, drawn by Jinja: a story has a thousand of them, see docs/decisions/0017."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from jinja2 import Environment, StrictUndefined

TEMPLATE = "translation/passages.jinja"
NAMES = ("sections", "say", "translation", "language", "via", "segments_url", "may_write", "may_judge")


def environment(**options: Any) -> Environment:
    """What segments seldom have – findings, corrections, differences – stays with Django's templates."""
    given = {name: options[name] for name in ("loader", "auto_reload")}
    made = Environment(**given, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(url=reverse, include=_include)
    return made


def _include(name: str, **context: Any) -> SafeString:
    return render_to_string(f"translation/{name}.html", context)


def passages(context: Mapping[str, Any]) -> SafeString:
    """All sections of the text with their segments; what the page does not know is None."""
    given = {name: context.get(name) for name in NAMES}
    return SafeString(engines["jinja2"].get_template(TEMPLATE).render(given))  # nosec B703
