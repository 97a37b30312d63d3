"""News about pages, sent inside the transaction that makes them true.

`went_live(page, event)` and `went_away(page, event)`: `page` as its own type, `event` the line of its history.
"""

from django.dispatch import Signal

went_live = Signal()
went_away = Signal()
