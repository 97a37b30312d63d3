"""Coming events for visitors: the list, and calendars for their own programs."""
