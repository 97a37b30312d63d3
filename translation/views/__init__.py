"""Screens of the translators."""
