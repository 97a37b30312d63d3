"""Load the demo."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import override_settings

from cms import installation
from cms.demo import channels, facts, pages, people, pictures, planning, translations, work

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


class Command(BaseCommand):
    help = "Load the demo province into an empty installation; all or nothing."

    def handle(self, **options: object) -> None:
        if installation.is_complete():
            raise CommandError("This installation is set up already. The demo goes into an empty one only.")
        self.stdout.write("Loading the demo: facts, pictures, pages, people …")
        with transaction.atomic():
            facts.load()
            planning.load()
            shown = pictures.load()
            pages.load(shown)
            people.load()
            facts.load_office()
            with override_settings(EMAIL_BACKEND=NOWHERE):  # nobody waits for mails about the demo's past
                translations.load(shown)
                work.load(shown)
            channels.load()
        self.stdout.write("The demo is loaded.")
