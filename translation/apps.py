"""The translators' work: segments, memory, checks, machines, the workbench."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        from translation import handing_over, handlers  # noqa: F401  (connects the receivers)

        handing_over.register()
