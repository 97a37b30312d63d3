"""The project: settings, processes, start and operation."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Phố Hiến"

    def ready(self) -> None:
        from cms import checks, logs  # noqa: F401  (registers the checks)

        logs.configure()
