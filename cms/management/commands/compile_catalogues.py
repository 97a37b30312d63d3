"""Compile our translations."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed

from cms.catalogues import compile_stale


class Command(BaseCommand):
    help = "Compile the .po files under locales/ that changed. Needs no gettext on the machine."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        for path in compile_stale(settings.LOCALE_PATHS):
            translation_file_changed(None, path)  # this process has read the folder already, without these words
            self.stdout.write(f"compiled {path.parent.parent.name}/{path.name}")
