"""Fields of the translators' forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from translation.exchange.limits import MAX_MEGABYTES, MEGABYTE


class UploadField(forms.FileField):
    """A file that is not too large; what is in an empty one is said where it is read."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > MAX_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(
                _("The file has %(size)s MB; at most %(limit)s MB can be read. Hand it in as several files.")
                % {"size": -(-file.size // MEGABYTE), "limit": MAX_MEGABYTES}
            )
        return file
