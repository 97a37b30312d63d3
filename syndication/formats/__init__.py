"""Formatters: pure functions from entries to bytes, one file each."""
