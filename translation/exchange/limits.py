"""How large a file may be, before anything of it is read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from translation.exchange.errors import ExchangeError

MEGABYTE = 1024 * 1024
MAX_MEGABYTES = 50


def check_size(data: bytes) -> None:
    if not data:
        raise ExchangeError(_("The file is empty. Choose the file that you translated and saved."))
    if len(data) > MAX_MEGABYTES * MEGABYTE:
        message = _("The file has %(size)s MB; at most %(limit)s MB can be read. Hand it in as several files.")
        raise ExchangeError(message % {"size": -(-len(data) // MEGABYTE), "limit": MAX_MEGABYTES})
