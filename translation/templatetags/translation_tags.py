"""Names of languages."""

from django import template

from translation.shown import name_of

register = template.Library()
register.filter("language_name", name_of)
