"""Lists of stories: a section's, a topic's, a column's, each with filters."""
