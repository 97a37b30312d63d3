"""Reports of a period: what was published, sent, translated and done, counted from the records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("Report")
