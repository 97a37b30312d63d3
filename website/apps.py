"""Visitors: search, language switch, sitemaps, feeds' pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = _("Public site")

    def ready(self) -> None:
        from website import handlers  # noqa: F401  (connects the receivers)
        from website.inquiries.desk import handing_over

        handing_over.register()
