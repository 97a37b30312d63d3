"""Facts in the translators' queue and workbench: what lacks a language's text, and what the Vietnamese left behind."""
