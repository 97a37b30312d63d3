"""Collect the words on screen."""

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.messages import update_all


class Command(BaseCommand):
    help = "Collect the words on screen into locales/; translations are kept. Says how many are missing."

    def handle(self, **options: object) -> None:
        for code, missing in update_all(settings.BASE_DIR).items():
            self.stdout.write(f"{code}: {missing} without translation")
