"""Load the demo."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms import installation
from cms.demo import facts, pages, people, pictures


class Command(BaseCommand):
    help = "Load the demo province into an empty installation; all or nothing."

    def handle(self, **options: object) -> None:
        if installation.is_complete():
            raise CommandError("This installation is set up already. The demo goes into an empty one only.")
        self.stdout.write("Loading the demo: facts, pictures, pages, people …")
        with transaction.atomic():
            facts.load()
            pages.load(pictures.load())
            people.load()
            facts.load_office()
        self.stdout.write("The demo is loaded.")
