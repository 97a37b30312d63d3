"""Load the demo."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page

from cms import installation
from cms.demo import channels, facts, homes, letters, pages, people, pictures, planning, translations, work
from website.tasks import prepare_pictures

NOBODY_WAITS = {  # neither for mails about the demo's past nor for a thousand single steps of indexing
    "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    "TASKS": {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}},
}


class Command(BaseCommand):
    help = "Load the demo province into an empty installation; all or nothing."

    def handle(self, **options: object) -> None:
        if installation.is_complete():
            raise CommandError("This installation is set up already. The demo goes into an empty one only.")
        self.stdout.write("Loading the demo: facts, pictures, pages, people …")
        with transaction.atomic():
            with override_settings(**NOBODY_WAITS):
                self._load()
            call_command("rebuild_references_index", verbosity=0)
            call_command("update_index", verbosity=0)
            for page in Page.objects.live().order_by("pk").values_list("pk", flat=True):
                prepare_pictures.enqueue(page)
        self.stdout.write("The demo is loaded.")

    def _load(self) -> None:
        facts.load()
        planning.load()
        shown = pictures.load()
        pages.load(shown)
        people.load()
        facts.load_office()
        translations.load(shown)
        homes.load(shown)
        work.load(shown)
        channels.load()
        letters.load()
