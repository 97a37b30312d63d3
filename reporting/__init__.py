"""Reports: who made what, in which language, and where it went."""
