"""Four eyes on facts: an edit is a proposal until a second person confirms it."""
