"""Portals: what leaves the house, and the proof of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SyndicationConfig(AppConfig):
    name = "syndication"
    verbose_name = _("Portals")

    def ready(self) -> None:
        from syndication import checks, handlers  # noqa: F401  (registers the checks, connects the receivers)
