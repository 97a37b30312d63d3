"""Template tags of the translators' screens."""
