"""Facts: one row for all languages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    name = "reference"
    verbose_name = _("Facts")

    def ready(self) -> None:
        from reference import handlers  # noqa: F401  (connects the receivers)
