"""Keeps Wagtail's sheet of keys, which stands on every screen and is made of sixty pieces of template.

It is the same for all people with the same language, keyboard and choice; what it says is asked each time. Held by
tests/content/test_wagtail_contracts.py and test_shortcuts.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.admin.templatetags import wagtailadmin_tags

TEMPLATE = "wagtailadmin/shared/keyboard_shortcuts_dialog.html"

wagtails = wagtailadmin_tags.keyboard_shortcuts_dialog
_kept: dict[tuple[str, str], SafeString] = {}


def install() -> None:
    wagtailadmin_tags.register.simple_tag(dialog, takes_context=True, name="keyboard_shortcuts_dialog")


def dialog(context: Mapping[str, Any]) -> SafeString:
    said = wagtails(context)
    key = (get_language(), repr(said))
    if key not in _kept:
        _kept[key] = render_to_string(TEMPLATE, said)
    return _kept[key]
